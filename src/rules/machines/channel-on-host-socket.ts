import type { Rule } from '../../core/rule.ts'
import { isShared } from './socket-in-shared-folder.ts'

/** libvirt docs, "Consoles, serial, parallel & channel devices": UNIX domain socket. In libvirt's own directories it is kept from others. */
export const channelOnHostSocket: Rule = {
  id: 'channel-on-host-socket',
  title: 'A line of the guest ends in a socket of the host',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Consoles, serial, parallel & channel devices"'],
  on: {
    'libvirt.line'({ span, subject, noun, type, path, listens }, { report }) {
      if (type !== 'unix' || !listens || path === undefined || /^(?:\/var)?\/(?:run|lib)\/libvirt\//.test(path)) return
      // In a folder of all users it has a rule of its own.
      if (isShared(path)) return
      report({
        span,
        subject,
        evidence: `socket ${path}`,
        values: { noun, path },
        message:
          '{noun} listens on the socket {path} of the host: every user who may open it talks to the guest unasked. Leave the path out, and libvirt makes one only it can open.',
      })
    },
  },
}
