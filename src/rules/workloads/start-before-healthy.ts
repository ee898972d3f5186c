import type { Rule } from '../../core/rule.ts'

/** Compose specification, "depends_on": the short form waits for the start of the other container only. */
export const startBeforeHealthy: Rule = {
  id: 'start-before-healthy',
  title: 'Service does not wait for a health check that exists',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Compose specification, "depends_on"'],
  on: {
    'compose.file'({ services, isHere }, { report }) {
      const checked = new Set(services.flatMap(({ name, checked }) => (checked ? [name] : [])))
      for (const { subject, noun, dependencies } of services) {
        for (const { on, span, condition } of dependencies) {
          if (condition !== undefined || !checked.has(on) || !isHere(span)) continue
          report({
            span,
            subject,
            evidence: `depends_on ${on}`,
            values: { noun, on },
            message:
              '{noun} is started as soon as "{on}" is, though "{on}" has a health check that says when it is ready: whether it works then is luck. Write "{on}: { condition: service_healthy }".',
          })
        }
      }
    },
  },
}
