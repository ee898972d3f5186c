import type { Rule } from '../../core/rule.ts'

/** exports(5), no_root_squash: requests of root are not mapped to the anonymous user. */
export const nfsShareAsRoot: Rule = {
  id: 'nfs-share-as-root',
  title: 'NFS export treats the guest as root',
  facet: 'rootfs',
  threat: { needs: 'access', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/synced-folders/nfs'],
  on: {
    'vagrant.folder'({ subject, noun, source, options, option }, { report }) {
      const root = options.find(({ text }) => text === 'no_root_squash' || /^anonuid=0$/.test(text))
      const mapped = option('map_uid')
      const found = root?.span ?? (mapped?.value === 0 ? mapped.span : undefined)
      if (!found) return
      report({
        span: found,
        subject,
        evidence: `NFS root of ${source ?? 'a folder'}`,
        values: { noun },
        message:
          '{noun} writes to a folder of the host as root over NFS: whoever is root in the guest, or takes its address, puts files of root on the host. Map it to an ordinary user.',
      })
    },
  },
}
