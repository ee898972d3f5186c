import type { Rule } from '../../core/rule.ts'

const DURATIONS: ReadonlySet<string> = new Set(['interval', 'timeout', 'start-period', 'start-interval'])
const UNITS: Readonly<Record<string, number>> = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1e3, m: 6e4, h: 36e5 }

/** Dockerfile reference, HEALTHCHECK; the engine refuses durations below one millisecond. */
export const invalidHealthCheckOption: Rule = {
  id: 'invalid-health-check-option',
  title: 'Health check has an option Docker refuses',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  on: {
    'dockerfile.instruction'({ keyword, instruction, subject }, { report }) {
      if (keyword !== 'HEALTHCHECK') return
      for (const { name, value, span } of instruction.flags) {
        if (value === undefined || value.includes('$')) continue
        const valid = DURATIONS.has(name) ? isDuration(value) : name !== 'retries' || /^\d+$/.test(value)
        if (valid) continue
        report({
          span,
          subject,
          evidence: `--${name} ${value}`,
          values: { name, value },
          message:
            name === 'retries'
              ? '"{value}" is no number of retries, so the build fails. Write a whole number, such as --retries=3.'
              : '"{value}" is no time Docker takes for --{name}, so the build fails. Write a number with its unit, at least 1ms: --{name}=30s.',
        })
      }
    },
  },
}

/** A Go duration of zero or at least a millisecond: `1m30s`. */
function isDuration(value: string): boolean {
  if (value === '0') return true
  if (!/^\+?(\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)((\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))*$/.test(value)) return false
  let total = 0
  for (const [, number = '', unit = ''] of value.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h)/g)) {
    total += Number(number) * (UNITS[unit] ?? 0)
  }
  return total === 0 || total >= 1
}
