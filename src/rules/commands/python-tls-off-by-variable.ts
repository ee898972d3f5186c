import { tlsSwitchRule } from '../shared/commands/tls-switch.ts'

/** PEP 493: the value 0 makes the ssl module of Python 2.7 skip certificate checks; Python 3 has no such switch. */
export const pythonTlsOffByVariable = tlsSwitchRule({
  id: 'python-tls-off-by-variable',
  title: 'Python accepts any certificate',
  aliases: ['checkov:CKV2_DOCKER_5'],
  references: ['https://peps.python.org/pep-0493/'],
  switches: [{ name: /^PYTHONHTTPSVERIFY$/, value: /^0$/, effect: 'Python 2.7 accept any certificate' }],
  instead: 'add a private authority with SSL_CERT_FILE',
})
