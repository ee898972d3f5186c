/** How a program takes a credential that no option name tells; from the programs' manual pages. */
export interface Grammar {
  /** Options whose value, in the next word or attached, is a credential. */
  readonly options?: readonly string[]
  /** Options whose value is `user:password`, with the separator between them. */
  readonly pairs?: readonly (readonly [string, string])[]
  /** The option that takes its value attached only: `-psecret`. */
  readonly attached?: string
  /** Operands behind a subcommand: their positions, counted from the subcommand. */
  readonly operands?: readonly (readonly [RegExp, readonly number[]])[]
}

const MYSQL: Grammar = { attached: '-p', operands: [[/^password$/, [1]]] }
const MONGO: Grammar = { options: ['-p'] }
const REGISTRY: Grammar = { options: ['-p'] }
const LDAP: Grammar = { options: ['-w'] }

/** The programs whose grammar gives credentials away. */
export const GRAMMARS: ReadonlyMap<string, Grammar> = new Map<string, Grammar>([
  [
    'curl',
    {
      pairs: [
        ['-u', ':'],
        ['--user', ':'],
        ['-U', ':'],
        ['--proxy-user', ':'],
      ],
      options: ['--oauth2-bearer', '--pass'],
    },
  ],
  [
    'http',
    {
      pairs: [
        ['-a', ':'],
        ['--auth', ':'],
      ],
    },
  ],
  ['docker', REGISTRY],
  ['podman', REGISTRY],
  ['nerdctl', REGISTRY],
  ['buildah', REGISTRY],
  ['az', REGISTRY],
  [
    'skopeo',
    {
      pairs: [
        ['--creds', ':'],
        ['--src-creds', ':'],
        ['--dest-creds', ':'],
      ],
    },
  ],
  ['mysql', MYSQL],
  ['mysqladmin', MYSQL],
  ['mysqldump', MYSQL],
  ['mysqlimport', MYSQL],
  ['mysqlcheck', MYSQL],
  ['mysqlshow', MYSQL],
  ['mariadb', MYSQL],
  ['mariadb-admin', MYSQL],
  ['mariadb-dump', MYSQL],
  ['mariadb-check', MYSQL],
  ['mongo', MONGO],
  ['mongosh', MONGO],
  ['mongodump', MONGO],
  ['mongorestore', MONGO],
  ['mongoimport', MONGO],
  ['mongoexport', MONGO],
  ['redis-cli', { options: ['-a', '--pass'] }],
  ['valkey-cli', { options: ['-a', '--pass'] }],
  ['sshpass', { options: ['-p'] }],
  ['ldapsearch', LDAP],
  ['ldapadd', LDAP],
  ['ldapmodify', LDAP],
  ['ldapwhoami', LDAP],
  ['ldapdelete', LDAP],
  ['ldappasswd', { options: ['-w', '-s'] }],
  [
    'smbclient',
    {
      pairs: [
        ['-U', '%'],
        ['--user', '%'],
      ],
    },
  ],
  [
    'openssl',
    {
      options: ['-k'],
      pairs: [
        ['-passin', ':'],
        ['-passout', ':'],
        ['-pass', ':'],
        ['-password', ':'],
      ],
    },
  ],
  [
    'keytool',
    { options: ['-storepass', '-keypass', '-srcstorepass', '-deststorepass', '-srckeypass', '-destkeypass'] },
  ],
  ['zip', { options: ['-P'] }],
  ['unzip', { options: ['-P'] }],
  ['sqlcmd', { options: ['-P'] }],
  ['bcp', { options: ['-P'] }],
  ['useradd', { options: ['-p'] }],
  ['usermod', { options: ['-p'] }],
  ['mc', { operands: [[/^(?:set|add)$/, [4]]] }],
  ['aws', { operands: [[/^aws_(?:secret_access_key|session_token)$/, [1]]] }],
  ['npm', { operands: [[/:_(?:authToken|auth|password)$/, [1]]] }],
  ['rabbitmqctl', { operands: [[/^(?:add_user|change_password|authenticate_user)$/, [2]]] }],
])
