import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { POWERFUL_GROUPS } from '../../knowledge/host/groups.ts'

/** Its number is the same on every system. */
const ROOT = /^(?:root|0+)$/

/** Docker docs, "Linux post-installation steps": the docker group grants root-level privileges. */
export const powerfulGroup: Rule = {
  id: 'powerful-group',
  title: 'Container joins a group with power over the host',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['Compose specification, group_add', 'OWASP Docker Security Cheat Sheet, rule 1'],
  on: {
    'compose.setting'({ span, subject, noun, key, value = '', remove }, { report }) {
      if (key !== 'group_add' || !(ROOT.test(value) || POWERFUL_GROUPS.has(value))) return
      report({
        span,
        subject,
        evidence: `group_add ${value}`,
        message:
          "{noun} joins the group {value}: what the host hands in for that group - the engine's socket, disks, password files - is open to it although it does not run as root. Remove it.",
        values: { noun, value },
        ...(ROOT.test(value) && { threat: { needs: 'code', reaches: 'workload' } }),
        fixes: [reviewFix('Remove the group', 'files and sockets of that group become unreadable', remove())],
      })
    },
  },
}
