import { reviewFix } from '../../../core/finding.ts'
import type { Rule } from '../../../core/rule.ts'

/** A switch of the configuration in the state that weakens. */
export interface SwitchedSetting {
  readonly key: string
  readonly weak: boolean
  /** May use `{noun}`. */
  readonly message: string
  readonly fix: { readonly title: string; readonly caveat: string }
}

/** Reports a switch in the state that weakens, with a fix where its line stands for one machine. */
export function watchSetting({ key, weak, message, fix }: SwitchedSetting): Rule['on'] {
  return {
    'vagrant.setting'(setting, { report }) {
      if (setting.key !== key || setting.value !== weak) return
      const { span, subject, noun, set } = setting
      report({
        span,
        subject,
        evidence: key,
        message,
        values: { noun },
        fixes: [reviewFix(fix.title, fix.caveat, set(String(!weak)))],
      })
    },
  }
}
