import assert from 'node:assert/strict'
import { isSecretName, natureOf, secretsIn } from '../../src/knowledge/secrets/index.ts'

describe('knowledge: whether a value is a credential', () => {
  const all = (nature: string, name: string | undefined, values: readonly string[]): void => {
    for (const value of values) assert.equal(natureOf(name, value), nature, `${name ?? ''}=${value}`)
  }

  it('knows references, whoever puts the value in', () => {
    all('reference', 'DB_PASS', ['$$DB_PASS', '$DB_PASS', '$${SECRET}', '${SECRET:?unset}', '$$(cat /run/secrets/x)'])
    all('reference', 'api_token', [
      '$$secret',
      '{{ vault_token }}',
      '<%= token %>',
      '@API_TOKEN@',
      '%%TOKEN%%',
      '%TOKEN%',
    ])
    all('reference', 'TOKEN', [
      '$env:TOKEN',
      '${{ secrets.TOKEN }}',
      'process.env.TOKEN',
      'os.environ["TOKEN"]',
      '%s\\n',
    ])
  })

  it('takes a default in a reference and a dollar in a password for what they are', () => {
    all('credential', 'DB_PASS', ['$${PW:-hunter2x}', 'pa$$w0rd!9', '$3cretHorse', 'x$DB_PASS9'])
  })

  it('knows what a name gives to everyone', () => {
    for (const name of [
      'NEXT_PUBLIC_SENTRY_DSN',
      'VITE_GOOGLE_MAPS_API_KEY',
      'REACT_APP_API_KEY',
      'EXPO_PUBLIC_MAPS_TOKEN',
      'RECAPTCHA_SITE_KEY',
      'STRIPE_PUBLISHABLE_KEY',
    ]) {
      all('public', name, ['4f7c2ab19d'])
      assert.ok(!isSecretName(name), name)
    }
    all('credential', 'PUBLICATION_API_KEY', ['4f7c2ab19d'])
  })

  it('knows the half of a login that tells who', () => {
    all('identifier', 'AWS_ACCESS_KEY_ID', ['sentry', 'builder1'])
    all('identifier', 'S3_ACCESS_KEY', ['minio', 'Storage01'])
    all('identifier', 'BACKUP_ACCESS_KEY', ['nightly'])
    all('credential', 'AWS_SECRET_ACCESS_KEY', ['wJalrXUtnFEMI7MDENG'])
    all('credential', 'AZURE_STORAGE_ACCESS_KEY', ['Zm9vYmFyYmF6MTIzNDU2Nzg5MA=='])
  })

  it('knows a hash by the name or by its form', () => {
    all('hash', 'PASSWORD_HASH', ['5f4dcc3b5aa765d61d8327deb882cf99'])
    all('hash', 'HASHED_PASSWORD', ['5f4dcc3b5aa765d61d8327deb882cf99'])
    all('identifier', 'PASSWORD_HASH', ['bcrypt'])
    all('credential', 'HASH_SECRET', ['5f4dcc3b5aa765d61d8327deb882cf99'])
    for (const value of [
      '$$2y$$10$$abcdefghijklmnopqrstuuG9Nn5X1X2X3X4X5X6X7X8X9',
      '$$argon2id$$v=19$$m=65540,t=3,p=4$$bXBGMENBZUVz$$T9m73OdD2mz9',
      '{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=',
      'pbkdf2_sha256$$260000$$abcdefgh12345$$q1w2e3r4t5y6',
      'admin:$$apr1$$abcdefgh$$ijklmnopqrstuvwxyz0123',
    ]) {
      assert.deepEqual(
        secretsIn('ADMIN_TOKEN', value).map(({ what }) => what),
        ['a password hash'],
        value,
      )
    }
  })

  it('knows what only says what belongs there', () => {
    all('placeholder', 'DB_PASSWORD', [
      'my-secret-pw',
      'ThisIsASecret',
      'thisisasecret',
      'PleaseChangeThisKey',
      'db_password',
    ])
    all('placeholder', 'API_TOKEN', ['MyApiToken', 'some-long-random-token', 'enter your token here'])
    all('credential', 'DB_PASSWORD', ['hunter-secret', 'correct-horse-battery', 'secret', 'Blue7Horse', 'purplesecret'])
  })

  it('does not take names of texts, methods and variables for credentials', () => {
    for (const name of [
      'PASSWORD_PROMPT_STRING',
      'PASSWORD_PLACEHOLDER',
      'PASSWORD_HASH_ALGO',
      '--uipassword_env',
      'TOKEN_VAR',
    ]) {
      assert.ok(!isSecretName(name), name)
    }
  })

  it('takes no time over hostile phrases', () => {
    assert.equal(natureOf('PASSWORD', `${'password'.repeat(5)}x`), 'credential')
    assert.equal(natureOf('PASSWORD', 'abc-'.repeat(100_000)), 'credential')
  })
})
