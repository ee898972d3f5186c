import type { Fix } from '../../../core/finding.ts'
import type { Rule } from '../../../core/rule.ts'
import type { LibvirtSetting } from '../../../kinds/libvirt/facts.ts'
import type { LibvirtKey } from '../../../kinds/libvirt/read/settings.ts'

/** What a rule about single values of a domain says of them. */
interface SettingWatch {
  readonly keys: readonly LibvirtKey[]
  weak(value: string, setting: LibvirtSetting): boolean
  /** May use `{noun}`, `{key}` and `{value}`. */
  readonly message: string
  fixes?(setting: LibvirtSetting): readonly (Fix | undefined)[]
}

/** Reports values that weaken; those that cannot be known are passed over. */
export function weakSetting({ keys, weak, message, fixes }: SettingWatch): NonNullable<Rule['on']['libvirt.setting']> {
  return (setting, { report }) => {
    const { key, value, span, subject, noun } = setting
    if (!keys.includes(key) || value === undefined || !weak(value, setting)) return
    report({
      span,
      subject,
      evidence: `${key} ${value}`.trim(),
      message,
      values: { noun, key, value },
      fixes: fixes?.(setting) ?? [],
    })
  }
}
