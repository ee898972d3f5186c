import { uriOf } from '../../core/neighbours.ts'
import type { Rule } from '../../core/rule.ts'

/** A path from the project on; what is absolute lies on a host nobody sees from here. */
const PATH = /^(?:\.\/)?[\w-][\w./-]*\.json$/

/** Docker docs, "Seccomp security profiles for Docker": the profile is a file the client reads, from the project's folder on. */
export const missingSeccompProfile: Rule = {
  id: 'missing-seccomp-profile',
  title: 'Seccomp profile is not where the file says',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Docker docs, "Seccomp security profiles for Docker"'],
  on: {
    confinement({ span, subject, noun, mechanism, value = '', off }, { source, neighbours, report }) {
      if (mechanism !== 'seccomp' || off !== false || !PATH.test(value) || value.includes('..')) return
      if (neighbours.has(uriOf(source.uri, value)) !== false) return
      report({
        span,
        subject,
        evidence: `seccomp ${value}`,
        values: { noun, value },
        message:
          '{noun} names the system call filter {value}, and there is no such file: the container does not start, and the quick way out is to run it without a filter. Add the file, or correct the path.',
      })
    },
  },
}
