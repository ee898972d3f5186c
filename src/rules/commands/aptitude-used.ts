import type { Rule } from '../../core/rule.ts'
import { evidenceOf, packageCall } from '../shared/commands/packages/call.ts'

/** aptitude(8): its resolver may choose removals and downgrades to satisfy a request, and `-y` accepts its first choice. */
export const aptitudeUsed: Rule = {
  id: 'aptitude-used',
  title: 'aptitude is used in a script',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['aptitude(8)', 'https://wiki.debian.org/Aptitude'],
  on: {
    command(command, { report }) {
      const call = packageCall(command, 'aptitude')
      if (!call) return
      report({
        span: command.programSpan,
        subject: command.subject,
        evidence: evidenceOf(call),
        message:
          '`aptitude` is made for people who look at its proposals: without one it may remove or downgrade packages to satisfy a request. Use `apt-get`.',
      })
    },
  },
}
