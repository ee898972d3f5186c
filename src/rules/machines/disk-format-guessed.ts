import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'

/** libvirt docs, "Hard drives, floppy disks, CDROMs": current libvirt reads raw, older tools probe the image for a header. */
export const diskFormatGuessed: Rule = {
  id: 'disk-format-guessed',
  title: 'Format of a disk image is not stated',
  facet: 'rootfs',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Hard drives, floppy disks, CDROMs"'],
  on: {
    'libvirt.disk'({ span, subject, noun, type, device, source, formatted, setFormat }, { report }) {
      if (formatted || source === undefined || !/^(?:file|block)$/.test(type ?? '') || device !== 'disk') return
      const format = source.endsWith('.qcow2')
        ? 'qcow2'
        : /\.(?:raw|img)$/.test(source) || type === 'block'
          ? 'raw'
          : undefined
      report({
        span,
        subject,
        evidence: `no format ${source}`,
        values: { noun },
        message:
          '{noun} does not say what format a disk has: a tool that looks into it can be led, by a header the guest wrote, to open files of the host. State the type of the driver.',
        fixes:
          format === undefined
            ? []
            : [
                redefining(
                  `State the format ${format}`,
                  'the image is read wrongly if its name lies',
                  setFormat(format),
                ),
              ],
      })
    },
  },
}
