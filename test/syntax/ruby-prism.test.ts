// Our reader against Ruby's own parser: the same strings, heredocs included, at the same places.
import assert from 'node:assert/strict'
import { loadPrism } from '@ruby/prism'
import { readRuby } from '../../src/syntax/ruby/index.ts'
import { hasShared, realFiles, SKIPPED } from '../corpus/shared.ts'

type Parse = Awaited<ReturnType<typeof loadPrism>>

interface Place {
  readonly startOffset: number
  readonly length: number
}

interface Node {
  readonly constructor: { readonly name: string }
  readonly openingLoc?: Place | null
  readonly closingLoc?: Place | null
  compactChildNodes(): Node[]
}

const SAMPLES = [
  'x "a", \'b\', %q(c (d) e), %Q{f}, %w[g h], `i`, "j#{k}l"\n',
  'x <<-A, <<~"B", <<\'C\'\n  a #{b}\n  A\n  b\n  B\nc #{d}\nC\ny "z"\n',
  'a = b / 2; c = "d" if e =~ /"f/\n',
  'h = { "a": 1, "b" => "c", d: \'e\' }\n',
  'puts("ä – 😀"); x "é"\n',
  'x ? "a" : "b"\ny "c" \\\n  "d"\n',
]

/** The strings Ruby finds, without those inside of others. */
function theirs(parse: Parse, text: string): { readonly valid: boolean; readonly found: ReadonlySet<string> } {
  const bytes = Buffer.from(text)
  const utf16 = (offset: number): number => bytes.subarray(0, offset).toString().length
  const result = parse(text)
  const found = new Set<string>()
  const open: { readonly node: Node; readonly inside: boolean }[] = [{ node: result.value, inside: false }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, inside } = next
    const { openingLoc: opening, closingLoc: closing } = node
    const { name } = node.constructor
    const quoted = /(?:^|[a-z])X?StringNode$/.test(name) && opening && closing && opening.length > 0
    if (quoted && !inside) {
      const heredoc = bytes.subarray(opening.startOffset, opening.startOffset + 2).toString() === '<<'
      found.add(
        `${utf16(opening.startOffset)} ${heredoc ? 'heredoc' : utf16(opening.startOffset + opening.length)} ${utf16(closing.startOffset)}`,
      )
    }
    const within = inside || Boolean(quoted) || /Regular|Interpolated\w*Symbol/.test(name)
    const more = node as unknown as { readonly conditions?: readonly Node[]; readonly predicate?: Node | null }
    for (const child of new Set([
      ...node.compactChildNodes(),
      ...(more.conditions ?? []),
      ...(more.predicate ? [more.predicate] : []),
    ])) {
      open.push({ node: child, inside: within })
    }
  }
  return { valid: result.errors.length === 0, found }
}

function ours(text: string): ReadonlySet<string> {
  return new Set(
    readRuby(text).tokens.flatMap(({ kind, string }) => {
      if (kind !== 'string' || !string || string.span.end - string.span.start < 2) return []
      return [`${string.span.start} ${string.heredoc ? 'heredoc' : string.contentSpan.start} ${string.contentSpan.end}`]
    }),
  )
}

describe('Ruby, held against prism', () => {
  let parse: Parse
  before(async () => {
    parse = await loadPrism()
  })

  for (const text of SAMPLES) {
    it(`agrees on ${JSON.stringify(text)}`, () => {
      const { valid, found } = theirs(parse, text)
      assert.ok(valid)
      assert.deepEqual([...ours(text)].sort(), [...found].sort())
    })
  }

  it(
    hasShared
      ? 'agrees on real files: complete or not, and every string prism finds'
      : `agrees on real files (${SKIPPED})`,
    function () {
      if (!hasShared) this.skip()
      const differing: string[] = []
      let strings = 0
      for (const { name, text } of realFiles('vagrant')) {
        const { valid, found } = theirs(parse, text)
        // A regular expression without an end is a division to us, and YAML is no Ruby.
        if (!valid) continue
        const { problems } = readRuby(text)
        if (problems.length > 0) differing.push(`${name}: ${problems[0]?.message}`)
        const read = ours(text)
        strings += found.size
        for (const place of found) if (!read.has(place)) differing.push(`${name}: ${place}`)
      }
      assert.ok(strings > 1000)
      assert.deepEqual(differing, [])
    },
  ).timeout(60_000)
})
