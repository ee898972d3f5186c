import type { Rule } from '../../core/rule.ts'
import type { Threat } from '../../core/severity.ts'
import { addedCapability } from '../shared/workloads/added-capability.ts'
import { ALLOWED_CAPABILITIES } from '../shared/workloads/allowed.ts'

const MEDIUM: Threat = { needs: 'code', reaches: 'workload' }
const LOW: Threat = { needs: 'flaw', reaches: 'workload' }

/** What each makes of a program that runs as root; those that amount to the host have rules of their own. */
const GRADES: ReadonlyMap<string, Threat> = new Map<string, Threat>([
  ...[
    'SYS_PTRACE',
    'CHECKPOINT_RESTORE',
    'DAC_OVERRIDE',
    'DAC_READ_SEARCH',
    'LINUX_IMMUTABLE',
    'SETFCAP',
    'SETPCAP',
    'NET_ADMIN',
    'NET_RAW',
    'SYS_CHROOT',
    'MKNOD',
    'AUDIT_CONTROL',
  ].map((name) => [name, MEDIUM] as const),
  ...[
    'SETUID',
    'SETGID',
    'CHOWN',
    'FOWNER',
    'FSETID',
    'KILL',
    'IPC_OWNER',
    'SYS_RESOURCE',
    'SYS_NICE',
    'IPC_LOCK',
    'SYS_TTY_CONFIG',
    'LEASE',
  ].map((name) => [name, LOW] as const),
])

/** capabilities(7); severity.db of apparmor-utils weighs them 7 to 10. */
export const rootCapabilityAllowed: Rule<typeof ALLOWED_CAPABILITIES> = {
  id: 'root-capability-allowed',
  title: "Confinement allows one of root's powers",
  facet: 'privilege',
  threat: MEDIUM,
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['aa-sev:10', 'aa-sev:9', 'aa-sev:8', 'aa-sev:7'],
  references: ['capabilities(7)', 'severity.db of apparmor-utils'],
  options: ALLOWED_CAPABILITIES,
  on: {
    capability(fact, { options, report }) {
      if (options.allowed.includes(fact.capability)) return
      const threat = fact.action === 'allow' ? GRADES.get(fact.capability) : undefined
      if (!threat) return
      report({
        ...addedCapability(
          fact,
          '{noun} allows {capability}, which lets its processes {grants}. Many programs ask for it in vain: remove it if the program works without, or deny it where it keeps asking.',
        ),
        threat,
      })
    },
  },
}
