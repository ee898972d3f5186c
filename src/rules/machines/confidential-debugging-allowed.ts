import type { Rule } from '../../core/rule.ts'
import type { LibvirtKey } from '../../kinds/libvirt/read/settings.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/**
 * The bit of each policy that decides on debugging, and whether it forbids it. AMD SEV API, guest policy, bit 0 (NODBG); SEV-SNP firmware
 * ABI, guest policy, bit 19 (DEBUG); Intel TDX module, TD attributes, bit 0 (DEBUG).
 */
const DEBUG_BITS: Partial<Record<LibvirtKey, { readonly bit: bigint; readonly forbids: boolean }>> = {
  'launchSecurity[sev]/policy': { bit: 1n, forbids: true },
  'launchSecurity[sev-snp]/policy': { bit: 1n << 19n, forbids: false },
  'launchSecurity[tdx]/policy': { bit: 1n, forbids: false },
}

/** libvirt docs, "Launch Security". */
export const confidentialDebuggingAllowed: Rule = {
  id: 'confidential-debugging-allowed',
  title: 'Host can debug a confidential guest',
  facet: 'kernel',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['https://libvirt.org/formatdomain.html#launch-security'],
  on: {
    'libvirt.setting': weakSetting({
      keys: Object.keys(DEBUG_BITS) as LibvirtKey[],
      weak: (value, { key }) => forbidding(key, value) !== undefined,
      message:
        '{noun} has its memory encrypted against the host, but its policy `{value}` lets the host debug it, and so read all of it. Forbid debugging in the policy.',
      fixes: ({ key, value = '', set }) => [
        redefining(
          'Forbid debugging',
          'the policy is part of what is measured: whoever attests the guest has to expect the new one',
          set(forbidding(key, value) ?? value),
        ),
      ],
    }),
  },
}

/** The policy with debugging forbidden, as wide as it is written; undefined where it is, or is no number. */
function forbidding(key: LibvirtKey, value: string): string | undefined {
  const debug = DEBUG_BITS[key]
  if (!debug || !/^(?:0x[\da-f]{1,16}|\d{1,18})$/i.test(value)) return undefined
  const policy = BigInt(value)
  const isForbidden = ((policy & debug.bit) !== 0n) === debug.forbids
  const width = value.startsWith('0x') ? value.length - 2 : 4
  return isForbidden ? undefined : `0x${(policy ^ debug.bit).toString(16).padStart(width, '0')}`
}
