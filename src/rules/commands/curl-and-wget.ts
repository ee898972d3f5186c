import type { Command, Script } from '../../core/facts/command.ts'
import type { Rule } from '../../core/rule.ts'

/** Docker build best practices: do not install what is not needed. */
export const curlAndWget: Rule = {
  id: 'curl-and-wget',
  title: 'Both curl and wget are used',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'hadolint:DL4001',
    'trivy:DS-0014',
    'kics:fc775e75-fcfb-4c98-b2f2-910c5858b359',
    'kics:run_using_wget_and_curl',
    'semgrep:use-either-wget-or-curl',
  ],
  references: ['https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages'],
  on: {
    script(script, { report }) {
      const own = usesOf(script)
      if (script.phase !== 'build' || own.length === 0) return
      const first = [...script.earlier(), script].flatMap(usesOf)[0]?.program
      for (const { program = '', programSpan, subject } of own) {
        if (program === first) continue
        report({
          span: programSpan,
          subject,
          evidence: program,
          message:
            '`{program}` is used besides `{other}`: both have to be installed and kept up to date, where one can do all of it. Use `{other}` here as well.',
          values: { program, other: first ?? '' },
        })
      }
    },
  },
}

function usesOf({ commands }: Script): readonly Command[] {
  return commands.filter(({ program }) => program === 'curl' || program === 'wget')
}
