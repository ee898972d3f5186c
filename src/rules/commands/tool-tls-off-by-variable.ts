import { tlsSwitchRule } from '../shared/commands/tls-switch.ts'

/** The switches of other tools, from their documentation. */
export const toolTlsOffByVariable = tlsSwitchRule({
  id: 'tool-tls-off-by-variable',
  title: 'Tool accepts any certificate',
  aliases: [],
  references: ['CWE-295: Improper Certificate Validation'],
  switches: [
    {
      name: /^(?:YARN_STRICT_SSL|YARN_ENABLE_STRICT_SSL|pnpm_config_strict_ssl)$/i,
      value: /^(?:false|0)$/i,
      effect: 'the package manager accept any certificate',
    },
    { name: /^(?:BUNDLE_SSL_VERIFY_MODE)$/, value: /^(?:0|none)$/i, effect: 'Bundler accept any certificate' },
    { name: /^COMPOSER_DISABLE_TLS$/, value: /^(?:1|true)$/i, effect: 'Composer download without TLS' },
    { name: /^CONDA_SSL_VERIFY$/, value: /^(?:false|0|no)$/i, effect: 'conda accept any certificate' },
    { name: /^UV_INSECURE_HOST$/, value: /./, effect: 'uv accept any certificate from that host' },
    { name: /^(?:GOINSECURE)$/, value: /./, effect: 'Go fetch those modules without checking certificates' },
    {
      name: /^(?:GONOSUMCHECK|GONOSUMDB|GOFLAGS)$/,
      value: /^1$|-insecure/,
      effect: 'Go skip checks of what it downloads',
    },
    { name: /^GOSUMDB$/, value: /^off$/i, effect: 'Go skip the checksum database' },
    { name: /^HEX_UNSAFE_HTTPS$/, value: /^(?:1|true)$/i, effect: 'Hex accept any certificate' },
    {
      name: /^(?:VAULT_SKIP_VERIFY|ARGOCD_INSECURE|TF_INSECURE|KUBE_INSECURE|CONSUL_HTTP_SSL_VERIFY_DISABLED)$/,
      value: /^(?:1|true)$/i,
      effect: 'the client accept any certificate',
    },
    { name: /^CONSUL_HTTP_SSL_VERIFY$/, value: /^(?:0|false)$/i, effect: 'the client accept any certificate' },
    { name: /^PERL_LWP_SSL_VERIFY_HOSTNAME$/, value: /^0$/, effect: 'Perl accept any certificate' },
    { name: /^PGSSLMODE$/, value: /^disable$/i, effect: 'clients of PostgreSQL connect without TLS' },
    { name: /^CARGO_HTTP_CHECK_REVOKE$/, value: /^false$/i, effect: 'Cargo accept revoked certificates' },
  ],
  instead: 'let the tool trust a private authority instead',
})
