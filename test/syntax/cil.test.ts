import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits } from '../../src/core/edit.ts'
import { headOf, readCil, removeNodes, type CilList, type CilNode } from '../../src/syntax/cil/index.ts'
import { CIL_STAGES, secilc } from '../setup/selinux-compilers.ts'

/** A tree as nested arrays of words. */
type Shape = string | readonly Shape[]
const shape = (node: CilNode): Shape => (node.kind === 'symbol' ? node.text : node.items.map(shape))
const shapes = (text: string): readonly Shape[] => readCil(text).statements.map(shape)
const problems = (text: string): readonly string[] =>
  readCil(text).problems.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`)

/** Pieces that CIL is made of, and some it is not. */
const PIECES = [
  '(',
  ')',
  '(',
  ')',
  ' ',
  '\n',
  'allow',
  'a_t',
  '"a b"',
  '; x (',
  '\n(',
  '"',
  'é',
  "'",
  '.x',
  '\r\n',
  '\t',
  '\\',
]

describe('CIL syntax', () => {
  it('reads lists, words, strings and comments with their places', () => {
    const text = '(allow a_t self (file (read))) ; why ( not\n(filecon "/a b" any ())'
    assert.deepEqual(shapes(text), [
      ['allow', 'a_t', 'self', ['file', ['read']]],
      ['filecon', '/a b', 'any', []],
    ])
    const { statements, comments } = readCil(text)
    assert.deepEqual(
      statements.map(({ span }) => text.slice(span.start, span.end)),
      ['(allow a_t self (file (read)))', '(filecon "/a b" any ())'],
    )
    assert.deepEqual(
      comments.map(({ text: one }) => one),
      ['why ( not'],
    )
    assert.deepEqual(statements.map(headOf), ['allow', 'filecon'])
  })

  it('names what the compiler refuses', () => {
    assert.deepEqual(problems('(type a))'), ['): this closing parenthesis has no opening one'])
    assert.deepEqual(problems('(block a\n  (type b)\n'), ['(: this parenthesis is never closed'])
    assert.deepEqual(problems('x (type a)'), ['x: this stands outside of parentheses'])
    assert.deepEqual(problems('(type "a)\n)'), [
      '": this quote is never closed on its line',
      '): this closing parenthesis has no opening one',
    ])
    assert.deepEqual(problems('(type é€)'), ['é€: this character is not allowed outside of quotes and comments'])
    assert.deepEqual(problems('(type a) ; é " ('), [])
  })

  it('goes on behind a statement that is not closed', () => {
    assert.deepEqual(shapes('(allow a b (file (read))\n(type c)\n(type d)\n'), [
      ['allow', 'a', 'b', ['file', ['read']]],
      ['type', 'c'],
      ['type', 'd'],
    ])
    assert.deepEqual(problems('(type a)\n(allow a b (file (read))\n(type c)\n'), [
      '(: this parenthesis is never closed',
    ])
  })

  it('survives any depth', () => {
    for (const text of ['('.repeat(10_000), `${'(block a'.repeat(10_000)}${')'.repeat(10_000)}`, ')'.repeat(10_000)]) {
      assert.ok(problems(text).length > 0)
    }
  })

  it('never throws, and keeps every span inside its list', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        const inside = ({ span, items }: CilList): boolean =>
          items.every(
            (item) =>
              item.span.start > span.start &&
              item.span.end <= span.end &&
              item.span.start < item.span.end &&
              (item.kind === 'symbol' || inside(item)),
          )
        return readCil(text).statements.every(inside)
      }),
    )
  })

  it('refuses a text where secilc does', async function () {
    const judge = await secilc()
    if (!judge) return void this.skip()
    const texts = fc
      .sample(
        fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join('')),
        { numRuns: 300, seed: 20 },
      )
      .filter((text) => !text.includes('\\'))
    const stages = await judge(texts)
    assert.ok(stages.includes('text') && stages.some((stage) => stage !== 'text'))
    assert.deepEqual(
      texts.filter((text, i) => problems(text).length > 0 !== (stages[i] === CIL_STAGES[0])),
      [],
    )
  })
})

describe('CIL edits', () => {
  const without = (
    text: string,
    pick: (statements: readonly CilList[]) => readonly (CilNode | undefined)[],
  ): string | undefined => {
    const { statements, comments } = readCil(text)
    const edits = removeNodes(
      { text, comments },
      pick(statements).filter((node) => node !== undefined),
    )
    return edits && applyEdits(text, edits)
  }
  const second = ([, statement]: readonly CilList[]): readonly CilNode[] => (statement ? [statement] : [])

  it('remove a statement with its line, in any line ending', () => {
    assert.equal(without('(type a)\n(type b)\n(type c)\n', second), '(type a)\n(type c)\n')
    assert.equal(without('(type a)\r\n  (type b)\r\n(type c)', second), '(type a)\r\n(type c)')
    assert.equal(without('(type a)\n(type b)', second), '(type a)')
    assert.equal(without('(type a) (type b) (type c)', second), '(type a) (type c)')
  })

  it('keep comments: beside the statement, and by refusing inside of it', () => {
    assert.equal(without('(type a)\n(type b) ; mine\n', second), '(type a)\n; mine\n')
    assert.equal(without('(type a)\n(block b ; mine\n)\n', second), undefined)
  })

  it('move up the parenthesis behind the last statement of a block, unless a comment would swallow it', () => {
    const inner = ([block]: readonly CilList[]): readonly (CilNode | undefined)[] => [block?.items.at(-1)]
    assert.equal(without('(block a\n    (type b)\n    (type c))\n', inner), '(block a\n    (type b))\n')
    assert.equal(
      without('(block a\n    (type b) ; mine\n    (type c))\n', inner),
      '(block a\n    (type b) ; mine\n    )\n',
    )
  })

  it('take words out of a list, neighbours at once', () => {
    const words =
      (...at: readonly number[]) =>
      ([list]: readonly CilList[]): readonly (CilNode | undefined)[] =>
        at.map((i) => list?.items[i])
    assert.equal(without('(a b c)', words(0)), '(b c)')
    assert.equal(without('( a b c )', words(0, 1)), '( c )')
    assert.equal(without('(a b c)', words(1, 2)), '(a)')
    assert.equal(without('(a\n  b\n  c)', words(1)), '(a\n  c)')
  })
})
