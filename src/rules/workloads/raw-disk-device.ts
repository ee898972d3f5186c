import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { classifyDevice } from '../../knowledge/host/devices.ts'
import { ALLOWED_DEVICES, isAllowedDevice } from '../shared/workloads/allowed.ts'

/** Linux, Documentation/admin-guide/devices: whoever reads a block device reads every file on it. */
export const rawDiskDevice: Rule<typeof ALLOWED_DEVICES> = {
  id: 'raw-disk-device',
  title: 'Workload gets a disk of the host',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['compose-lint:CL-0016', 'cis-docker:5.18'],
  references: ['CIS Docker Benchmark 5.18', 'Linux, Documentation/admin-guide/devices'],
  options: ALLOWED_DEVICES,
  on: {
    device({ span, subject, noun, host, rule, permissions, remove }, { options, report }) {
      if (isAllowedDevice(options.allowed, host)) return
      const found = rule ? undefined : classifyDevice(host)
      if (found?.class !== 'raw-disk') return
      report({
        span,
        subject,
        evidence: `device ${host}`,
        message:
          '{noun} is given {host}, {what}: code in it reads and writes the files there past all permissions, those of the host among them. Mount the directory that is needed instead.',
        values: { noun, host, what: found.what },
        ...(permissions === 'r' && { threat: { needs: 'code', reaches: 'others' } }),
        fixes: [reviewFix('Take the device away', 'what the workload does with the disk will fail', remove())],
      })
    },
  },
}
