import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { isKnown, keptCapabilities } from '../shared/workloads/image-needs.ts'

const KNOWN =
  'the image starts with what is kept; what is added to it, such as plug-ins and start scripts, may need more with cap_add'
const UNKNOWN =
  'an image that starts as root and then switches to another user fails, some only at the second start, until CHOWN, DAC_OVERRIDE, FOWNER, SETGID and SETUID are added with cap_add'

/** Docker run reference, "Runtime privilege and Linux capabilities": fourteen capabilities are kept unless they are dropped. */
export const missingCapabilityDrop: Rule = {
  id: 'missing-capability-drop',
  title: 'Container keeps capabilities it does not need',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'compose-lint:CL-0006',
    'kics:ce76b7d0-9e77-464d-b86f-c5c48e03e22d',
    'kics:container_capabilities_unrestricted',
    'cis-docker:5.4',
    'owasp-docker:3',
  ],
  references: ['CIS Docker Benchmark 5.4', 'OWASP Docker Security Cheat Sheet, rule 3'],
  on: {
    workload({ span, subject, noun, image, lacks }, { report }) {
      const absence = lacks('capabilities-dropped')
      if (!absence) return
      const kept = keptCapabilities(image)
      report({
        span,
        subject,
        evidence: 'capabilities not dropped',
        message:
          '{noun} keeps the capabilities every container starts with, such as forging packets and making device files: an attacker inside can use what the service never does. Drop all of them and add back those it needs.',
        values: { noun },
        fixes: [
          kept &&
            reviewFix(
              kept.length === 0 ? 'Drop all capabilities' : `Drop all capabilities but ${kept.join(', ')}`,
              isKnown(image) ? KNOWN : UNKNOWN,
              absence.add(kept.length === 0 ? undefined : kept.join(' ')),
            ),
        ],
      })
    },
  },
}
