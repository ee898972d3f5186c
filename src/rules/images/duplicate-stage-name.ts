import type { Rule } from '../../core/rule.ts'
import type { Span } from '../../core/span.ts'

/** BuildKit build check DuplicateStageName: the last stage of a name wins for what follows it. */
export const duplicateStageName: Rule = {
  id: 'duplicate-stage-name',
  title: 'Two stages have the same name',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'hadolint:DL3024',
    'checkov:CKV_DOCKER_11',
    'trivy:DS-0012',
    'kics:f2daed12-c802-49cd-afed-fe41d0b82fed',
    'kics:same_alias_in_different_froms',
    'buildkit:DuplicateStageName',
    'buildkit-docs:DuplicateStageName',
  ],
  references: ['https://docs.docker.com/reference/build-checks/duplicate-stage-name/'],
  on: {
    'dockerfile.file'({ stages }, { report, source }) {
      const names = new Map<string, Span>()
      for (const { name, nameSpan, subject } of stages) {
        if (name === undefined || !nameSpan) continue
        const first = names.get(name.toLowerCase())
        if (!first) names.set(name.toLowerCase(), nameSpan)
        if (!first) continue
        report({
          span: nameSpan,
          subject,
          evidence: `AS ${name}`,
          values: { name },
          message:
            'An earlier stage is called "{name}" already: which one is built or copied from depends on where it is asked for. Give each stage a name of its own.',
          related: [{ uri: source.uri, span: first, message: 'the first of the name' }],
        })
      }
    },
  },
}
