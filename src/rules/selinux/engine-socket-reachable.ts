import type { Rule } from '../../core/rule.ts'
import { ENGINE_DOMAINS, ENGINE_SOCKET_TYPES } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'

const ENGINE: ReadonlySet<string> = new Set([...ENGINE_DOMAINS, ...ENGINE_SOCKET_TYPES])

/** man page container_selinux(8). */
export const engineSocketReachable: Rule = {
  id: 'engine-socket-reachable',
  title: 'Domain can use the socket of a container engine',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page container_selinux(8)'],
  on: wherever(
    {
      classes: ['sock_file', 'unix_stream_socket'],
      permissions: ['write', 'connectto'],
      targets: ENGINE,
      calls: /^(?:container|docker)_stream_connect(?:_system_containers)?$/,
      duty: 'containers',
    },
    () => ({
      message:
        "{domain} can talk to a container engine ({what}): it can start a container that mounts the host's files, which makes it root on the host. Remove it.",
      caveat: 'talking to the container engine will fail',
    }),
  ),
}
