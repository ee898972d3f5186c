import type { Rule } from '../../core/rule.ts'
import { cover } from '../../core/span.ts'

/** apt-key(8): deprecated, last available in Debian 12 and Ubuntu 24.04; sources.list(5), Signed-By. */
export const aptKeyForAllRepositories: Rule = {
  id: 'apt-key-for-all-repositories',
  title: "A repository's key is trusted for every repository",
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apt-key(8)', 'sources.list(5), Signed-By'],
  on: {
    command({ program, programSpan, operands: [action], subject }, { report }) {
      if (program !== 'apt-key' || !action || (action.value !== 'add' && action.value !== 'adv')) return
      report({
        span: cover(programSpan, action.span),
        subject,
        evidence: `apt-key ${action.value}`,
        message:
          '`apt-key` lets the owner of this key sign packages of every repository, those of the distribution included, and newer releases no longer have it. Store the key under `/etc/apt/keyrings`, and name it in the one repository that needs it (`signed-by`).',
      })
    },
  },
}
