import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** The SELinux Notebook, "Object Classes and Permissions". */
export const rawNetworkAccess: Rule = {
  id: 'raw-network-access',
  title: 'Domain can send and receive raw packets',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['The SELinux Notebook, "Object Classes and Permissions"'],
  on: wherever(
    {
      classes: [
        'packet_socket',
        'rawip_socket',
        'icmp_socket',
        'bluetooth_socket',
        'vsock_socket',
        'netlink_netfilter_socket',
        'capability',
      ],
      permissions: ['create', 'net_raw', 'nlmsg_write'],
    },
    () => ({
      message:
        '{domain} can use raw or unusual sockets ({what}): an attacker who takes it over can forge packets, listen in or tunnel out. Remove it unless it is a network tool.',
      caveat: 'ping, packet capture and the like will fail in this domain',
    }),
  ),
}
