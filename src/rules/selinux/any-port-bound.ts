import type { Rule } from '../../core/rule.ts'
import { RESERVED_PORT_TYPES } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'

/** SELinux reference policy 2.20221101, corenetwork.if. */
export const anyPortBound: Rule = {
  id: 'any-port-bound',
  title: 'Domain can listen on ports that are not its own',
  facet: 'network',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, corenetwork.if'],
  on: wherever(
    {
      classes: ['tcp_socket', 'udp_socket', 'sctp_socket', 'dccp_socket'],
      permissions: ['name_bind'],
      targets: RESERVED_PORT_TYPES,
      calls:
        /^corenet_(?:tcp|udp|sctp|dccp)_bind_(?:all_ports|all_reserved_ports|generic_port|reserved_port|all_rpc_ports)$/,
      duty: 'rpc',
    },
    () => ({
      message:
        '{domain} can listen on ports that are not its own ({what}): an attacker who takes it over can answer in place of other services. Allow the port it serves.',
      caveat: 'listening on ports other than those that are named will fail',
    }),
  ),
}
