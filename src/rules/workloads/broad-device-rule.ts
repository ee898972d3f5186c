import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { classifyDeviceRule } from '../../knowledge/host/devices.ts'
import { ALLOWED_DEVICES, isAllowedDevice } from '../shared/workloads/allowed.ts'

/** Docker run reference, --device-cgroup-rule; a container has CAP_MKNOD by default and so makes the device file itself. */
export const broadDeviceRule: Rule<typeof ALLOWED_DEVICES> = {
  id: 'broad-device-rule',
  title: 'Container may use many devices of the host',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['cis-docker:5.18'],
  references: [
    'CIS Docker Benchmark 5.18',
    'Docker run reference, --device-cgroup-rule',
    'Linux, Documentation/admin-guide/cgroup-v1/devices',
  ],
  options: ALLOWED_DEVICES,
  on: {
    device({ span, subject, noun, host, rule, permissions, remove }, { options, report }) {
      if (isAllowedDevice(options.allowed, host)) return
      if (!rule || !/[rw]/.test(permissions ?? 'rwm')) return
      const { class: kind, broad, what } = classifyDeviceRule(host)
      if (kind === 'ordinary' && !broad) return
      report({
        span,
        subject,
        evidence: `device_cgroup_rules ${host}`,
        message:
          '{noun} may use {what} ({host}): it can make the device file itself and then work on the device. Name the one device it needs in devices.',
        values: { noun, host, what },
        ...(kind === 'raw-disk' && { threat: { needs: 'code', reaches: 'host' } }),
        fixes: [reviewFix('Remove the rule', 'devices that it allowed are refused', remove())],
      })
    },
  },
}
