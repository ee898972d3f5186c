import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { classifyDevice } from '../../knowledge/host/devices.ts'
import { ALLOWED_DEVICES, isAllowedDevice } from '../shared/workloads/allowed.ts'

/** man page mem(4), msr(4): opening them takes CAP_SYS_RAWIO besides the device. */
export const hostMemoryDevice: Rule<typeof ALLOWED_DEVICES> = {
  id: 'host-memory-device',
  title: "Container gets the host's memory or ports",
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['cis-docker:5.18'],
  references: ['CIS Docker Benchmark 5.18', 'man page mem(4)'],
  options: ALLOWED_DEVICES,
  on: {
    device({ span, subject, noun, host, rule, remove }, { options, report }) {
      if (isAllowedDevice(options.allowed, host)) return
      const found = rule ? undefined : classifyDevice(host)
      if (found?.class !== 'memory') return
      report({
        span,
        subject,
        evidence: `device ${host}`,
        message:
          '{noun} is given {host}, {what}: with the capability that opens it, code in it rewrites the running kernel. Take it away.',
        values: { noun, host, what: found.what },
        fixes: [reviewFix('Take the device away', 'programs that talk to hardware through it will fail', remove())],
      })
    },
  },
}
