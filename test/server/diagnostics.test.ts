import assert from 'node:assert/strict'
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver/node'
import { at, buildServer, CAPABILITIES, Editor, FOLDER } from './editor.ts'

const PRIVILEGED = 'services:\n  web:\n    image: nginx:1.27\n    privileged: true\n'
/** A diagnostic's message; newer editors also take Markdown. */
const textOf = (diagnostic: Diagnostic | undefined): string =>
  typeof diagnostic?.message === 'string' ? diagnostic.message : (diagnostic?.message.value ?? '')

const SETTINGS = { ringfence: { preset: [], rules: { 'privileged-container': 'on', 'syntax-error': 'on' } } }

describe('server: diagnostics', () => {
  let server = ''
  let editor: Editor
  before(async () => {
    server = await buildServer()
    editor = (await Editor.start(server, { settings: { ...SETTINGS } })).editor
  })
  after(async () => {
    assert.equal(await editor.stop(), 0)
  })

  it('says what is wrong where, for the version it looked at', async () => {
    const uri = at('compose.yaml')
    await editor.open(uri, 'yaml', PRIVILEGED)
    const [found, ...more] = await editor.diagnostics(uri)
    assert.ok(found)
    assert.equal(more.length, 0)
    assert.equal(found.source, 'ringfence')
    assert.equal(found.code, 'privileged-container')
    assert.equal(found.severity, DiagnosticSeverity.Error)
    assert.equal(editor.covered(uri, found.range), 'privileged: true')
    assert.match(textOf(found), /^Service "web" runs in privileged mode/)
    assert.equal(found.codeDescription, undefined, 'a link to a command is of no use to this client')
    assert.deepEqual((found.data as { fixes: unknown }).fixes, ['Remove privileged mode'])
    assert.deepEqual(
      editor.summaries.findLast((summary) => summary.uri === uri),
      {
        uri,
        kind: 'Compose file',
        total: 1,
        counts: { critical: 1, high: 0, medium: 0, low: 0 },
      },
    )
  })

  it('follows edits, and after many in a row only the last counts', async () => {
    const uri = at('typing/compose.yaml')
    await editor.open(uri, 'dockercompose', 'services:\n  web:\n    image: nginx:1.27\n')
    await editor.diagnostics(uri)
    const before = editor.published.length
    for (const [index, character] of Array.from('    privileged: true\n').entries()) {
      await editor.edit(uri, { start: { line: 3, character: index }, end: { line: 3, character: index } }, character)
    }
    const [found] = await editor.diagnostics(uri)
    assert.equal(found?.code, 'privileged-container')
    const published = editor.published.slice(before).filter((params) => params.uri === uri)
    assert.ok(published.length < 10, `${published.length} times for 21 edits`)
    assert.equal(published.at(-1)?.version, 22)
    await editor.edit(uri, { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } }, '')
    assert.deepEqual(await editor.diagnostics(uri), [])
  })

  it('judges two documents at once, each with its own pause', async () => {
    const [a, b] = [at('a/compose.yaml'), at('b/compose.yaml')]
    await editor.open(a, 'yaml', 'services: {}\n')
    await editor.open(b, 'yaml', 'services: {}\n')
    await editor.replace(a, PRIVILEGED)
    await editor.replace(b, PRIVILEGED)
    assert.equal((await editor.diagnostics(a)).length, 1)
    assert.equal((await editor.diagnostics(b)).length, 1)
  })

  it('takes them back when the document is closed', async () => {
    const uri = at('closed/compose.yaml')
    await editor.open(uri, 'yaml', PRIVILEGED)
    assert.equal((await editor.diagnostics(uri)).length, 1)
    await editor.close(uri)
    await editor.untilDiagnostics(uri, (found) => found.length === 0)
  })

  it('says nothing of documents that are none of its kinds', async () => {
    const uri = at('values.yaml')
    await editor.open(uri, 'yaml', 'privileged: true\n')
    await editor.open(at('sentinel/compose.yaml'), 'yaml', PRIVILEGED)
    await editor.diagnostics(at('sentinel/compose.yaml'))
    assert.equal(
      editor.published.some((params) => params.uri === uri),
      false,
    )
  })

  it('tells a Compose file by its contents, and by the language of an unsaved one', async () => {
    await editor.open(at('stack.yml'), 'yaml', PRIVILEGED)
    assert.equal((await editor.diagnostics(at('stack.yml'))).length, 1)
    await editor.open('untitled:Untitled-1', 'dockercompose', PRIVILEGED)
    assert.equal((await editor.diagnostics('untitled:Untitled-1')).length, 1)
  })

  const BAD: readonly (readonly [string, string, string, string])[] = [
    ['nothing', 'dockerfile', 'empty/Dockerfile', ''],
    [
      'binary',
      'dockerfile',
      'binary/Dockerfile',
      String.fromCharCode(...Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)),
    ],
    [
      'five megabytes',
      'yaml',
      'big/compose.yaml',
      'services:\n  web:\n    image: x\n' + '# filler filler filler filler filler\n'.repeat(140_000),
    ],
    [
      'an alias bomb',
      'yaml',
      'bomb/compose.yaml',
      'a0: &a0 [x, x]\n' +
        Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`).join('') +
        'services:\n  web:\n    image: x\n    <<: *a40\n',
    ],
    ['fifty thousand brackets', 'yaml', 'deep/compose.yaml', 'services: ' + '['.repeat(50_000)],
    ['stages in a circle', 'dockerfile', 'circle/Dockerfile', 'FROM b AS a\nFROM a AS b\n'],
    ['an open heredoc', 'dockerfile', 'heredoc/Dockerfile', 'FROM x\nRUN <<EOF\necho'],
    ['a name with spaces', 'yaml', 'größe und mehr/compose.yaml', PRIVILEGED],
  ]
  for (const [what, languageId, name, text] of BAD) {
    it(`lives through ${what}`, async () => {
      await editor.open(at(name), languageId, text)
      await editor.diagnostics(at(name))
      const sentinel = at(`after ${name}`)
      await editor.open(sentinel, 'dockercompose', PRIVILEGED)
      assert.equal((await editor.diagnostics(sentinel)).length, 1)
      await editor.close(at(name))
      await editor.close(sentinel)
    })
  }

  it('says when a file is too large to be judged', () => {
    assert.match(
      editor.summaries.find(({ uri }) => uri === at('big/compose.yaml'))?.refused ?? '',
      /larger than the limit/,
    )
  })

  it('links rules to their pages when the client has them', async () => {
    const { editor: vscode } = await Editor.start(server, {
      settings: { ...SETTINGS },
      initializationOptions: { commands: true },
    })
    await vscode.open(at('compose.yaml'), 'yaml', PRIVILEGED)
    const [found] = await vscode.diagnostics(at('compose.yaml'))
    assert.equal(found?.codeDescription?.href, 'ringfence:/privileged-container.md')
    assert.equal(await vscode.stop(), 0)
  })

  it('ends with an error when the editor goes away without a word', async () => {
    const { editor: lost } = await Editor.start(server)
    const exit = new Promise((resolve) => lost.process.once('exit', resolve))
    lost.process.stdin?.end()
    assert.equal(await exit, 1)
  })
})

describe('server: configuration', () => {
  let server = ''
  before(async () => {
    server = await buildServer()
  })

  it('follows the settings as they change', async () => {
    const { editor } = await Editor.start(server, { settings: { ...SETTINGS } })
    const uri = at('compose.yaml')
    await editor.open(uri, 'yaml', PRIVILEGED)
    assert.equal((await editor.diagnostics(uri))[0]?.severity, DiagnosticSeverity.Error)
    await editor.configure('ringfence', { rules: { 'privileged-container': 'low' }, preset: [] })
    await editor.untilDiagnostics(uri, ([found]) => found?.severity === DiagnosticSeverity.Information)
    await editor.configure('ringfence', { rules: { 'privileged-container': 'off' }, preset: [] })
    await editor.untilDiagnostics(uri, (found) => found.length === 0)
    await editor.configure('ringfence', SETTINGS.ringfence)
    await editor.untilDiagnostics(uri, (found) => found.length === 1)
    await editor.configure('ringfence', { ...SETTINGS.ringfence, exclude: ['*.yaml'] })
    await editor.untilDiagnostics(uri, (found) => found.length === 0)
    await editor.configure('ringfence', { ...SETTINGS.ringfence, enable: true })
    await editor.untilDiagnostics(uri, (found) => found.length === 1)
    await editor.configure('ringfence', { ...SETTINGS.ringfence, enable: false })
    await editor.untilDiagnostics(uri, (found) => found.length === 0)
    assert.equal(editor.summaries.at(-1)?.kind, undefined)
    assert.equal(await editor.stop(), 0)
  })

  it('takes settings of the wrong form as not set', async () => {
    const { editor } = await Editor.start(server, {
      settings: { ringfence: { enable: 'yes', preset: 7, rules: ['x'], exclude: { a: 1 }, maxFileSize: -1 } },
    })
    await editor.open(at('compose.yaml'), 'yaml', PRIVILEGED)
    assert.ok((await editor.diagnostics(at('compose.yaml'))).some(({ code }) => code === 'privileged-container'))
    assert.equal(await editor.stop(), 0)
  })

  it('takes settings from clients that cannot be asked', async () => {
    const { workspace, ...capabilities } = CAPABILITIES
    const { editor } = await Editor.start(server, {
      capabilities: { ...capabilities, workspace: { ...workspace, configuration: false } },
      initializationOptions: { settings: { rules: { 'privileged-container': 'low' } } },
    })
    const uri = at('compose.yaml')
    await editor.open(uri, 'yaml', PRIVILEGED)
    const severity = (): number | undefined =>
      editor.published
        .findLast((params) => params.uri === uri)
        ?.diagnostics.find(({ code }) => code === 'privileged-container')?.severity
    await editor.until('the severity', () => severity() === DiagnosticSeverity.Information || undefined)
    await editor.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { ringfence: { rules: { 'privileged-container': 'off' } } },
    })
    await editor.untilDiagnostics(uri, (found) => found.every(({ code }) => code !== 'privileged-container'))
    assert.equal(await editor.stop(), 0)
  })

  it('follows the project files on the disk of a client, the nearest of them, over the settings', async () => {
    const { editor } = await Editor.start(server, {
      settings: { ...SETTINGS },
      disk: { 'compose.yaml': PRIVILEGED, 'a/b/compose.yaml': PRIVILEGED },
    })
    const [top, deep] = [at('compose.yaml'), at('a/b/compose.yaml')]
    await editor.open(top, 'yaml', PRIVILEGED)
    await editor.open(deep, 'yaml', PRIVILEGED)
    await editor.change({
      'ringfence.yaml': 'rules:\n  privileged-container: low\n',
      'a/ringfence.yaml': 'rules:\n  privileged-container: off\n',
    })
    await editor.untilDiagnostics(top, ([found]) => found?.severity === DiagnosticSeverity.Information)
    await editor.untilDiagnostics(deep, (found) => found.length === 0)
    await editor.change({ 'ringfence.yaml': 'exclude:\n  - a/**\nrulez: 1\n', 'a/ringfence.yaml': undefined })
    await editor.untilDiagnostics(top, ([found]) => found?.severity === DiagnosticSeverity.Error)
    await editor.untilDiagnostics(deep, (found) => found.length === 0)
    const [problem] = await editor.untilDiagnostics(at('ringfence.yaml'), (found) => found.length === 1)
    assert.match(textOf(problem), /There is no setting "rulez"/)
    await editor.change({ 'ringfence.yaml': undefined })
    await editor.untilDiagnostics(deep, (found) => found.length === 1)
    await editor.untilDiagnostics(at('ringfence.yaml'), (found) => found.length === 0)
    assert.equal(await editor.stop(), 0)
  })

  it('shows what is wrong in an open project file as it is typed, and what is stored once it is closed', async () => {
    const uri = at('ringfence.yaml')
    const disk = { 'ringfence.yaml': 'rulez: 1\n', 'compose.yaml': PRIVILEGED }
    const { editor } = await Editor.start(server, { settings: { ...SETTINGS }, disk })
    await editor.open(at('compose.yaml'), 'yaml', PRIVILEGED)
    await editor.untilDiagnostics(uri, ([found]) => textOf(found).includes('rulez'))
    await editor.open(uri, 'yaml', 'preset: strickt\n')
    const [problem] = await editor.diagnostics(uri)
    assert.match(textOf(problem), /There is no preset "strickt"/)
    assert.equal(problem && editor.covered(uri, problem.range), 'strickt')
    await editor.replace(uri, 'rules:\n  privileged-container: off\n')
    assert.deepEqual(await editor.diagnostics(uri), [])
    // What is not saved decides nothing yet, and what changes on the disk is not what the editor shows.
    await editor.change({ 'ringfence.yaml': 'presets: strict\n' })
    await editor.replace(at('compose.yaml'), `${PRIVILEGED}#\n`)
    assert.ok((await editor.diagnostics(at('compose.yaml'))).some(({ code }) => code === 'privileged-container'))
    assert.deepEqual(editor.published.findLast((params) => params.uri === uri)?.diagnostics, [])
    await editor.close(uri)
    await editor.untilDiagnostics(uri, ([found]) => textOf(found).includes('presets'))
    assert.equal(await editor.stop(), 0)
  })

  it('reads project files itself for other clients, and again when one is saved', async () => {
    const { mkdtemp, mkdir, rm, writeFile } = await import('node:fs/promises')
    const { tmpdir } = await import('node:os')
    const path = await import('node:path')
    const { pathToFileURL } = await import('node:url')
    const folder = await mkdtemp(path.join(tmpdir(), 'ringfence server '))
    try {
      await mkdir(path.join(folder, 'deep'))
      await writeFile(path.join(folder, 'ringfence.yaml'), 'rules:\n  privileged-container: low\n')
      const { editor } = await Editor.start(server, { settings: { ...SETTINGS }, folder: pathToFileURL(folder).href })
      const uri = pathToFileURL(path.join(folder, 'deep/compose.yaml')).href
      await editor.open(uri, 'yaml', PRIVILEGED)
      await editor.untilDiagnostics(uri, ([found]) => found?.severity === DiagnosticSeverity.Information)
      const project = pathToFileURL(path.join(folder, 'ringfence.yaml')).href
      await editor.open(project, 'yaml', 'rules: {}\n')
      await writeFile(path.join(folder, 'ringfence.yaml'), 'rules: {}\npreset: recommended\n')
      await editor.connection.sendNotification('textDocument/didSave', { textDocument: { uri: project } })
      await editor.untilDiagnostics(uri, (found) =>
        found.some(({ code, severity }) => code === 'privileged-container' && severity === DiagnosticSeverity.Error),
      )
      assert.equal(await editor.stop(), 0)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
    assert.notEqual(pathToFileURL(folder).href, FOLDER)
  })
})
