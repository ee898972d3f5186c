import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Hard drives, floppy disks, CDROMs": tls, ssl verify and protocols of network disks. */
export const diskTransportUnverified: Rule = {
  id: 'disk-transport-unverified',
  title: 'Disk comes over the network unprotected',
  facet: 'network',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Hard drives, floppy disks, CDROMs"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/disk/source@tls', 'devices/disk/source/ssl@verify'],
      weak: (value) => value === 'no',
      message:
        '{noun} has a disk that comes over the network without its server being checked ({key}): who sits on the way reads it and changes it, programs included. Switch it on.',
      fixes: ({ set }) => [
        redefining(
          'Check the server',
          'the connection fails until server and host have certificates that fit',
          set('yes'),
        ),
      ],
    }),
    'libvirt.disk'({ sourceSpan, subject, noun, protocol = '' }, { report }) {
      if (!/^(?:http|ftp|tftp)$/.test(protocol)) return
      report({
        span: sourceSpan,
        subject,
        evidence: `protocol ${protocol}`,
        values: { noun, protocol },
        message:
          '{noun} has a disk that comes over {protocol}: who sits on the way reads it and changes it, programs included. Use https, or a copy on the host.',
      })
    },
  },
}
