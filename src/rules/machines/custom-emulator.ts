import type { Rule } from '../../core/rule.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Devices": the emulator is a program the driver starts. */
export const customEmulator: Rule = {
  id: 'custom-emulator',
  title: "Emulator is not the system's",
  facet: 'privilege',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Devices"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/emulator'],
      weak: (value) => value.startsWith('/') && !SYSTEM.test(value) && !WRITABLE.test(value),
      message:
        "{noun} is run by a program outside of the system's directories ({value}): the package manager does not update it, and SELinux and AppArmor know nothing of it. Use the system's.",
    }),
  },
}

/** Where systems keep them: Linux, BSD, Nix, Homebrew. */
const SYSTEM =
  /^\/(?:usr\/(?:s?bin|libexec|lib\w*|local|pkg|kvm)\/|s?bin\/|nix\/|run\/(?:libvirt\/nix-emulators|current-system)\/|gnu\/store\/|opt\/homebrew\/)/
/** Those are emulator-in-writable-path's. */
const WRITABLE = /^\/(?:tmp|var\/tmp|home|root|opt|srv|mnt|media|dev\/shm)\//
