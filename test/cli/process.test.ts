// Runs what is shipped, as it is shipped: `npm run build` makes it.
import assert from 'node:assert/strict'
import { spawn, spawnSync, type SpawnSyncOptions } from 'node:child_process'
import { chmodSync, closeSync, cpSync, existsSync, openSync, statSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import type { Log } from 'sarif'
import type { JsonReport } from '../../src/report/index.ts'
import { makeSandbox, type Outcome, type Sandbox } from './sandbox.ts'

const CLI = path.resolve('dist/cli.js')
const BAD = 'services:\n  web:\n    image: nginx:1.27\n    privileged: true\n'

describe('dist/cli.js', () => {
  let box: Sandbox
  before(() => assert.ok(existsSync(CLI), 'there is no dist/cli.js: run npm run build first'))
  beforeEach(() => {
    box = makeSandbox()
  })
  afterEach(() => box.remove())

  const run = (args: readonly string[], options: SpawnSyncOptions = {}, cli = CLI): Outcome => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: box.root,
      maxBuffer: 1e8,
      ...options,
    })
    return { code: status ?? -1, stdout: String(stdout), stderr: String(stderr) }
  }

  it('audits, explains and lists', () => {
    box.put({ 'compose.yaml': BAD, Dockerfile: 'FROM scratch\n' })
    const { code, stdout, stderr } = run(['audit', '--format', 'sarif'])
    assert.deepEqual([code, stderr], [1, ''])
    const results = (JSON.parse(stdout) as Log).runs[0]?.results ?? []
    const region = results.find(({ ruleId }) => ruleId === 'privileged-container')?.locations?.[0]?.physicalLocation
      ?.region
    assert.deepEqual(region, { startLine: 4, startColumn: 5, endLine: 4, endColumn: 21 })
    assert.match(run(['explain', 'cis-docker:5.5']).stdout, /^Container runs in privileged mode/m)
    assert.match(run(['rules']).stdout, /^privileged-container +critical/m)
  })

  it('knows its exit codes', () => {
    box.put({ 'good/compose.yaml': 'services: {}\n', 'bad/compose.yaml': BAD })
    assert.equal(run(['audit', '--preset', 'hygiene', 'good']).code, 0)
    assert.equal(run(['audit', 'bad']).code, 1)
    assert.equal(run(['audit', 'bad', '--fail-on', 'never']).code, 0)
    assert.equal(run(['audit', 'gone']).code, 2)
    assert.equal(run(['audit', '--nope']).code, 2)
    assert.equal(run([]).code, 2)
    assert.equal(run(['--version']).code, 0)
  })

  it('reads standard input', () => {
    const { code, stdout } = run(['audit', '--stdin-filename', 'compose.yaml', '--format', 'json'], { input: BAD })
    assert.equal(code, 1)
    assert.equal((JSON.parse(stdout) as JsonReport).findings[0]?.file, 'compose.yaml')
  })

  it('withstands bad input, names what it cannot read, and reports the rest', () => {
    box.put({
      Dockerfile: Buffer.from([0x46, 0x52, 0x4f, 0x4d, 0x20, 0xff, 0xfe]),
      'Dockerfile.empty': '',
      'Dockerfile.noise': Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)),
      'big/compose.yaml': 'services:\n' + '  a:\n    image: b\n'.repeat(300_000),
      'mit Leer zeichen/compöse ü.yml': BAD,
      'crlf/compose.yaml': '\ufeff' + BAD.replaceAll('\n', '\r\n'),
    })
    const { code, stdout, stderr } = run(['audit', '--format', 'json'])
    assert.equal(code, 2)
    const { findings } = JSON.parse(stdout) as JsonReport
    assert.deepEqual(
      findings
        .filter(({ rule }) => rule === 'privileged-container')
        .map(({ file, line, column, endColumn }) => [file, line, column, endColumn]),
      [
        ['crlf/compose.yaml', 4, 5, 21],
        ['mit Leer zeichen/compöse ü.yml', 4, 5, 21],
      ],
    )
    assert.deepEqual(
      stderr
        .trim()
        .split('\n')
        .map((line) => line.split(': ')[1]),
      ['Dockerfile', 'Dockerfile.noise', 'big/compose.yaml'],
    )
  })

  it('names what it has no right to read', function () {
    // The superuser may read everything: take that away.
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
    if (process.platform === 'win32') return this.skip()
    box.put({ 'a/Dockerfile': 'FROM scratch\n', 'b/Dockerfile': 'FROM scratch\n', 'compose.yaml': BAD })
    for (const [name, mode] of [
      ['.', 0o755],
      ['a/Dockerfile', 0],
      ['b', 0],
    ] as const) {
      chmodSync(box.path(name), mode)
    }
    // Somebody else may not reach the checkout, only what lies beside the files.
    for (const name of ['cli.js', 'cli.mjs', 'chunks']) {
      cpSync(path.join(path.dirname(CLI), name), box.path(name), { recursive: true })
    }
    const { code, stdout, stderr } = run(['audit'], nobody, box.path('cli.js'))
    assert.equal(code, 2, stderr)
    assert.match(stderr, /a\/Dockerfile: access is denied/)
    assert.match(stderr, /b: access is denied/)
    assert.match(stdout, /compose\.yaml:4:5/)
  })

  it('fixes in place and keeps the mode', () => {
    box.put({ 'compose.yaml': BAD })
    chmodSync(box.path('compose.yaml'), 0o755)
    const dry = run(['fix', '--review', '--rule', 'privileged-container', '--dry-run'])
    assert.match(dry.stdout, /^- {4}privileged: true$/m)
    assert.equal(box.text('compose.yaml'), BAD)
    assert.equal(run(['fix', '--review', '--rule', 'privileged-container']).code, 0)
    assert.equal(box.text('compose.yaml'), BAD.replace('    privileged: true\n', ''))
    assert.equal(statSync(box.path('compose.yaml')).mode & 0o777, 0o755)
  })

  it('takes a reader that goes away for no failure', async () => {
    box.put({
      'compose.yaml':
        'services:\n' +
        Array.from({ length: 3000 }, (_, i) => `  s${i}:\n    image: x\n    privileged: true\n`).join(''),
    })
    const child = spawn(process.execPath, [CLI, 'audit'], { cwd: box.root })
    let stderr = ''
    child.stderr.on('data', (data: Buffer) => (stderr += String(data)))
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((resolve) => child.on('close', resolve))
    assert.deepEqual([code, stderr], [1, ''])
  })

  for (const args of [
    ['audit'],
    ['audit', '--format', 'sarif'],
    ['audit', '--format', 'json'],
    ['audit', '--format', 'html'],
    ['rules'],
    ['--version'],
  ]) {
    it(`says in one line that nothing can be written: ${args.join(' ')}`, function () {
      if (!existsSync('/dev/full')) return this.skip()
      box.put({ 'compose.yaml': BAD })
      const full = openSync('/dev/full', 'w')
      const { code, stderr } = run(args, { stdio: ['ignore', full, 'pipe'] })
      closeSync(full)
      assert.deepEqual([code, stderr], [2, 'ringfence: cannot write to standard output: no space is left\n'])
    })
  }

  it('obeys NO_COLOR and FORCE_COLOR, and puts no colours into a pipe by itself', () => {
    box.put({ 'compose.yaml': BAD })
    const colours = (env: Readonly<Record<string, string>>): boolean =>
      run(['audit'], { env: { PATH: process.env['PATH'], ...env } }).stdout.includes('\x1b[')
    assert.deepEqual(
      [
        colours({}),
        colours({ CI: 'true' }),
        colours({ FORCE_COLOR: '1' }),
        colours({ FORCE_COLOR: '1', NO_COLOR: '1' }),
      ],
      [false, false, true, false],
    )
  })

  it('serves an editor', async () => {
    const child = spawn(process.execPath, [CLI, 'lsp', '--stdio'], { cwd: box.root })
    const send = (message: object): void => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message })
      child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    }
    let answer = ''
    const answered = new Promise<void>((resolve) =>
      child.stdout.on('data', (data: Buffer) => {
        answer += String(data)
        if (answer.includes('codeActionProvider')) resolve()
      }),
    )
    const closed = new Promise((resolve) => child.on('close', resolve))
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } })
    await answered
    send({ id: 2, method: 'shutdown' })
    send({ method: 'exit' })
    assert.equal(await closed, 0)
  })
})
