import { tlsSwitchRule } from '../shared/commands/tls-switch.ts'

/** Node.js command-line documentation: the value 0 disables certificate validation for all TLS connections. */
export const nodeTlsOffByVariable = tlsSwitchRule({
  id: 'node-tls-off-by-variable',
  title: 'Node.js accepts any certificate',
  aliases: ['checkov:CKV2_DOCKER_6'],
  references: ['https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue'],
  switches: [{ name: /^NODE_TLS_REJECT_UNAUTHORIZED$/, value: /^0$/, effect: 'Node.js accept any certificate' }],
  instead: 'add a private authority with NODE_EXTRA_CA_CERTS',
})
