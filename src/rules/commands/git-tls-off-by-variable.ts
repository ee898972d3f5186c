import { tlsSwitchRule } from '../shared/commands/tls-switch.ts'

/** Git looks whether the variable is set, not what it is set to (http.c). */
export const gitTlsOffByVariable = tlsSwitchRule({
  id: 'git-tls-off-by-variable',
  title: 'Git accepts any certificate',
  aliases: ['checkov:CKV2_DOCKER_14'],
  references: ['https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpsslVerify'],
  switches: [
    {
      name: /^GIT_SSL_NO_VERIFY$/,
      value: /^/,
      anyValue: true,
      effect: 'Git accept any certificate, whatever its value',
    },
  ],
  instead: 'add a private authority with GIT_SSL_CAINFO',
})
