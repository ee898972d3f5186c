import assert from 'node:assert/strict'
import { transformSync } from 'esbuild'
import { instrument } from '../../src/dev/mutation/instrument.ts'
import type { Operator } from '../../src/dev/mutation/mutant.ts'

/** What the mutants of a text write, by their operators. */
function changes(text: string, operator?: Operator): readonly string[] {
  return instrument('x.ts', text, 0)
    .mutants.filter((mutant) => operator === undefined || mutant.operator === operator)
    .map((mutant) => `${mutant.original} -> ${mutant.text}`)
}

/** What an expression of the instrumented text gives with one mutant on, or none. */
function evaluate(text: string, on = -1): unknown {
  const { code } = transformSync(instrument('x.ts', text, 0).text, { loader: 'ts', format: 'cjs' })
  let steps = 0
  const step = (): void => {
    if (++steps > 100) throw new Error('too many steps')
  }
  const module: { exports: { value?: unknown } } = { exports: {} }
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the instrumented code is run to see what it does
  const run = new Function('module', '$mutant', '$step', code) as (...args: readonly unknown[]) => void
  run(module, (id: number) => id === on, step)
  return module.exports.value
}

describe('mutants', () => {
  for (const [operator, text, expected] of [
    ['condition', 'const a = b ? 1 : 2', ['b -> true', 'b -> false']],
    ['guard', 'function f() { if (a) return; g() }', ['a -> !(a)']],
    ['guard', 'if (a) { f() }', []],
    ['logic', 'a(b && c, d ?? e)', ['b && c -> b || c', 'd ?? e -> d']],
    ['comparison', 'a(b < c, d === e)', ['b < c -> b <= c', 'd === e -> d !== e']],
    ['arithmetic', "a(b + c, b + 'c')", ['b + c -> b - c']],
    ['not', 'a(!b)', ['!b -> b']],
    ['number', 'a(7)', ['7 -> 8', '7 -> 6']],
    ['boolean', 'a(true)', ['true -> false']],
    ['string', "a('b', '', `c${d}`)", ["'b' -> ''", "`c${d}` -> ''"]],
    ['string', "throw new RangeError('b')", []],
    ['string', "import a from 'a'; const b: 'b' = { 'c': 1 }['c']", ["'c' -> ''"]],
    ['array', 'a([b], [])', ['[b] -> []']],
    ['spread', 'a({ ...b }, [...c])', ['b -> {}', 'c -> []']],
    ['call', 'a(b?.c())', ['b?.c() -> undefined']],
    ['result', 'const a = () => b; function c() { return d }', ['b -> undefined', 'd -> undefined']],
    ['chain', 'a(b.filter(c).length)', ['b.filter(c) -> b']],
    ['statement', "'use strict'\na()\nfor (;;) { if (b) { c()\nbreak } }", ['a() -> ', 'c() -> ', 'break -> ']],
    ['anchor', 'a(/^b$/)', ['/^b$/ -> /b$/', '/^b$/ -> /^b/']],
  ] as const) {
    it(`${operator} in ${text}`, () => assert.deepEqual(changes(text, operator), expected))
  }

  it('leave what is written to, and types, as they are', () => {
    assert.deepEqual(changes('a[0] = b; interface C { d: "e" }', 'number'), [])
    assert.deepEqual(changes('interface C { d: "e" }'), [])
  })
})

describe('instrumented code', () => {
  const text = "export const value = [1, 2, 3].filter((n) => n > 1).map((n) => `${n}`).join('-')"

  it('does what it did while no mutant is on', () => assert.equal(evaluate(text), '2-3'))

  it('does each change by itself', () => {
    const { mutants } = instrument('x.ts', text, 0)
    const of = (change: string): unknown =>
      evaluate(text, mutants.find((mutant) => `${mutant.operator} ${mutant.text}` === change)?.id)
    assert.equal(of('comparison n >= 1'), '1-2-3')
    assert.equal(of("string '-'"), '2-3')
    assert.equal(of("string ''"), '-')
    assert.equal(of('array []'), '')
  })

  it('stops at a missing link of a chain as a whole', () => {
    assert.equal(evaluate('const a: any = undefined\nexport const value = a?.b().c()'), undefined)
  })

  it('ends a statement before one that begins with a switch', () => {
    assert.equal(evaluate('let n = 1\nfor (const a of [2]) n += a\nexport const value = n'), 3)
  })

  it('counts the steps of loops', () => {
    assert.throws(() => evaluate('for (;;);'), /too many steps/)
    assert.throws(() => evaluate('while (true) {}'), /too many steps/)
  })
})
