import type { Rule } from '../../core/rule.ts'

/** Compose Build specification, "ssh". */
export const buildSshAgent: Rule = {
  id: 'build-ssh-agent',
  title: 'Build may use the whole SSH agent',
  facet: 'secrets',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Compose Build specification, "ssh"'],
  on: {
    'compose.setting'({ span, subject, noun, key, value }, { report }) {
      if (key !== 'build.ssh' || value !== 'default') return
      report({
        span,
        subject,
        evidence: 'build ssh default',
        values: { noun },
        message:
          '{noun} is built with access to the builder\'s SSH agent: a hostile package run in such a step can log in wherever those keys can. Give the build one deploy key instead: "name=path/to/key".',
      })
    },
  },
}
