import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Groups that open the engine's socket, disks, memory or password files; 0 is root's on every system. */
const GROUPS = /^(root|0+|docker|podman|disk|kmem|mem|shadow|lxd|incus-admin|libvirt)$/

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
      if (key !== 'group_add' || !GROUPS.test(value)) return
      report({
        span,
        subject,
        evidence: `group_add ${value}`,
        message:
          "{noun} joins the group {value}: what the host hands in for that group - the engine's socket, disks, password files - is open to it although it does not run as root. Remove it.",
        values: { noun, value },
        ...(/^(root|0+)$/.test(value) && { threat: { needs: 'code', reaches: 'workload' } }),
        fixes: [reviewFix('Remove the group', 'files and sockets of that group become unreadable', remove())],
      })
    },
  },
}
