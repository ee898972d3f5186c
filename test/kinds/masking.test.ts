// Every credential a kind sees is masked, exactly where it stands, whether or not a rule speaks of it.
import assert from 'node:assert/strict'
import { Source } from '../../src/core/source.ts'
import { analyze, type Analysis } from '../../src/engine/analyze.ts'
import { DEFAULT_CONFIG } from '../../src/engine/config.ts'
import { product } from '../product.ts'
import { maskedText } from '../../src/report/masked.ts'

const strict = { ...DEFAULT_CONFIG, presets: ['strict'] as const }
const GITHUB = `ghp_${'aB3'.repeat(12)}`
const BODY = [
  'MIIEpAIBAAKCAQEAx8Zr11xAk2nQy0Jc7bV5dUe9rTfWs81Aq8Zr11xAk2nQy0Jc',
  '7bV5dUe9rTfWs81Aq8Zr11xAk2nQy0Jc7bV5dUe9rTfWs81Aq8Zr11xA==',
] as const
const KEY = ['-----BEGIN RSA PRIVATE KEY-----', ...BODY, '-----END RSA PRIVATE KEY-----'] as const

interface Case {
  readonly name: string
  readonly text: string
  /** What must be hidden: the slices of the masks, in the order of the text. */
  readonly masked: readonly string[]
}

function analysisOf(
  file: string,
  text: string,
  config = strict,
): { readonly source: Source; readonly analysis: Analysis } {
  const source = new Source(`file:///x/${file}`, text)
  return { source, analysis: analyze(product, source, config) }
}

function check(file: string, { text, masked }: Case): void {
  const { source, analysis } = analysisOf(file, text)
  const spans = [...analysis.secrets].sort((a, b) => a.start - b.start)
  assert.deepEqual([...new Set(spans.map((span) => source.slice(span)))], [...new Set(masked)])
  const said = analysis.findings.flatMap(({ message, evidence, subject, fixes }) => [
    message,
    evidence,
    subject,
    ...fixes.flatMap((fix) => [fix.title, fix.caveat ?? '', ...fix.edits.map(({ newText }) => newText)]),
  ])
  const shown = maskedText(source, analysis.secrets)
  assert.equal(shown.length, text.length)
  for (const secret of masked) {
    assert.ok(!said.some((words) => words.includes(secret)), `"${secret}" is said: ${said.join('\n')}`)
    assert.ok(!shown.includes(secret), `"${secret}" is shown`)
  }
  // Rules switched off do not uncover anything.
  const off = analysisOf(file, text, {
    ...strict,
    rules: Object.fromEntries(product.rules.map(({ rule }) => [rule.id, 'off' as const])),
  })
  assert.deepEqual(off.analysis.findings, [])
  assert.deepEqual(off.analysis.secrets, analysis.secrets)
}

/** A service with an environment. */
const environment = (...lines: readonly string[]): string =>
  ['services:', '  app:', '    image: shop:2.1', '    environment:', ...lines, ''].join('\n')
const service = (...lines: readonly string[]): string =>
  ['services:', '  app:', '    image: shop:2.1', ...lines, ''].join('\n')

const COMPOSE: readonly Case[] = [
  { name: 'plain', text: environment('      DB_PASSWORD: q8Zr11xA # note'), masked: ['q8Zr11xA'] },
  { name: 'double quotes', text: environment('      DB_PASSWORD: "q8 Zr#11"'), masked: ['q8 Zr#11'] },
  { name: 'escapes', text: environment('      DB_PASSWORD: "q8\\"Zr\\u0041\\\\11"'), masked: ['q8\\"Zr\\u0041\\\\11'] },
  { name: 'single quotes', text: environment("      DB_PASSWORD: 'q8''Zr11'"), masked: ["q8''Zr11"] },
  { name: 'escaped dollar', text: environment('      DB_PASSWORD: "q8$$Zr11"'), masked: ['q8$$Zr11'] },
  {
    name: 'default of a reference',
    text: environment('      DB_PASSWORD: ${DB_PASSWORD:-q8Zr11xA}'),
    masked: ['q8Zr11xA'],
  },
  { name: 'list item', text: environment('      - DB_PASSWORD=q8Zr11xA'), masked: ['q8Zr11xA'] },
  { name: 'quoted list item', text: environment('      - "DB_PASSWORD=q8 Zr11"'), masked: ['q8 Zr11'] },
  {
    name: 'quoted list item with escapes',
    text: environment('      - "DB_PASSWORD=q8\\tZr11"'),
    masked: ['q8\\tZr11'],
  },
  { name: 'single quoted list item', text: environment("      - 'DB_PASSWORD=q8''Zr11'"), masked: ["q8''Zr11"] },
  { name: 'flow mapping', text: service('    environment: { A: 1, DB_PASSWORD: "q8Zr11xA" }'), masked: ['q8Zr11xA'] },
  { name: 'flow list', text: service('    environment: [A=1, "DB_PASSWORD=q8Zr11xA"]'), masked: ['q8Zr11xA'] },
  {
    name: 'password in an address',
    text: environment('      URL: "postgres://app:q8\\u0041Zr@db/app"'),
    masked: ['q8\\u0041Zr'],
  },
  {
    name: 'two addresses',
    text: environment('      URLS: amqp://a:q8Zr11xA@one,amqp://b:k2nQy0Jc@two'),
    masked: ['q8Zr11xA', 'k2nQy0Jc'],
  },
  {
    name: 'literal block',
    text: environment('      TLS_KEY: |', ...KEY.map((line) => `        ${line}`), '      B: 1'),
    masked: KEY,
  },
  {
    name: 'folded block',
    text: environment('      TLS_KEY: >-', ...KEY.map((line) => `        ${line}`)),
    masked: KEY,
  },
  {
    name: 'key with escaped line ends',
    text: environment(`      TLS_KEY: "${KEY.join('\\n')}\\n"`),
    masked: [KEY.join('\\n')],
  },
  { name: 'key on folded lines', text: environment('      TLS_KEY: "' + KEY.join('\n        ') + '"'), masked: KEY },
  {
    name: 'CRLF',
    text: environment('      TLS_KEY: |', ...KEY.map((line) => `        ${line}`)).replaceAll('\n', '\r\n'),
    masked: KEY,
  },
  {
    name: 'block of settings',
    text: environment('      CONF: |', '        user=app', '        url=postgres://app:q8Zr11xA@db/app'),
    masked: ['q8Zr11xA'],
  },
  {
    name: 'merged mapping',
    text: ['x-env: &env', '  DB_PASSWORD: q8Zr11xA', environment('      <<: *env', '      A: 1')].join('\n'),
    masked: ['q8Zr11xA'],
  },
  {
    name: 'build arguments',
    text: service('    build:', '      args:', '        NPM_TOKEN: npm-q8Zr11xA'),
    masked: ['npm-q8Zr11xA'],
  },
  {
    name: 'label with password hash',
    text: service('    labels:', '      - t.basicauth.users=admin:$$apr1$$q8Zr11xA$$k2nQy0Jc7bV5dUe9rTfWs/'),
    masked: ['$$apr1$$q8Zr11xA$$k2nQy0Jc7bV5dUe9rTfWs/'],
  },
  { name: 'command', text: service('    command: redis-server --requirepass q8Zr11xA --port 1'), masked: ['q8Zr11xA'] },
  {
    name: 'folded command',
    text: service('    command: >', '      redis-server', '      --requirepass q8Zr11xA'),
    masked: ['q8Zr11xA'],
  },
  {
    name: 'command as list',
    text: service('    command: ["redis-server", "--requirepass", "q8Zr11xA"]'),
    masked: ['q8Zr11xA'],
  },
  {
    name: 'plain list',
    text: service('    command:', '      - --requirepass', '      - q8Zr11xA'),
    masked: ['q8Zr11xA'],
  },
  {
    name: 'plain list with program',
    text: service('    command:', '      - redis-server', '      - --requirepass', '      - q8Zr11xA'),
    masked: ['q8Zr11xA'],
  },
  {
    name: 'shell in a list',
    text: service('    entrypoint: ["sh", "-c", "PGPASSWORD=q8Zr11xA psql -h db"]'),
    masked: ['q8Zr11xA'],
  },
  {
    name: 'health check',
    text: service('    healthcheck:', '      test: ["CMD-SHELL", "mysqladmin ping -uroot -pq8Zr11xA"]'),
    masked: ['q8Zr11xA'],
  },
  {
    name: 'command with escapes',
    text: service('    command: "run \\"x\\"\\nDB_PASSWORD=q8Zr11xA go"'),
    masked: ['q8Zr11xA'],
  },
  {
    name: 'shell with escapes in a list',
    text: service('    command: [sh, -c, "curl -u \\"me:q8Zr11xA\\" https://e.com"]'),
    masked: ['q8Zr11xA'],
  },
  {
    name: 'config',
    text: service('configs:', '  c:', '    content: |', '      password = "q8Zr11xA"').replace(
      '    configs',
      'configs',
    ),
    masked: ['q8Zr11xA'],
  },
  { name: 'comment', text: service(`    # ${GITHUB}`), masked: [GITHUB] },
  { name: 'unread setting', text: `x-note: ${GITHUB}\n${service()}`, masked: [GITHUB] },
  {
    name: 'references',
    text: environment(
      '      DB_PASSWORD: ${A}-${B:?no}',
      '      URL: postgres://app:${PW}@db/app',
      '      DB_PASSWORD_FILE: /run/secrets/db',
    ),
    masked: [],
  },
]

const run = (command: string): string => `FROM debian:12\nRUN ${command}\n`

const DOCKERFILE: readonly Case[] = [
  { name: 'ENV', text: 'FROM a\nENV DB_PASSWORD=q8Zr11xA A=1\n', masked: ['q8Zr11xA'] },
  { name: 'ENV in quotes', text: 'FROM a\nENV DB_PASSWORD="q8 Zr11"\n', masked: ['q8 Zr11'] },
  { name: 'old form of ENV', text: 'FROM a\nENV DB_PASSWORD q8 Zr11\n', masked: ['q8 Zr11'] },
  { name: 'escaped dollar', text: 'FROM a\nENV DB_PASSWORD=q8\\$Zr11\n', masked: ['q8\\$Zr11'] },
  { name: 'dollar between single quotes', text: "FROM a\nENV DB_PASSWORD='$q8Zr11'\n", masked: ['$q8Zr11'] },
  { name: 'continued ENV', text: 'FROM a\nENV A=1 \\\n    DB_PASSWORD=q8Zr11xA \\\n    B=2\n', masked: ['q8Zr11xA'] },
  { name: 'value broken over lines', text: 'FROM a\nENV DB_PASSWORD=q8Zr\\\n11xA B=2\n', masked: ['q8Zr\\', '11xA'] },
  {
    name: 'key over lines',
    text: `FROM a\nENV TLS_KEY="${KEY.join('\\n\\\n')}"\n`,
    masked: KEY.map((line, index) => (index < KEY.length - 1 ? `${line}\\n\\` : line)),
  },
  { name: 'LABEL', text: `FROM a\nLABEL token=${GITHUB}\n`, masked: [GITHUB] },
  { name: 'ARG', text: 'FROM a\nARG HTTP_PROXY=http://me:q8Zr11xA@proxy:3128\n', masked: ['q8Zr11xA'] },
  { name: 'curl -u', text: run('curl -u me:q8Zr11xA https://e.com'), masked: ['q8Zr11xA'] },
  { name: 'curl --user in quotes', text: run("curl --user 'me:q8Zr11xA' https://e.com"), masked: ['q8Zr11xA'] },
  { name: 'curl -u attached', text: run('curl -ume:q8Zr11xA https://e.com'), masked: ['q8Zr11xA'] },
  {
    name: 'authorization header',
    text: run('curl -H "Authorization: Bearer k2nQy0Jc7bV5dUe9rTfW" https://e.com'),
    masked: ['k2nQy0Jc7bV5dUe9rTfW'],
  },
  { name: 'other header', text: run("curl -H 'X-Api-Key: q8Zr11xA' https://e.com"), masked: ['q8Zr11xA'] },
  {
    name: 'authorization without a known scheme',
    text: run('curl -H "Authorization: q8Zr11xA" https://e.com'),
    masked: ['q8Zr11xA'],
  },
  { name: '--password=', text: run('wget --password=q8Zr11xA https://e.com'), masked: ['q8Zr11xA'] },
  { name: '--password= in quotes', text: run('wget --password="q8 Zr11" https://e.com'), masked: ['q8 Zr11'] },
  { name: '--password next', text: run('tool --password q8Zr11xA go'), masked: ['q8Zr11xA'] },
  { name: 'docker login -p', text: run('docker login -u me -p q8Zr11xA reg.e.com'), masked: ['q8Zr11xA'] },
  { name: 'docker run -p', text: run('docker run -p 8080:80 web'), masked: [] },
  { name: 'mysql -p', text: run('mysql -uroot -pq8Zr11xA -e "select 1"'), masked: ['q8Zr11xA'] },
  { name: 'statement', text: run(`mysql -e "ALTER USER a IDENTIFIED BY 'q8Zr11xA'"`), masked: ['q8Zr11xA'] },
  { name: 'PGPASSWORD', text: run('PGPASSWORD=q8Zr11xA psql -h db'), masked: ['q8Zr11xA'] },
  { name: 'export', text: run('export API_TOKEN="q8Zr11xA" && go'), masked: ['q8Zr11xA'] },
  { name: 'sshpass', text: run('sshpass -p q8Zr11xA ssh me@e.com'), masked: ['q8Zr11xA'] },
  { name: 'sshpass attached', text: run('sshpass -pq8Zr11xA ssh me@e.com'), masked: ['q8Zr11xA'] },
  { name: 'chpasswd', text: run("echo 'root:q8Zr11xA' | chpasswd"), masked: ['q8Zr11xA'] },
  { name: 'continued command', text: run('tool --password \\\n  q8Zr11xA \\\n  go'), masked: ['q8Zr11xA'] },
  {
    name: 'word over lines',
    text: run('wget --password=q8Zr\\\n11xA https://e.com'),
    masked: ['--password=q8Zr\\', '11xA'],
  },
  { name: 'git address', text: run('git clone https://me:q8Zr11xA@e.com/a.git'), masked: ['q8Zr11xA'] },
  { name: 'token in git address', text: run(`git clone https://${GITHUB}@github.com/a/b.git`), masked: [GITHUB] },
  { name: 'sh -c', text: run(`sh -c "curl -u me:q8Zr11xA https://e.com"`), masked: ['q8Zr11xA'] },
  {
    name: 'exec form',
    text: 'FROM a\nCMD ["redis-server", "--requirepass", "q8Zr11xA"]\n',
    masked: ['"q8Zr11xA"'.slice(1, -1)],
  },
  {
    name: 'health check',
    text: 'FROM a\nHEALTHCHECK CMD curl -u me:q8Zr11xA http://localhost\n',
    masked: ['q8Zr11xA'],
  },
  { name: 'heredoc', text: run('cat <<EOF > /etc/app.conf\npassword = q8Zr11xA\nEOF'), masked: ['q8Zr11xA'] },
  { name: 'copied heredoc', text: `FROM a\nCOPY <<EOF /key\n${KEY.join('\n')}\nEOF\n`, masked: KEY },
  {
    name: 'key written line by line',
    text: run(KEY.map((line) => `echo "${line}" >> /key`).join(' && \\\n    ')),
    masked: KEY.map((line, index) =>
      index === 0
        ? `${line}" >> /key && \\`
        : index < KEY.length - 1
          ? `echo "${line}" >> /key && \\`
          : `echo "${line}`,
    ),
  },
  { name: 'comment', text: `FROM a\n# ${GITHUB}\n`, masked: [GITHUB] },
  {
    name: 'references',
    text: run('curl -u "me:$PW" -H "Authorization: Bearer $(cat /run/secrets/t)" --pass `cat x` https://u:${PW}@e.com'),
    masked: [],
  },
  { name: 'head of a key alone', text: run('grep -q "-----BEGIN RSA PRIVATE KEY-----" /key'), masked: [] },
]

describe('kinds: masking', () => {
  for (const one of COMPOSE) it(`Compose, ${one.name}`, () => check('compose.yaml', one))
  for (const one of DOCKERFILE) it(`Dockerfile, ${one.name}`, () => check('Dockerfile', one))

  it('looks for a secret wherever it stands, but leaves names alone', () => {
    const { source, analysis } = analysisOf(
      'compose.yaml',
      [
        'services:',
        '  keycloak:',
        '    image: keycloak:25 # q8Zr11xA',
        '    environment:',
        '      KC_DB_PASSWORD: keycloak',
        '      API_TOKEN: q8Zr11xA',
        '',
      ].join('\n'),
    )
    const shown = maskedText(source, analysis.secrets)
    assert.ok(shown.includes('keycloak:25 # ••••••••'), shown)
    assert.ok(shown.includes('KC_DB_PASSWORD: ••••••••'), shown)
    assert.ok(analysis.findings.every(({ subject }) => subject === 'services.keycloak'))
  })

  it('survives hostile files', () => {
    for (const [file, text] of [
      ['Dockerfile', `FROM a\nRUN ${'a=b '.repeat(100_000)}\n`],
      ['Dockerfile', `FROM a\n# ${'-----BEGIN PRIVATE KEY-----'.repeat(20_000)}\n`],
      ['Dockerfile', `FROM a\n# ${'Bearer '.repeat(60_000)}\n`],
      ['compose.yaml', environment(`      A: "${'\\n'.repeat(200_000)}"`)],
      ['compose.yaml', environment(`      A_PASSWORD: ${'x://a:b@'.repeat(50_000)}`)],
      ['Dockerfile', `FROM a\n# ${'eyJ-'.repeat(120_000)}\n`],
    ] as const) {
      const { source, analysis } = analysisOf(file, text)
      for (const { start, end } of analysis.secrets) assert.ok(start < end && end <= source.text.length)
    }
  })
})
