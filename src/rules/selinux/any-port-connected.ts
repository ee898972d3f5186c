import type { Rule } from '../../core/rule.ts'
import { RESERVED_PORT_TYPES } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'

/** SELinux reference policy 2.20221101, corenetwork.if. */
export const anyPortConnected: Rule = {
  id: 'any-port-connected',
  title: 'Domain can connect to any port',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, corenetwork.if'],
  on: wherever(
    {
      classes: ['tcp_socket', 'udp_socket', 'sctp_socket', 'dccp_socket'],
      permissions: ['name_connect'],
      targets: RESERVED_PORT_TYPES,
      calls: /^corenet_(?:tcp|udp|sctp|dccp)_connect_(?:all_ports|all_reserved_ports|generic_port)$/,
    },
    () => ({
      message:
        '{domain} can connect to any port ({what}): an attacker who takes it over can reach every service on the network. Allow the ports it needs.',
      caveat: 'connections to ports that are not named will fail',
    }),
  ),
}
