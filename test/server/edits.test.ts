import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits } from '../../src/core/edit.ts'
import type { FileChange } from '../../src/core/finding.ts'
import { ALONE } from '../../src/core/neighbours.ts'
import { Source } from '../../src/core/source.ts'
import { DEFAULT_CONFIG } from '../../src/engine/config.ts'
import { fixEdit, minimalEdits, type Abilities } from '../../src/server/edits.ts'
import type { Judgement } from '../../src/server/judge.ts'

describe('server: minimal edits', () => {
  const touched = (before: string, after: string): readonly string[] =>
    minimalEdits(before, after).map(({ span, newText }) => `${before.slice(span.start, span.end)}>${newText}`)

  const CASES: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['nothing', 'a\n', 'a\n', []],
    ['a word', 'ADD a\n', 'COPY a\n', ['ADD>COPY']],
    ['words in neighbouring lines', 'ADD a\nADD b\n', 'COPY a\nCOPY b\n', ['ADD>COPY', 'ADD>COPY']],
    ['lines far apart', 'x: 1\r\ny: 2\r\nz: 3\r\n', 'x: 7\r\ny: 2\r\nz: 8\r\n', ['1>7', '3>8']],
    ['a new line', 'a\nb\n', 'a\nnew\nb\n', ['>new\n']],
    ['a line that goes', 'a\nold\nb\n', 'a\nb\n', ['old\n>']],
    ['the end without a line end', 'a', 'a\nb', ['>\nb']],
  ]
  for (const [what, before, after, edits] of CASES) {
    it(`changes ${what}`, () => {
      assert.deepEqual(touched(before, after), edits)
    })
  }

  it('makes the second text of the first, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '  c', '', '\u{1F512}'), { maxLength: 12 })
    fc.assert(
      fc.property(text, text, fc.constantFrom('\n', '\r\n', '\r'), (before, after, end) => {
        const [old, now] = [before.join(end), after.join(end)]
        assert.equal(applyEdits(old, minimalEdits(old, now)), now)
      }),
    )
  })
})

describe('server: edits of several files', () => {
  const own = new Source('file:///project/a/Dockerfile', 'one\ntwo\n')
  const there = new Source('file:///project/a/there', 'x\n')
  const judgement: Judgement = {
    source: own,
    version: 3,
    config: DEFAULT_CONFIG,
    path: 'a/Dockerfile',
    neighbours: {
      ...ALONE,
      file: (uri) => (uri === there.uri ? there : undefined),
      questions: { files: new Set(), kinds: new Set() },
    },
    analysis: { kind: undefined, findings: [], suppressed: [], secrets: [] },
  }
  const ABLE: Abilities = { documentChanges: true, create: true, annotations: true, resolve: true }
  const edits = [{ span: { start: 0, end: 3 }, newText: 'ONE' }]
  const insertion = { span: { start: 2, end: 2 }, newText: 'y\n' }
  const editOf = (abilities: Partial<Abilities>, ...files: readonly FileChange[]): ReturnType<typeof fixEdit> =>
    fixEdit(judgement, { edits, files }, { ...ABLE, ...abilities })
  const range = (line: number, from: number, to: number): object => ({
    start: { line, character: from },
    end: { line, character: to },
  })

  it('bind the own one to its version, and create files before they fill them', () => {
    const uri = 'file:///project/.dockerignore'
    assert.deepEqual(editOf({}, { uri, create: '.git\n' }, { uri: there.uri, edits: [insertion] }), {
      documentChanges: [
        { textDocument: { uri: own.uri, version: 3 }, edits: [{ range: range(0, 0, 3), newText: 'ONE' }] },
        { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
        { textDocument: { uri, version: null }, edits: [{ range: range(0, 0, 0), newText: '.git\n' }] },
        { textDocument: { uri: there.uri, version: null }, edits: [{ range: range(1, 0, 0), newText: 'y\n' }] },
      ],
    })
  })

  it('are plain changes for clients that know no others', () => {
    assert.deepEqual(editOf({ documentChanges: false, create: false }, { uri: there.uri, edits: [insertion] }), {
      changes: {
        [own.uri]: [{ range: range(0, 0, 3), newText: 'ONE' }],
        [there.uri]: [{ range: range(1, 0, 0), newText: 'y\n' }],
      },
    })
  })

  for (const [what, abilities, file] of [
    ['the client creates no files', { create: false }, { uri: 'file:///project/new', create: '' }],
    ['the other file is not known', {}, { uri: 'file:///project/gone', edits: [insertion] }],
  ] as const) {
    it(`are not offered where ${what}`, () => {
      assert.equal(editOf(abilities, file), undefined)
    })
  }
})
