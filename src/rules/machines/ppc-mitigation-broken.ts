import type { Rule } from '../../core/rule.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Hypervisor features": cfpc, sbbc and ibs tell a pSeries guest which protections against speculation it can use. What the host can do the file does not say. */
export const ppcMitigationBroken: Rule = {
  id: 'ppc-mitigation-broken',
  title: 'POWER guest is told that protections are broken',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Hypervisor features"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['features/cfpc@value', 'features/sbbc@value', 'features/ibs@value'],
      weak: (value) => value === 'broken',
      message:
        '{noun} is told that a protection against speculation leaks does not work ({key}), so its kernel does not use it. Say "workaround" or "fixed" where the host can.',
    }),
  },
}
