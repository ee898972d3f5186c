import type { Rule } from '../../core/rule.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Devices": the emulator is a program the driver starts. */
export const emulatorInWritablePath: Rule = {
  id: 'emulator-in-writable-path',
  title: 'Emulator lies where users may replace it',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Devices"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/emulator'],
      weak: (value) =>
        /^\/(?:tmp|var\/tmp|home|root|opt|srv|mnt|media|dev\/shm)\//.test(value) && !value.startsWith('/opt/homebrew/'),
      message:
        "{noun} is run by a program in a place users write to ({value}): who replaces it has all its disks, and what the driver gives the process. Use the system's.",
    }),
  },
}
