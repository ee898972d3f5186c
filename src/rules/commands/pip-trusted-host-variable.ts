import { tlsSwitchRule } from '../shared/commands/tls-switch.ts'

/** pip, --trusted-host: the host is trusted even though it has no valid certificate or no HTTPS at all. */
export const pipTrustedHostVariable = tlsSwitchRule({
  id: 'pip-trusted-host-variable',
  title: 'pip accepts any certificate from a host',
  aliases: ['checkov:CKV2_DOCKER_16'],
  references: ['https://pip.pypa.io/en/stable/cli/pip/#cmdoption-trusted-host'],
  switches: [
    { name: /^PIP_TRUSTED_HOST$/, value: /./, effect: 'pip accept any certificate, and plain HTTP, from that host' },
  ],
  instead: 'add a private authority with PIP_CERT',
})
