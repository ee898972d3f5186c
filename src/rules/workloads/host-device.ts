import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { classifyDevice, classifyDeviceRule } from '../../knowledge/host/devices.ts'
import { ALLOWED_DEVICES, isAllowedDevice } from '../shared/workloads/allowed.ts'

/** CIS Docker Benchmark 5.18. Every container has the harmless ones anyway (OCI runtime specification, "Default Devices"). */
export const hostDevice: Rule<typeof ALLOWED_DEVICES> = {
  id: 'host-device',
  title: 'Container gets a device of the host',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['cis-docker:5.18'],
  references: ['CIS Docker Benchmark 5.18'],
  options: ALLOWED_DEVICES,
  on: {
    device({ span, subject, noun, host, rule, remove }, { options, report }) {
      if (isAllowedDevice(options.allowed, host)) return
      const found = rule ? classifyDeviceRule(host) : { ...classifyDevice(host), broad: false }
      if (found.class !== 'ordinary' || found.broad || /^\/dev\/(null|zero|full|u?random|tty)$/.test(host)) return
      report({
        span,
        subject,
        evidence: `device ${host}`,
        message:
          '{noun} is given the device {host}: code in it talks to the hardware and its driver directly. Keep it only if the service works with that device.',
        values: { noun, host },
        fixes: [reviewFix('Take the device away', 'what the workload does with the device will fail', remove())],
      })
    },
  },
}
