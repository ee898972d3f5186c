import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** container-selinux: spc_t is the type of super privileged containers, an unconfined domain; so are the others. */
export const selinuxUnconfinedType: Rule = {
  id: 'selinux-unconfined-type',
  title: 'Container runs under an SELinux type that confines nothing',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['cis-docker:5.3'],
  references: ['CIS Docker Benchmark 5.3', 'man page container_selinux(8)'],
  on: {
    confinement({ span, subject, noun, mechanism, value, remove }, { report }) {
      if (!(mechanism === 'selinux' && /^type:(spc|unconfined|unconfined_service|container_runtime)_t$/.test(value ?? ''))) return
      report({
        span,
        subject,
        evidence: `label ${value}`,
        message: '{noun} runs under an SELinux type made for programs that manage the host: SELinux then allows it nearly everything. Remove it, or name a type that allows what it needs.',
        values: { noun },
        fixes: [reviewFix('Use the container\'s default SELinux type', 'what the default type forbids will fail', remove())],
      })
    },
  },
}
