import { reviewFix } from '../../../core/finding.ts'
import type { MachineFeatureName } from '../../../core/facts/machine.ts'
import type { Rule } from '../../../core/rule.ts'

/** What a rule about switches of virtual machines says of them. */
export interface FeatureWatch {
  readonly features: readonly MachineFeatureName[]
  /** The state that weakens. */
  readonly weak: 'on' | 'off'
  /** May use `{noun}` and `{detail}`; a function takes the detail, where the sentence hangs on it. */
  readonly message: string | ((detail: string) => string)
  readonly fix: { readonly title: string; readonly caveat: string }
}

/** Reports switches in the state that weakens, with a fix where the format has one right edit. */
export function watchFeatures({ features, weak, message, fix }: FeatureWatch): Rule['on'] {
  return {
    machineFeature({ span, subject, noun, feature, on, detail = '', evidence, effect, set }, { report }) {
      if (!features.includes(feature) || on !== (weak === 'on')) return
      report({
        span,
        subject,
        evidence,
        message: typeof message === 'string' ? message : message(detail),
        values: { noun, detail },
        fixes: [reviewFix(fix.title, `${fix.caveat}; ${effect}`, set(weak === 'off'))],
      })
    },
  }
}
