import assert from 'node:assert/strict'
import {
  CancellationTokenSource,
  ErrorCodes,
  LSPErrorCodes,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver/node'
import {
  AUDIT,
  EXPLAIN,
  RULES,
  SUPPRESSION,
  type AuditResult,
  type ExplainResult,
  type RuleLine,
} from '../../src/server/protocol.ts'
import { at, buildServer, Editor } from './editor.ts'

const PRIVILEGED = 'services:\n  web:\n    image: nginx:1.27\n    privileged: true\n'
const CLEAN = 'services:\n  web:\n    image: nginx:1.27\n'
const SETTINGS = { preset: [], rules: { 'privileged-container': 'on' } }

describe('server: audit', () => {
  let editor: Editor
  before(async () => {
    const settings = {
      ringfence: SETTINGS,
      'files.exclude': { '**/.git': true, generated: true, kept: false },
      'search.exclude': { '**/*.bak': true },
    }
    editor = (await Editor.start(await buildServer(), { settings, disk: { '.git/HEAD': '' } })).editor
  })
  after(async () => {
    assert.equal(await editor.stop(), 0)
  })
  /** Audits files that are put on the client's disk. */
  const audit = async (files: Readonly<Record<string, string>>, workDoneToken?: string) => {
    await editor.change(files)
    return editor.connection.sendRequest<AuditResult>(AUDIT, {
      uris: Object.keys(files).map(at),
      ...(workDoneToken && { workDoneToken }),
    })
  }
  const names = (uris: readonly string[]): readonly string[] =>
    uris.map((uri) => decodeURIComponent(uri.slice(at('').length)))

  it('publishes what it finds in files that were never opened, until they are gone', async () => {
    const result = await audit({
      'compose.yaml': PRIVILEGED,
      'clean/compose.yaml': CLEAN,
      'values.yaml': 'a: 1\n',
      'big/compose.yaml': '#'.repeat(2_000_000),
    })
    assert.deepEqual(names(result.judged), ['compose.yaml', 'clean/compose.yaml', 'big/compose.yaml'])
    assert.deepEqual(result.counts, { critical: 1, high: 0, medium: 0, low: 0 })
    assert.equal(result.weak, 1)
    assert.deepEqual(names(result.refused.map(({ uri }) => uri)), ['big/compose.yaml'])
    assert.equal((await editor.diagnostics(at('compose.yaml'))).length, 1)
    await editor.change({ 'compose.yaml': undefined })
    await editor.untilDiagnostics(at('compose.yaml'), (found) => found.length === 0)
  })

  it('says why a file cannot be read', async () => {
    const result = await editor.connection.sendRequest<AuditResult>(AUDIT, { uris: [at('gone/compose.yaml')] })
    assert.deepEqual(result.refused, [{ uri: at('gone/compose.yaml'), reason: 'it does not exist' }])
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
    editor.put({ 'kept/compose.yaml': CLEAN })
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
    const files = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`many/compose.${i}.yaml`, PRIVILEGED]))
    await editor.change(files)
    const running = editor.connection.sendRequest(AUDIT, { uris: Object.keys(files).map(at) }, source.token)
    await editor.diagnostics(at('many/compose.3.yaml'))
    source.cancel()
    await assert.rejects(running, { code: LSPErrorCodes.RequestCancelled })
    const done = editor.published.filter(({ uri }) => uri.includes('/many/')).length
    assert.ok(done < 1000, `all ${done} were judged`)
    await editor.change(Object.fromEntries(Object.keys(files).map((name) => [name, undefined])))
  })

  it('of the workspace finds the files itself: as the command line does, and less what settings hide', async () => {
    await editor.configure('ringfence', { ...SETTINGS, exclude: ['skip'] })
    const before = editor.disk.files
    editor.disk.files = {}
    await editor.change({
      '.git/HEAD': '',
      '.gitignore': 'ignored/\n',
      'compose.yaml': PRIVILEGED,
      'ignored/compose.yaml': PRIVILEGED,
      'node_modules/x/compose.yaml': PRIVILEGED,
      'generated/compose.yaml': PRIVILEGED,
      'kept/compose.yaml': PRIVILEGED,
      'a/compose.yaml.bak': PRIVILEGED,
      'skip/me/compose.yaml': PRIVILEGED,
      'own/ringfence.yaml': 'exclude: old\n',
      'own/old/compose.yaml': PRIVILEGED,
      'own/new/compose.yaml': CLEAN,
    })
    const all = await editor.connection.sendRequest<AuditResult>(AUDIT, {})
    assert.deepEqual(names(all.judged), ['compose.yaml', 'kept/compose.yaml', 'own/new/compose.yaml'])
    await editor.configure('ringfence', { ...SETTINGS, exclude: ['skip', 'kept'] })
    const less = await editor.connection.sendRequest<AuditResult>(AUDIT, {})
    assert.deepEqual(names(less.judged), ['compose.yaml', 'own/new/compose.yaml'])
    const named = await editor.connection.sendRequest<AuditResult>(AUDIT, { uris: [at('skip/me/compose.yaml')] })
    assert.deepEqual([names(named.judged), named.counts.critical], [['skip/me/compose.yaml'], 1])
    await editor.configure('ringfence', SETTINGS)
    editor.disk.files = before
  })

  it('refuses parameters of another form, and goes on', async () => {
    for (const params of [{ uris: [5] }, { uris: at('compose.yaml') }, { uris: [{ uri: at('compose.yaml') }] }, null]) {
      const answer = editor.connection.sendRequest<AuditResult>(AUDIT, params)
      if (params === null) assert.ok(await answer)
      else await assert.rejects(answer, { code: ErrorCodes.InvalidParams })
    }
    await assert.rejects(editor.connection.sendRequest(SUPPRESSION, { uri: 5 }), { code: ErrorCodes.InvalidParams })
    assert.equal(await editor.connection.sendRequest(EXPLAIN, { rule: 5 }), null)
    assert.equal((await audit({ 'still/compose.yaml': PRIVILEGED })).counts.critical, 1)
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
