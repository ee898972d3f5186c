import assert from 'node:assert/strict'
import {
  CodeActionKind,
  TextDocumentEdit,
  type CodeAction,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver/node'
import { SUPPRESSION } from '../../src/server/protocol.ts'
import { at, buildServer, CAPABILITIES, Editor } from './editor.ts'

const PRIVILEGED = 'services:\n  web:\n    image: nginx:1.27\n    privileged: true\n'
const SETTINGS = { ringfence: { preset: [], rules: { 'privileged-container': 'on' } } }
const titles = (actions: readonly CodeAction[]): string[] => actions.map(({ title }) => title)

describe('server: quick fixes', () => {
  let server = ''
  let editor: Editor
  before(async () => {
    server = await buildServer()
    editor = (await Editor.start(server, { settings: { ...SETTINGS } })).editor
  })
  after(async () => {
    assert.equal(await editor.stop(), 0)
  })

  /** Opens a Compose file and gives the only diagnostic. */
  const opened = async (name: string, text: string, from = editor): Promise<{ uri: string; found: Diagnostic }> => {
    const uri = at(name)
    await from.open(uri, 'dockercompose', text)
    const [found] = await from.diagnostics(uri)
    assert.ok(found)
    return { uri, found }
  }
  const find = (actions: readonly CodeAction[], title: string): CodeAction => {
    const action = actions.find((one) => one.title.startsWith(title))
    assert.ok(action, `${title} is not among ${titles(actions).join(', ')}`)
    return action
  }

  it('offers the fix with its caveat, then the suppression', async () => {
    const { uri, found } = await opened('compose.yaml', PRIVILEGED)
    const actions = await editor.actions(uri, found.range, { diagnostics: [found], only: [CodeActionKind.QuickFix] })
    assert.deepEqual(titles(actions), [
      'Remove privileged mode (review: what needs a capability or a device will fail until that one is granted)',
      'Suppress privileged-container here with a reason',
    ])
    const [fix] = actions
    assert.ok(fix)
    assert.deepEqual(fix.diagnostics, [found])
    assert.equal(fix.isPreferred, undefined, 'only a safe fix is preferred')
    const [change] = fix.edit?.documentChanges ?? []
    assert.ok(TextDocumentEdit.is(change))
    assert.deepEqual(change.textDocument, { uri, version: 1 })
    await editor.apply(fix.edit)
    assert.equal(editor.text(uri), 'services:\n  web:\n    image: nginx:1.27\n')
    assert.deepEqual(await editor.diagnostics(uri), [])
  })

  it('edits another file where the finding is closed there', async () => {
    const settings = { ringfence: { preset: [], rules: { 'whole-context-copied': 'on' } } }
    const { editor: other } = await Editor.start(server, { settings })
    const [ignore, dockerfile] = [at('.dockerignore'), at('Dockerfile')]
    await other.open(ignore, 'ignore', '.git\n')
    await other.open(dockerfile, 'dockerfile', 'FROM node:22-alpine\nCOPY . .\n')
    const [found] = await other.diagnostics(dockerfile)
    assert.ok(found)
    const actions = await other.actions(dockerfile, found.range, { diagnostics: [found] })
    await other.apply(find(actions, 'Add .env to .dockerignore').edit)
    assert.equal(other.text(ignore), '.git\n**/.env\n')
    await other.untilDiagnostics(dockerfile, (diagnostics) => diagnostics.length === 0)
    assert.equal(await other.stop(), 0)
  })

  it('offers nothing away from a finding, and nothing of a kind that was not asked for', async () => {
    const { uri, found } = await opened('elsewhere/compose.yaml', PRIVILEGED)
    const image: Range = { start: { line: 2, character: 6 }, end: { line: 2, character: 6 } }
    assert.deepEqual(titles(await editor.actions(uri, image, { only: [CodeActionKind.QuickFix] })), [])
    assert.deepEqual(titles(await editor.actions(uri, found.range, { only: ['source.organizeImports'] })), [])
    assert.deepEqual(await editor.actions(at('unknown.yaml'), image), [])
  })

  const SUPPRESSED: readonly (readonly [string, string, string])[] = [
    [
      'a line of a block',
      PRIVILEGED,
      'services:\n  web:\n    image: nginx:1.27\n    # ringfence-ignore privileged-container: reason\n    privileged: true\n',
    ],
    [
      'CRLF and tabs',
      'services:\r\n  web:\r\n    image: x\r\n    privileged:\ttrue\r\n',
      'services:\r\n  web:\r\n    image: x\r\n    # ringfence-ignore privileged-container: reason\r\n    privileged:\ttrue\r\n',
    ],
    [
      'a flow mapping',
      'services:\n  web: { image: x, privileged: true }\n',
      'services:\n  # ringfence-ignore privileged-container: reason\n  web: { image: x, privileged: true }\n',
    ],
    [
      'everything on the first line',
      '\uFEFFservices: { web: { image: x, privileged: true } }\n',
      '\uFEFF# ringfence-ignore privileged-container: reason\nservices: { web: { image: x, privileged: true } }\n',
    ],
    [
      'a flow mapping over lines',
      'services:\n  web: { image: x,\n    privileged: true }\n',
      'services:\n  web: { image: x,\n    # ringfence-ignore privileged-container: reason\n    privileged: true }\n',
    ],
  ]
  for (const [index, [what, before, after]] of SUPPRESSED.entries()) {
    it(`suppresses in ${what}`, async () => {
      const { uri, found } = await opened(`suppress ${index}/compose.yaml`, before)
      const action = find(await editor.actions(uri, found.range, { diagnostics: [found] }), 'Suppress')
      assert.equal(action.edit, undefined, 'it is worked out when it is chosen')
      await editor.apply((await editor.resolve(action)).edit)
      assert.equal(editor.text(uri), after)
      assert.deepEqual(await editor.diagnostics(uri), [])
    })
  }

  it("gives the suppression with the user's own reason to a client that asks for it", async () => {
    const { editor: vscode } = await Editor.start(server, {
      settings: { ...SETTINGS },
      initializationOptions: { commands: true },
    })
    const { uri, found } = await opened('compose.yaml', PRIVILEGED, vscode)
    const { command } = find(await vscode.actions(uri, found.range), 'Suppress')
    assert.equal(command?.command, 'ringfence.suppress')
    assert.deepEqual(command.arguments, [
      uri,
      (found.data as { fingerprint: string }).fingerprint,
      'privileged-container',
    ])
    const edit = await vscode.connection.sendRequest(SUPPRESSION, {
      uri,
      fingerprint: (found.data as { fingerprint: string }).fingerprint,
      reason: ' runner host,\n nothing else on it ',
    })
    await vscode.apply(edit as CodeAction['edit'])
    assert.match(
      vscode.text(uri),
      /^ {4}# ringfence-ignore privileged-container: runner host, nothing else on it\n {4}privileged: true$/m,
    )
    assert.equal(await vscode.connection.sendRequest(SUPPRESSION, { uri, fingerprint: 'gone', reason: 'x' }), null)
    assert.equal(await vscode.stop(), 0)
  })

  it('works out an edit only for the version it was asked for', async () => {
    const { uri, found } = await opened('late/compose.yaml', PRIVILEGED)
    const action = find(await editor.actions(uri, found.range), 'Suppress')
    await editor.edit(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, '# late\n')
    assert.equal((await editor.resolve(action)).edit, undefined)
  })

  it('gives clients that can do less what they can take', async () => {
    const { editor: plain } = await Editor.start(server, {
      settings: { ...SETTINGS },
      capabilities: { workspace: { configuration: true } },
    })
    const { uri, found } = await opened('compose.yaml', PRIVILEGED, plain)
    const action = find(await plain.actions(uri, found.range), 'Suppress')
    assert.ok(action.edit?.changes?.[uri], 'the edit is there at once, without a version')
    await plain.apply(action.edit)
    assert.match(plain.text(uri), /# ringfence-ignore privileged-container: reason/)
    assert.equal(await plain.stop(), 0)
  })
})

describe('server: edits of a whole file or service', () => {
  let server = ''
  before(async () => {
    server = await buildServer()
  })
  const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

  it('fixes all that is safe with the smallest edits', async () => {
    const { editor } = await Editor.start(server, {
      settings: { ringfence: { preset: [], rules: { 'add-instead-of-copy': 'on', 'privileged-container': 'on' } } },
    })
    const uri = at('Dockerfile')
    await editor.open(
      uri,
      'dockerfile',
      'FROM alpine:3.20\r\nADD a.txt /a.txt\r\n# between\r\nRUN true\r\nADD b.txt /b.txt\r\n',
    )
    assert.equal((await editor.diagnostics(uri)).length, 2)
    const [action, ...more] = await editor.actions(uri, start, { only: [CodeActionKind.SourceFixAll] })
    assert.ok(action)
    assert.deepEqual(more, [])
    assert.equal(action.kind, 'source.fixAll.ringfence')
    assert.equal(action.edit, undefined, 'it is worked out when it is chosen')
    const { edit } = await editor.resolve(action)
    const [change] = edit?.documentChanges ?? []
    assert.ok(TextDocumentEdit.is(change))
    assert.deepEqual(
      change.edits.map((one) => ('range' in one ? editor.covered(uri, one.range) : '')),
      ['ADD', 'ADD'],
    )
    await editor.apply(edit)
    assert.equal(
      editor.text(uri),
      'FROM alpine:3.20\r\nCOPY a.txt /a.txt\r\n# between\r\nRUN true\r\nCOPY b.txt /b.txt\r\n',
    )
    await editor.diagnostics(uri)
    assert.deepEqual(await editor.actions(uri, start, { only: [CodeActionKind.SourceFixAll] }), [])
    const [preferred] = await (async () => {
      await editor.open(at('b/Dockerfile'), 'dockerfile', 'FROM alpine:3.20\nADD a.txt /a.txt\n')
      const [found] = await editor.diagnostics(at('b/Dockerfile'))
      return editor.actions(at('b/Dockerfile'), found?.range ?? start, { only: [CodeActionKind.QuickFix] })
    })()
    assert.equal(preferred?.isPreferred, true, 'the only safe fix is preferred')
    assert.equal(await editor.stop(), 0)
  })

  const WEAK = 'services:\n  web:\n    image: nginx:1.27\n  db:\n    image: postgres:17\n'
  const web: Range = { start: { line: 1, character: 3 }, end: { line: 1, character: 3 } }

  it('hardens one service, in parts that ask to be confirmed', async () => {
    const { editor } = await Editor.start(server)
    const uri = at('compose.yaml')
    await editor.open(uri, 'dockercompose', WEAK)
    const [action, ...more] = await editor.actions(uri, web, { only: [CodeActionKind.RefactorRewrite] })
    assert.ok(action)
    assert.deepEqual(more, [])
    assert.equal(action.title, 'Harden service "web": add everything it lacks (review)')
    assert.deepEqual(await editor.actions(uri, start, { only: [CodeActionKind.Refactor] }), [])
    const { edit } = await editor.resolve(action)
    const annotations = Object.values(edit?.changeAnnotations ?? {})
    assert.ok(annotations.length >= 4)
    assert.ok(
      annotations.every(({ needsConfirmation, label, description }) => needsConfirmation && label && description),
    )
    await editor.apply(edit)
    const [, ours = '', theirs] =
      /^(services:\n {2}web:\n[\s\S]+)( {2}db:\n {4}image: postgres:17\n)$/.exec(editor.text(uri)) ?? []
    assert.ok(theirs, editor.text(uri))
    for (const wanted of [
      /^ {4}read_only: true$/m,
      /^ {6}- no-new-privileges:true$/m,
      /^ {4}cap_drop:\n {6}- ALL$/m,
      /^ {4}mem_limit: /m,
      /^ {4}pids_limit: /m,
    ]) {
      assert.match(ours, wanted)
    }
    await editor.diagnostics(uri)
    assert.deepEqual(titles(await editor.actions(uri, web, { only: [CodeActionKind.Refactor] })), [])
    assert.equal(await editor.stop(), 0)
  })

  it('hardens at once where the client can do no better', async () => {
    const { editor } = await Editor.start(server, { capabilities: {} })
    const uri = at('compose.yaml')
    await editor.open(uri, 'dockercompose', WEAK)
    const [action] = await editor.actions(uri, web, { only: [CodeActionKind.Refactor] })
    await editor.apply(action?.edit)
    assert.match(editor.text(uri), /no-new-privileges:true[\s\S]+ {2}db:\n {4}image: postgres:17\n$/)
    assert.equal(await editor.stop(), 0)
  })

  it('suppresses above the whole instruction when a comment inside it would be text', async () => {
    const { editor } = await Editor.start(server, {
      settings: { ringfence: { preset: [], rules: { 'apt-get-without-yes': 'on' } } },
    })
    const uri = at('Dockerfile')
    await editor.open(uri, 'dockerfile', 'FROM debian:12\nRUN <<EOF\nset -e\napt-get install curl\nEOF\n')
    const [found] = await editor.diagnostics(uri)
    assert.ok(found)
    const action = (await editor.actions(uri, found.range)).find(({ title }) => title.startsWith('Suppress'))
    assert.ok(action)
    await editor.apply((await editor.resolve(action)).edit)
    assert.match(
      editor.text(uri),
      /^FROM debian:12\n# ringfence-ignore apt-get-without-yes: reason\nRUN <<EOF\nset -e\napt-get install curl\nEOF\n$/,
    )
    assert.deepEqual(await editor.diagnostics(uri), [])
    assert.equal(await editor.stop(), 0)
  })
})

describe('server: hover', () => {
  let editor: Editor
  before(async () => {
    editor = (await Editor.start(await buildServer(), { settings: { ...SETTINGS }, capabilities: CAPABILITIES })).editor
  })
  after(async () => {
    assert.equal(await editor.stop(), 0)
  })

  it('says why, what to do and how to accept it', async () => {
    const uri = at('compose.yaml')
    await editor.open(uri, 'yaml', PRIVILEGED)
    const hover = await editor.hover(uri, { line: 3, character: 8 })
    assert.ok(hover?.range)
    assert.equal(editor.covered(uri, hover.range), 'privileged: true')
    const { value } = hover.contents as { value: string }
    assert.match(value, /^\*\*Container runs in privileged mode\*\* \(critical, privilege\)/)
    assert.match(value, /mount the host's disks/)
    assert.match(value, /\*\*What to do:\*\* Remove `privileged`/)
    assert.match(value, /`# ringfence-ignore privileged-container: reason`/)
    assert.doesNotMatch(value, /command:/)
    assert.equal(await editor.hover(uri, { line: 0, character: 2 }), null)
  })
})
