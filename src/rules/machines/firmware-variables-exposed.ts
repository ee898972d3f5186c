import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "BIOS bootloader": nvram is one file for each machine. */
export const firmwareVariablesExposed: Rule = {
  id: 'firmware-variables-exposed',
  title: 'Firmware variables lie where others write them',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: BIOS bootloader"'],
  on: {
    'libvirt.nvram'({ span, subject, noun, path, alsoIn }, { report }) {
      const open = /^\/(?:tmp|var\/tmp|dev\/shm|home)\//.test(path)
      if (!open && alsoIn.length === 0) return
      report({
        span,
        subject,
        evidence: `nvram ${path}`,
        values: { noun, path, other: alsoIn[0]?.noun ?? '' },
        message: open
          ? '{noun} keeps its firmware variables where users write ({path}): they decide what it boots. Keep them below /var/lib/libvirt/qemu/nvram.'
          : '{noun} keeps its firmware variables in the same file as {other}: each decides what the other boots. Give each a file of its own.',
        related: alsoIn.map(({ uri, span: place, noun: other }) => ({
          uri,
          span: place,
          message: `${other} names the same file`,
        })),
      })
    },
  },
}
