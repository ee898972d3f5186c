import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { ALLOWED_DEVICES, isAllowedDevice } from '../shared/workloads/allowed.ts'

/** Docker run reference, --device: without letters rwm is granted, m being mknod. */
export const deviceNodeCreation: Rule<typeof ALLOWED_DEVICES> = {
  id: 'device-node-creation',
  title: 'Device is handed in with the right to make device files',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['Docker run reference, --device', 'Linux, Documentation/admin-guide/cgroup-v1/devices'],
  options: ALLOWED_DEVICES,
  on: {
    device({ span, subject, noun, host, rule, permissions, setPermissions }, { options, report }) {
      if (isAllowedDevice(options.allowed, host)) return
      if (!(permissions ?? 'rwm').includes('m')) return
      if (rule && permissions === undefined) return
      report({
        span,
        subject,
        evidence: `device permissions ${host}`,
        message:
          '{noun} may also make device files for {host}, which programs do not need to use a device: one more step for an attacker to build on. Grant rw, or r when it only reads.',
        values: { noun, host },
        fixes: [
          rule
            ? undefined
            : reviewFix(
                'Grant reading and writing only',
                'programs that make device files themselves will fail',
                setPermissions('rw'),
              ),
        ],
      })
    },
  },
}
