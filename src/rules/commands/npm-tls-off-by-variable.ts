import { tlsSwitchRule } from '../shared/commands/tls-switch.ts'

/** npm configuration, strict-ssl; variables of this form are read in any case. */
export const npmTlsOffByVariable = tlsSwitchRule({
  id: 'npm-tls-off-by-variable',
  title: 'npm accepts any certificate',
  aliases: ['checkov:CKV2_DOCKER_12'],
  references: ['https://docs.npmjs.com/cli/using-npm/config#strict-ssl'],
  switches: [{ name: /^npm_config_strict_ssl$/i, value: /^false$/i, effect: 'npm accept any certificate' }],
  instead: 'add a private authority with NPM_CONFIG_CAFILE',
})
