import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Span } from '../../../src/core/span.ts'
import { globCovers, globProblem, globsOverlap, readAppArmor, type Node } from '../../../src/syntax/apparmor/index.ts'

const PARTS = [
  'profile',
  'hat',
  '^',
  'abi',
  'alias',
  'include',
  '#include',
  'if exists',
  'if',
  'else',
  'not',
  'defined',
  'audit',
  'deny',
  'owner',
  'priority=1',
  'file',
  'link',
  'capability',
  'chown',
  'network',
  'inet',
  'mount',
  'options',
  'in',
  'dbus',
  'send',
  'unix',
  'signal',
  'set',
  'rlimit',
  'nofile',
  '<=',
  'change_profile',
  'userns',
  'flags',
  'xattrs',
  'peer',
  'complain',
  '/a',
  '/b/**',
  '@{V}',
  '@{',
  '$B',
  'rw',
  'Px',
  'ix',
  '->',
  '=',
  '+=',
  '<x>',
  '<',
  '>',
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  '\\',
  ' ',
  ' ',
  ' ',
  '\n',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '# c\n',
  '#',
  ':',
  '&',
  '!',
  '\0',
  '\uFEFF',
  '\u00a0',
  '😀',
  '<<<<<<< x\n',
]
const texts = fc.oneof(
  fc.array(fc.constantFrom(...PARTS), { maxLength: 80 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
)
const globs = fc
  .array(fc.constantFrom('/', 'a', 'b', '*', '**', '?', '[', ']', '^', '-', '{', '}', ',', '\\', '@{V}'), {
    maxLength: 15,
  })
  .map((parts) => parts.join(''))

function everySpan(value: unknown, check: (span: Span) => void): void {
  if (typeof value !== 'object' || value === null) return
  if ('start' in value && 'end' in value) check(value as Span)
  for (const inner of Object.values(value)) everySpan(inner, check)
}

function inOrder(nodes: readonly Node[]): void {
  nodes.forEach((node, i) => {
    assert.ok(i === 0 || (nodes[i - 1]?.end ?? 0) <= node.start, 'statements overlap')
    if ('items' in node) inOrder(node.items)
  })
}

describe('the AppArmor parser on any text', () => {
  it('gives places inside the text, in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { items, comments, problems } = readAppArmor(text)
        everySpan([items, comments, problems], ({ start, end }) =>
          assert.ok(0 <= start && start <= end && end <= text.length),
        )
        inOrder(items)
      }),
      { numRuns: 2000 },
    )
  })

  it('answers on any globs, alike from both sides', () => {
    fc.assert(
      fc.property(globs, globs, (a, b) => {
        assert.equal(globsOverlap(a, b), globsOverlap(b, a))
        if (globProblem(a) === undefined && globCovers(a, b) && globsOverlap(b, b)) {
          assert.ok(globsOverlap(a, b), `${a} covers ${b} without meeting it`)
        }
      }),
      { numRuns: 2000 },
    )
  })

  for (const [what, text] of Object.entries({
    '50,000 braces': 'profile t '.concat('{ '.repeat(50_000)),
    '50,000 commas': ','.repeat(50_000),
    '20,000 lists that are never closed': 'profile t {\n'.concat('  signal (send\n'.repeat(20_000)),
    '20,000 quotes that are never closed': 'profile t {\n'.concat('  "/a\n'.repeat(20_000)),
    'one path of a million characters': `/${'a'.repeat(1_000_000)}`,
    '20,000 rules': `profile t {\n${'  /a/** rw,\n'.repeat(20_000)}}`,
    '10,000 branches': 'profile t {\n'.concat('if $A {\n} else '.repeat(10_000)),
  })) {
    it(`survives ${what}`, () => {
      assert.ok(readAppArmor(text).items.length >= 0)
    })
  }
})
