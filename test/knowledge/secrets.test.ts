import assert from 'node:assert/strict'
import { classifySecret, isSecretName, isWeakPassword } from '../../src/knowledge/secrets/index.ts'

const GITHUB = `ghp_${'aB3'.repeat(12)}`
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w'
const PEM = '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----'

describe('knowledge: secret names', () => {
  it('tells names that carry a secret', () => {
    const names = [
      'PASSWORD',
      'POSTGRES_PASSWORD',
      'DB_PASS',
      'REDISPASS',
      'PGPASSWORD',
      'POSTGRES_PWD',
      'MYSQL_PASSWD',
      'GPG_PASSPHRASE',
      'API_TOKEN',
      'NGROK_AUTHTOKEN',
      'AUTH_TOKENS',
      'JWT_SECRET',
      'SECRET_KEY',
      'SECRET_KEY_BASE',
      'OPENAI_API_KEY',
      'openai_api_key',
      'MYAPIKEY',
      'AWS_ACCESS_KEY',
      'AWS_SECRET_ACCESS_KEY',
      'SSH_PRIVATE_KEY',
      'MY_CREDENTIAL',
      'SESSION_SALT',
      'SENTRY_DSN',
      'my_password',
      'clientSecret',
      'spring.datasource.password',
      '--password',
      '--requirepass',
      'ORDERER_TLS_PRIVATEKEY',
      'PASSWORD_ENCODER_SECRET',
      'ENCRYPTION_KEY',
      'DATABASE__CONNECTION__PASSWORD',
    ]
    for (const name of names) assert.ok(isSecretName(name), name)
  })

  it('leaves names that only speak of one', () => {
    const names = [
      'POSTGRES_PASSWORD_FILE',
      'TOKEN_VERSION',
      'PUBLIC_KEY',
      'JWT_PUBLIC_KEY',
      'KEY_NAME',
      'SSH_AUTH_SOCK',
      'HOST_KEY_DIR',
      'SECRET_KEY_DIR',
      'TOKEN_TTL',
      'TOKEN_EXPIRY',
      'MYSQL_ALLOW_EMPTY_PASSWORD',
      'MYSQL_RANDOM_ROOT_PASSWORD',
      'EGG_PASSPORT_GITHUB_CLIENT_ID',
      'POSTGRES_USER',
      'PWD',
      'OLDPWD',
      'AUTHOR',
      'KEYCLOAK_REALM',
      'TOKENIZER',
      'TOKENIZERS_PARALLELISM',
      'TOKEN_ENDPOINT_URL',
      'IDP_TOKEN_ENDPOINT',
      'SECRET_NAME',
      'APIKEY_PATH',
      'REGISTRY_AUTH_HTPASSWD_PATH',
      'BYPASS',
      'COMPASS',
      'PASS_SCHEME',
      'KAFKA_SSL_KEYSTORE_CREDENTIALS',
      'HTTP_AUTH_CREDENTIALS_PROVIDER',
      'MAX_TOKENS',
      'TOKENVALIDITYMAX',
      'PASSWORD_POLICY',
      'KEYS',
      'MONKEY',
      'USE_PASSWORD_AUTH',
      '',
      'foobar',
    ]
    for (const name of names) assert.ok(!isSecretName(name), name)
  })
})

describe('knowledge: secrets', () => {
  it('finds credentials, says what they are and what to mask', () => {
    const cases: readonly (readonly [string | undefined, string, string, string, string])[] = [
      ['DB_PASSWORD', 'hunter2', 'name', 'a password', 'hunter2'],
      ['DB_PASSWORD', ' "quoted" ', 'name', 'a password', '"quoted"'],
      ['DB_PASSWORD', '${PW:-fallback}', 'name', 'a password', 'fallback'],
      ['DB_PASSWORD', 'pa$$w0rd', 'name', 'a password', 'pa$$w0rd'],
      ['DB_PASSWORD', 'hunter2$', 'name', 'a password', 'hunter2$'],
      ['API_TOKEN', 'prefix-${TOKEN}', 'name', 'a token', 'prefix-'],
      ['SECRET_KEY', '12345', 'name', 'a secret key', '12345'],
      ['TOKEN_TTL', 'hunter2', 'name', 'a token', 'hunter2'],
      [
        'SENTRY_DSN',
        'https://abc@sentry.io/123',
        'name',
        'a data source with its credentials',
        'https://abc@sentry.io/123',
      ],
      ['NEO4J_AUTH', 'neo4j/C0nne6tPassw0rd', 'name', 'credentials', 'neo4j/C0nne6tPassw0rd'],
      ['AWS_ACCESS_KEY_ID', 'AKIAABCDEFGHIJKLMNOP', 'token', 'an AWS access key id', 'AKIAABCDEFGHIJKLMNOP'],
      ['BILLING', `x ${GITHUB} y`, 'token', 'a GitHub token', GITHUB],
      [undefined, `Authorization: Bearer ${'a1'.repeat(12)}`, 'token', 'an authorization header', 'a1'.repeat(12)],
      [undefined, JWT, 'token', 'a JSON Web Token', JWT],
      [undefined, `key: ${PEM}\n`, 'private-key', 'a private key', PEM],
      [
        undefined,
        'admin:$$apr1$$H6uskkkW$$IgXLP6ewTrSuBkTrqE8wj/',
        'htpasswd',
        'a password hash',
        '$$apr1$$H6uskkkW$$IgXLP6ewTrSuBkTrqE8wj/',
      ],
      ['URL', 'postgres://app:s3cret@db/app', 'connection-string', 'a password in a connection string', 's3cret'],
      ['URL', 'postgres://${USER}:literal@db/app', 'connection-string', 'a password in a connection string', 'literal'],
      ['URL', 'postgres://u:hunter2$@db/x', 'connection-string', 'a password in a connection string', 'hunter2$'],
      ['URL', 'postgres://u:p@ss@db/x', 'connection-string', 'a password in a connection string', 'p@ss'],
      ['URL', 'redis://:pw@redis:6379/0', 'connection-string', 'a password in a connection string', 'pw'],
      ['A', 'http://first/ https://u:pw@host/', 'url-password', 'a password in an address', 'pw'],
      [
        undefined,
        'https://abcdefghij0123456789@github.com/a/b',
        'url-password',
        'a token in an address',
        'abcdefghij0123456789',
      ],
      [
        'CS',
        'Server=db;User Id=sa;Password=Pa5sw0rd;',
        'connection-string',
        'a password in a connection string',
        'Pa5sw0rd',
      ],
      [
        'JAAS',
        'Module required username="u" password="pw1";',
        'connection-string',
        'a password in a connection string',
        'pw1',
      ],
    ]
    for (const [name, value, kind, what, masked] of cases) {
      const found = classifySecret(name, value)
      assert.ok(found, `${name ?? ''}=${value}`)
      assert.deepEqual(
        [found.kind, found.what, value.slice(found.valueOffsets.start, found.valueOffsets.end)],
        [kind, what, masked],
        value,
      )
    }
  })

  it('leaves what is no credential', () => {
    const cases: readonly (readonly [string | undefined, string])[] = [
      ['POSTGRES_PASSWORD', '${POSTGRES_PASSWORD}'],
      ['POSTGRES_PASSWORD', '$POSTGRES_PASSWORD'],
      ['POSTGRES_PASSWORD', ''],
      ['POSTGRES_PASSWORD', '  '],
      ['POSTGRES_PASSWORD', '${PW:?must be set}'],
      ['POSTGRES_PASSWORD', '${PW:-}'],
      ['POSTGRES_PASSWORD', '${A:-${B:-}}'],
      ['POSTGRES_PASSWORD', '""'],
      ['DB_PASSWORD', 'no'],
      ['ENABLE_TOKEN', '1'],
      ['USE_PASSWORD_AUTH', 'true'],
      ['MAIL_PASSWORD', 'null'],
      ['POSTGRES_PASSWORD_FILE', '/run/secrets/x'],
      ['MYSQL_ALLOW_EMPTY_PASSWORD', 'yes'],
      ['TLS_PRIVATEKEY', '/var/tls/server.key'],
      ['API_SECRET', 'vault:secret/data/x#key'],
      ['REGISTRY_AUTH', 'htpasswd'],
      ['JWT_ACCESS_TOKEN_EXPIRE_MINUTES', '30'],
      ['TOKENVALIDITYMAX', '30'],
      ['TOKEN_SIGNUP_BONUS', '30'],
      ['SECRET_FILE_SIZE', '30'],
      ['TOKEN_TTL', '1.5'],
      ['TOKEN_TTL', '500ms'],
      ['WF_AUTH_TOKEN_TTL_MINUTES', '${WF_TTL:-60}'],
      ['USER_PASSWORD_REQUIREMENTS', '30'],
      ['MAX_TOKENS', '4096'],
      ['APP_KEY', 'base64:${KEY}'],
      ['SQL_DSN', 'postgres://$U:$P@db/x'],
      ['SECRET_KEYS', '{"default":"${K:-}"}'],
      ['EGG_PASSPORT_GITHUB_CLIENT_ID', 'literalclientid'],
      ['URL', 'postgres://${USER}:${PASSWORD}@db/app'],
      ['URL', 'postgres://app:${PW:?err}@db/app'],
      ['URL', 'postgres://u:$$${PW}@db/x'],
      ['URL', 'postgres://app@db/app'],
      ['URL', 'postgres://app:@db/app'],
      ['URL', 'postgres://db:5432/app'],
      ['URL', 'https://host:443/@scope/x'],
      ['IMAGE', 'docker://repo:tag@sha256:abc'],
      ['CS', 'Server=db;Password=${PW};'],
      [undefined, 'hello world'],
      [undefined, 'Basic authentication-is-required'],
      [undefined, 'sk-some-long-kebab-case-identifier'],
      ['A', '-----BEGIN CERTIFICATE-----'],
      ['KEY', 'primary'],
    ]
    for (const [name, value] of cases) assert.equal(classifySecret(name, value), undefined, `${name ?? ''}=${value}`)
  })

  it('marks stand-ins', () => {
    for (const value of [
      'changeme',
      'change-me-please',
      '<your-key>',
      'xxx',
      'XXXX-XXXX',
      '****',
      'your_token_here',
      'AKIAIOSFODNN7EXAMPLE',
      'example',
      'ReplaceMe',
    ]) {
      assert.equal(classifySecret('API_KEY', value)?.placeholder, true, value)
    }
    for (const value of ['hunter2', 'notreallyasecret', 'admin', 'a-literal-value', 'exampletown42']) {
      assert.equal(classifySecret('API_KEY', value)?.placeholder, false, value)
    }
    assert.equal(classifySecret('URL', 'postgres://a:changeme@db/x')?.placeholder, true)
    assert.ok(isWeakPassword('Postgres') && isWeakPassword('123456') && !isWeakPassword('c0rrecthorse'))
  })

  it('takes a dollar for a character when told so', () => {
    assert.equal(classifySecret('PASSWORD', '$eCret9'), undefined)
    assert.equal(classifySecret('PASSWORD', '$eCret9', false)?.kind, 'name')
    assert.equal(classifySecret(undefined, 'admin:$2y$05$abcdefghijklmnopqrstuv', false)?.kind, 'htpasswd')
  })

  it('survives hostile values, and masks no more than there is', () => {
    const hostile = [
      'eyJ'.repeat(300_000),
      'a:'.repeat(400_000),
      'x://'.repeat(200_000),
      '${A:-'.repeat(200_000),
      '-----BEGIN '.repeat(80_000),
      'a.'.repeat(400_000),
      'eyJ-'.repeat(200_000),
      'Bearer '.repeat(100_000),
      ';password='.repeat(80_000),
      '$'.repeat(800_001),
    ]
    for (const value of hostile) {
      const { start, end } = classifySecret('PASSWORD'.repeat(20_000), value)?.valueOffsets ?? { start: 0, end: 0 }
      assert.ok(0 <= start && start <= end && end <= value.length)
    }
  })

  it('masks a private key to the end of a value longer than what is looked at', () => {
    const value = `-----BEGIN PRIVATE KEY-----${'A'.repeat(20_000)}`
    assert.deepEqual(classifySecret(undefined, value)?.valueOffsets, { start: 0, end: value.length })
  })
})
