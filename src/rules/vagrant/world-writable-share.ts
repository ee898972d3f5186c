import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Vagrant documentation, "Synced folders", mount_options. */
export const worldWritableShare: Rule = {
  id: 'world-writable-share',
  title: 'Shared folder is writable for every user of the guest',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/synced-folders'],
  on: {
    'vagrant.folder'({ subject, noun, source, options }, { report }) {
      for (const { text, span, set } of options) {
        const mode = /^(dmode|fmode|umask|dir_mode|file_mode)\s*=\s*0?(\d{3})$/.exec(text)
        if (!mode || !isWide(mode[1] ?? '', mode[2] ?? '')) continue
        const [, name = ''] = mode
        report({
          span,
          subject,
          evidence: `${name} of ${source ?? 'a folder'}`,
          values: { noun, option: text },
          message:
            '{noun} has a folder of the host mounted with {option}: every process of the guest, whoever runs it, can change what the host then uses. Let the owner write alone.',
          fixes: [
            reviewFix(
              `Use ${SAFE[name] ?? ''}`,
              'users of the guest other than the owner can no longer write there',
              SAFE[name] === undefined ? undefined : set(SAFE[name]),
            ),
          ],
        })
      }
    },
  },
}

const SAFE: Readonly<Record<string, string>> = {
  dmode: 'dmode=755',
  fmode: 'fmode=644',
  dir_mode: 'dir_mode=755',
  file_mode: 'file_mode=644',
  umask: 'umask=022',
}

/** Whether others may write: a mask names what is taken away. */
function isWide(name: string, digits: string): boolean {
  const others = Number(digits.at(-1))
  return name === 'umask' ? (others & 2) === 0 : (others & 2) !== 0
}
