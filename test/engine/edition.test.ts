import assert from 'node:assert/strict'
import { Source } from '../../src/core/source.ts'
import { span } from '../../src/core/span.ts'
import type { FileChange, Finding, Fix } from '../../src/core/finding.ts'
import { analyze, type Analysis } from '../../src/engine/analyze.ts'
import { DEFAULT_CONFIG } from '../../src/engine/config.ts'
import { applyFixes, createEdition, fixAll } from '../../src/engine/fix-all.ts'
import { withTexts } from '../../src/engine/overlay.ts'
import { at, neighboursOf, toy } from '../report/toy.ts'

const fixOf = (edits: Fix['edits'], ...files: readonly FileChange[]): Fix => ({
  title: 'Fix',
  safety: 'safe',
  edits,
  files,
})
const insert = (offset: number, newText: string): Fix['edits'] => [{ span: span(offset, offset), newText }]

describe('fixes of several files', () => {
  const stored: Readonly<Record<string, string>> = { 'file:///b': 'bb' }
  const textOf = (uri: string): string | undefined => stored[uri]
  const apply = (...fixes: readonly Fix[]): ReturnType<typeof applyFixes> =>
    applyFixes(createEdition('aa'), fixes, textOf)

  it('change all of them', () => {
    const both = apply(
      fixOf(insert(0, 'x'), { uri: 'file:///b', edits: insert(1, 'y') }),
      fixOf(insert(2, 'z'), { uri: 'file:///b', edits: insert(2, 'w') }, { uri: 'file:///c', create: 'new' }),
    )
    assert.equal(both?.text, 'xaaz')
    assert.deepEqual(
      [...both.others],
      [
        ['file:///b', 'bybw'],
        ['file:///c', 'new'],
      ],
    )
  })

  it('build on what earlier ones left', () => {
    const first = apply(fixOf([], { uri: 'file:///c', create: 'new' }))
    assert.ok(first)
    const second = applyFixes(first, [fixOf([], { uri: 'file:///c', edits: insert(3, 'er') })], textOf)
    assert.deepEqual([...(second?.others ?? [])], [['file:///c', 'newer']])
  })

  for (const [what, fix] of [
    ['creates what is there', fixOf(insert(0, 'x'), { uri: 'file:///b', create: 'new' })],
    ['edits what is not there', fixOf(insert(0, 'x'), { uri: 'file:///c', edits: insert(0, 'y') })],
    ['changes nothing', fixOf([], { uri: 'file:///b', edits: insert(0, '') })],
  ] as const) {
    it(`are not applied in part: one ${what}`, () => {
      assert.equal(apply(fix), undefined)
    })
  }
})

describe('fixAll with other files', () => {
  const analyzed = (files: Readonly<Record<string, string>>) => {
    const neighbours = neighboursOf((uri) => (files[uri] === undefined ? undefined : new Source(uri, files[uri])))
    return (text: string, others: ReadonlyMap<string, string>): Analysis =>
      analyze(toy, new Source(at('a.toy'), text), DEFAULT_CONFIG, {
        neighbours: withTexts(neighbours, toy.kinds, others),
      })
  }
  const first = ({ fixes }: Finding): Fix | undefined => fixes[0]
  const list = at('list.toys')

  it('creates a file, once for all findings that need it', () => {
    const { text, others, applied, refused } = fixAll('UNLISTED UNLISTED WRITABLE', analyzed({}), first)
    assert.equal(text, 'UNLISTED UNLISTED sealed')
    assert.deepEqual([...others], [[list, 'a.toy\n']])
    assert.deepEqual([applied.length, refused], [2, []])
  })

  it('edits a file that is there', () => {
    const files = { [list]: 'b.toy\n' }
    const { text, others } = fixAll('UNLISTED', analyzed(files), first, (uri) => files[uri])
    assert.equal(text, 'UNLISTED')
    assert.deepEqual([...others], [[list, 'b.toy\na.toy\n']])
  })

  it('offers no change of what is not known to be there or not', () => {
    const { findings } = analyze(toy, new Source(at('a.toy'), 'UNLISTED'), DEFAULT_CONFIG)
    assert.deepEqual(
      findings.map(({ rule, fixes }) => [rule, fixes]),
      [['toy-unlisted', []]],
    )
  })

  it('leaves out what it cannot edit, as the file is not known', () => {
    const { others, refused } = fixAll('UNLISTED', analyzed({ [list]: 'b.toy\n' }), first)
    assert.deepEqual([[...others], refused], [[], [{ rule: 'toy-unlisted', title: 'List the toy' }]])
  })
})

describe('neighbours with other texts', () => {
  const [a, b] = [new Source(at('a.toy'), 'A'), new Source(at('b.toy'), 'B')]
  const before = {
    ...neighboursOf((uri) => [a, b].find((one) => one.uri === uri)),
    completeFor: (kind: string) => kind === 'toy',
    ofKind: (kind: string) => (kind === 'toy' ? [a, b] : []),
  }
  const after = withTexts(
    before,
    toy.kinds,
    new Map([
      [at('b.toy'), 'BB'],
      [at('ä.toy'), 'new'],
    ]),
  )

  it('are found by any spelling of their URI', () => {
    const texts = ['a.toy', 'b.toy', 'ä.toy', 'c.toy'].map((name) => after.file(`file:///root/${name}`)?.text)
    assert.deepEqual(texts, ['A', 'BB', 'new', undefined])
  })

  it('are listed with their kind, new ones too', () => {
    assert.deepEqual(
      after.ofKind('toy').map(({ text }) => text),
      ['new', 'A', 'BB'],
    )
    assert.deepEqual(after.ofKind('other'), [])
    assert.deepEqual(['toy', 'other'].map(after.completeFor), [true, false])
    assert.deepEqual(
      ['a.toy', 'ä.toy', 'c.toy'].map((name) => after.has(at(name))),
      [true, true, false],
    )
  })

  it('are the same neighbours when nothing changes', () => {
    assert.equal(withTexts(before, toy.kinds, new Map()), before)
  })
})
