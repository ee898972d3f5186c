import assert from 'node:assert/strict'
import {
  CancellationTokenSource,
  LSPErrorCodes,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver/node'
import {
  AUDIT,
  EXPLAIN,
  FORGET,
  RULES,
  SELECT,
  type AuditResult,
  type ExplainResult,
  type RuleLine,
  type SelectResult,
} from '../../src/server/protocol.ts'
import { at, buildServer, Editor } from './editor.ts'

const PRIVILEGED = 'services:\n  web:\n    image: nginx:1.27\n    privileged: true\n'
const CLEAN = 'services:\n  web:\n    image: nginx:1.27\n'
const SETTINGS = { preset: [], rules: { 'privileged-container': 'on' } }

describe('server: audit', () => {
  let editor: Editor
  before(async function () {
    this.timeout(60_000)
    const settings = {
      ringfence: SETTINGS,
      'files.exclude': { '**/.git': true, generated: true, kept: false },
      'search.exclude': { '**/*.bak': true },
    }
    editor = (await Editor.start(await buildServer(), { settings })).editor
  })
  after(async () => {
    assert.equal(await editor.stop(), 0)
  })
  const audit = (files: Readonly<Record<string, string>>, workDoneToken?: string) =>
    editor.connection.sendRequest<AuditResult>(AUDIT, {
      files: Object.entries(files).map(([name, text]) => ({ uri: at(name), text })),
      ...(workDoneToken && { workDoneToken }),
    })

  it('publishes what it finds in files that were never opened, until they are forgotten', async () => {
    const result = await audit({
      'compose.yaml': PRIVILEGED,
      'clean/compose.yaml': CLEAN,
      'values.yaml': 'a: 1\n',
      'big/compose.yaml': '#'.repeat(2_000_000),
    })
    assert.deepEqual(
      result.judged.map((uri) => uri.slice(at('').length)),
      ['compose.yaml', 'clean/compose.yaml', 'big/compose.yaml'],
    )
    assert.deepEqual(result.counts, { critical: 1, high: 0, medium: 0, low: 0 })
    assert.equal(result.weak, 1)
    assert.deepEqual(
      result.refused.map(({ uri }) => uri),
      [at('big/compose.yaml')],
    )
    assert.equal((await editor.diagnostics(at('compose.yaml'))).length, 1)
    await editor.connection.sendNotification(FORGET, { uris: [at('compose.yaml')] })
    await editor.untilDiagnostics(at('compose.yaml'), (found) => found.length === 0)
  })

  it('judges what is in the editor, not what is stored', async () => {
    const uri = at('dirty/compose.yaml')
    await editor.open(uri, 'yaml', CLEAN)
    const { counts } = await audit({ 'dirty/compose.yaml': PRIVILEGED })
    assert.equal(counts.critical, 0)
    assert.deepEqual(await editor.diagnostics(uri), [])
    await editor.close(uri)
    await editor.untilDiagnostics(uri, (found) => found.length === 1)
  })

  it('keeps the diagnostics of an audited file when it is closed, and follows a save', async () => {
    const uri = at('kept/compose.yaml')
    await audit({ 'kept/compose.yaml': PRIVILEGED })
    await editor.open(uri, 'yaml', PRIVILEGED)
    assert.equal((await editor.diagnostics(uri)).length, 1)
    await editor.replace(uri, CLEAN)
    assert.deepEqual(await editor.diagnostics(uri), [])
    await editor.connection.sendNotification('textDocument/didSave', { textDocument: { uri } })
    await editor.close(uri)
    await editor.untilDiagnostics(uri, (found) => found.length === 0)
    await audit({ 'kept/compose.yaml': PRIVILEGED })
    await editor.untilDiagnostics(uri, (found) => found.length === 1)
  })

  it('judges audited files anew when the settings change', async () => {
    await audit({ 'later/compose.yaml': PRIVILEGED })
    await editor.configure('ringfence', { preset: [], rules: {} })
    await editor.untilDiagnostics(at('later/compose.yaml'), (found) => found.length === 0)
    await editor.configure('ringfence', SETTINGS)
    await editor.untilDiagnostics(at('later/compose.yaml'), (found) => found.length === 1)
  })

  it('reports progress', async () => {
    const steps: (WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd)[] = []
    const listening = editor.connection.onProgress(WorkDoneProgress.type, 'audit-1', (step) => void steps.push(step))
    await audit({ 'p1/compose.yaml': CLEAN, 'p2/compose.yaml': CLEAN }, 'audit-1')
    listening.dispose()
    assert.deepEqual(
      steps.map(({ kind }) => kind),
      ['begin', 'report', 'report', 'end'],
    )
  })

  it('stops when it is cancelled', async () => {
    const source = new CancellationTokenSource()
    const files = Array.from({ length: 2000 }, (_, i) => ({ uri: at(`many/${i}/compose.yaml`), text: PRIVILEGED }))
    const running = editor.connection.sendRequest(AUDIT, { files }, source.token)
    await editor.diagnostics(at('many/3/compose.yaml'))
    source.cancel()
    await assert.rejects(running, { code: LSPErrorCodes.RequestCancelled })
    const done = editor.published.filter(({ uri }) => uri.includes('/many/')).length
    assert.ok(done < files.length, `all ${done} were judged`)
    await editor.connection.sendNotification(FORGET, { uris: files.map(({ uri }) => uri) })
  })

  it('leaves out what settings hide', async () => {
    const names = [
      'compose.yaml',
      'node_modules/x/compose.yaml',
      'generated/compose.yaml',
      'kept/compose.yaml',
      'a/compose.yaml.bak',
      'skip/me/compose.yaml',
    ]
    await editor.configure('ringfence', { ...SETTINGS, exclude: ['skip'] })
    const { uris } = await editor.connection.sendRequest<SelectResult>(SELECT, { uris: names.map(at) })
    assert.deepEqual(uris, [at('compose.yaml'), at('kept/compose.yaml')])
    await editor.configure('ringfence', SETTINGS)
  })

  it('lists the rules and explains each', async () => {
    const rules = await editor.connection.sendRequest<readonly RuleLine[]>(RULES)
    assert.ok(rules.some(({ id, severity }) => id === 'privileged-container' && severity === 'critical'))
    for (const { id } of rules) {
      const found = await editor.connection.sendRequest<ExplainResult | null>(EXPLAIN, { rule: id })
      assert.match(found?.page ?? '', /^# .+\n[\s\S]+## Why\n/, id)
      assert.doesNotMatch(found?.page ?? '', /[«»]/, id)
    }
    assert.equal(
      (await editor.connection.sendRequest<ExplainResult | null>(EXPLAIN, { rule: 'cis-docker:5.5' }))?.id,
      'privileged-container',
    )
    assert.equal(await editor.connection.sendRequest(EXPLAIN, { rule: 'no-such-rule' }), null)
  })
})
