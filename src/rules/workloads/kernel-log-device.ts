import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { classifyDevice } from '../../knowledge/host/devices.ts'
import { ALLOWED_DEVICES, isAllowedDevice } from '../shared/workloads/allowed.ts'

/** Linux, Documentation/ABI/testing/dev-kmsg: reading gives the whole log, writing adds to it. */
export const kernelLogDevice: Rule<typeof ALLOWED_DEVICES> = {
  id: 'kernel-log-device',
  title: "Container gets the host's kernel log",
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['compose-lint:CL-0016', 'cis-docker:5.18'],
  references: ['CIS Docker Benchmark 5.18', 'Linux, Documentation/ABI/testing/dev-kmsg'],
  options: ALLOWED_DEVICES,
  on: {
    device({ span, subject, noun, host, rule, remove }, { options, report }) {
      if (isAllowedDevice(options.allowed, host)) return
      if (rule || classifyDevice(host).class !== 'kernel') return
      report({
        span,
        subject,
        evidence: `device ${host}`,
        message:
          "{noun} is given {host}, the host's kernel log: code in it reads what the whole machine reports, and writes false entries. Read the log on the host.",
        values: { noun, host },
        fixes: [reviewFix('Take the device away', 'the workload no longer sees kernel messages', remove())],
      })
    },
  },
}
