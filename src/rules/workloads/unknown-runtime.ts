import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Runtimes whose isolation is known: at least that of runc (Docker docs, "Alternative container runtimes"; NVIDIA's runs runc). */
const KNOWN = /^(runc|crun|youki|runsc|kata|kata-(runtime|qemu|clh|fc)|sysbox-runc|nvidia|io\.containerd\.\w+\.v\d)$/

/** Docker docs, "Alternative container runtimes": names other than the built-in ones are defined in daemon.json. */
export const unknownRuntime: Rule = {
  id: 'unknown-runtime',
  title: 'Container runs under a runtime whose isolation is unknown',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['Compose specification, runtime', 'Docker docs, "Alternative container runtimes"'],
  on: {
    'compose.setting'({ span, subject, noun, key, value, remove }, { report }) {
      if (key !== 'runtime' || value === undefined || KNOWN.test(value)) return
      report({
        span,
        subject,
        evidence: `runtime ${value}`,
        message:
          '{noun} runs under the runtime "{value}": how it isolates depends on how the host set it up, so what the rest of this file says may not hold. Check what the name stands for.',
        values: { noun, value },
        fixes: [reviewFix('Use the default runtime', 'what the other runtime provides is missing', remove())],
      })
    },
  },
}
