import type { Rule } from '../../core/rule.ts'
import { ALLOWED_DEVICES, isAllowedDevice } from '../shared/workloads/allowed.ts'

/** libvirt docs, "Hard drives, floppy disks, CDROMs". Whole disks are raw-disk-device's. */
export const hostBlockDevice: Rule<typeof ALLOWED_DEVICES> = {
  id: 'host-block-device',
  title: 'Disk is a block device of the host',
  facet: 'rootfs',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Hard drives, floppy disks, CDROMs"'],
  options: ALLOWED_DEVICES,
  on: {
    'libvirt.disk'({ sourceSpan, subject, noun, type, device, source, wholeDisk, readOnly }, { options, report }) {
      if (
        type !== 'block' ||
        wholeDisk ||
        readOnly ||
        (device !== 'disk' && device !== 'lun') ||
        source === undefined ||
        isAllowedDevice(options.allowed, source)
      ) {
        return
      }
      report({
        span: sourceSpan,
        subject,
        evidence: `block ${source}`,
        values: { noun, source },
        message:
          '{noun} writes to the block device {source} of the host: make sure that it is a volume made for this machine and nothing the host or others use.',
      })
    },
  },
}
