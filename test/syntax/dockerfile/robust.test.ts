import assert from 'node:assert/strict'
import { DockerfileParser } from 'dockerfile-ast'
import fc from 'fast-check'
import { applyEdits, type Edits } from '../../../src/core/edit.ts'
import { contains, type Span } from '../../../src/core/span.ts'
import {
  expand,
  insertAfter,
  insertBefore,
  readDockerfile,
  removeFlag,
  removeInstruction,
  removeWord,
  type Instruction,
} from '../../../src/syntax/dockerfile/index.ts'

const PARTS = [
  'FROM',
  'RUN',
  'copy',
  'ENV',
  'ONBUILD',
  'CMD',
  'HEALTHCHECK',
  'LABEL',
  'ARG',
  'SHELL',
  'XX',
  ' ',
  ' ',
  '  ',
  '\t',
  '\n',
  '\n',
  '\r\n',
  '\r',
  '\\',
  '\\\n',
  '`',
  '`\n',
  '#',
  '# c\n',
  '# escape=`\n',
  '"',
  "'",
  '[',
  ']',
  ',',
  '"a"',
  '<<',
  '<<E',
  '<<-"E"',
  'E\n',
  '\tE\n',
  '--x=',
  '--mount=a=b,c',
  '$',
  '${',
  '}',
  ':-',
  '$A',
  '=',
  'a',
  'b=c',
  '\0',
  '\uFEFF',
  '\u00a0',
  '😀',
  '<<<<<<< x\n',
]
const texts = fc.oneof(
  fc.array(fc.constantFrom(...PARTS), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
)

function inside(outer: Span, inner: readonly (Span | undefined)[], what: string): void {
  for (const each of inner) if (each) assert.ok(contains(outer, each) && each.start <= each.end, what)
}

function ordered(spans: readonly Span[], what: string): void {
  spans.forEach((each, index) => assert.ok(index === 0 || (spans[index - 1]?.end ?? 0) <= each.start, what))
}

function checkInstruction(text: string, instruction: Instruction): void {
  const { span, argumentsSpan, bodySpan, flags, words, pairs, json, heredocs, trigger } = instruction
  inside(span, [instruction.keywordSpan, argumentsSpan, bodySpan, trigger?.span], 'in the instruction')
  inside(
    span,
    heredocs.flatMap((each) => [each.markerSpan, each.bodySpan, each.closingSpan]),
    'heredocs in the instruction',
  )
  inside(
    argumentsSpan,
    flags.map((flag) => flag.span),
    'flags in the arguments',
  )
  inside(
    bodySpan,
    [...words, ...pairs, ...(json ?? [])].map((each) => each.span),
    'words in the body',
  )
  ordered(
    [instruction.keywordSpan, ...flags.map((flag) => flag.span), ...words.map((word) => word.span)],
    'keyword, flags, words in order',
  )
  ordered(
    pairs.map((pair) => pair.span),
    'pairs in order',
  )
  ordered(json?.map((each) => each.span) ?? [], 'strings in order')
  ordered(
    heredocs.map((each) => each.bodySpan),
    'bodies in order',
  )
  for (const flag of flags) {
    inside(flag.span, [flag.nameSpan, flag.valueSpan, ...(flag.options?.map((each) => each.span) ?? [])], 'in the flag')
  }
  for (const word of words) {
    inside(
      word.span,
      word.variables.map((each) => each.span),
      'variables in the word',
    )
  }
  for (const pair of pairs) inside(pair.span, [pair.nameSpan, pair.valueSpan], 'in the pair')
  assert.equal(instruction.bodyPieces.map((each) => text.slice(each.start, each.end)).join(''), instruction.body)
  if (trigger) checkInstruction(text, trigger)
}

describe('Dockerfile: any text', () => {
  it('is read without throwing, with spans that nest and follow each other', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const tree = readDockerfile(text)
        ordered(
          tree.instructions.map((each) => each.span),
          'instructions in order',
        )
        ordered(
          tree.comments.map((each) => each.span),
          'comments in order',
        )
        const all = [...tree.instructions, ...tree.problems, ...tree.comments, ...tree.directives]
        inside(
          { start: 0, end: text.length },
          all.map((each) => each.span),
          'in the text',
        )
        for (const instruction of tree.instructions) checkInstruction(text, instruction)
        for (const { span } of tree.comments) assert.equal(text[span.start], '#')
      }),
      { numRuns: 3000 },
    )
  })

  it('keeps every other instruction when one is removed, or one is put beside it', () => {
    const bodies = (text: string): readonly string[] =>
      readDockerfile(text).instructions.map((each) => `${each.keyword} ${each.body}`)
    fc.assert(
      fc.property(texts, fc.nat(), (text, pick) => {
        const tree = readDockerfile(text)
        if (tree.instructions.length === 0) return
        const index = pick % tree.instructions.length
        const before = bodies(text)
        const after = (edits: Edits): readonly string[] | undefined => edits && bodies(applyEdits(text, edits))
        const removed = after(removeInstruction(text, tree, index))
        if (removed) assert.deepEqual(removed, before.toSpliced(index, 1))
        const below = after(insertAfter(text, tree, index, 'USER new'))
        if (below) assert.deepEqual(below, before.toSpliced(index + 1, 0, 'USER new'))
        const above = after(insertBefore(text, tree, index, 'USER new'))
        if (above) assert.deepEqual(above, before.toSpliced(index, 0, 'USER new'))
      }),
      { numRuns: 3000 },
    )
  })

  it('loses one flag or word, and nothing else, when that is removed', () => {
    const shape = (text: string): readonly string[] =>
      readDockerfile(text).instructions.flatMap((each) => [
        each.keyword,
        ...each.flags.map((flag) => `--${flag.name}=${flag.value ?? ''}`),
        ...each.words.map((word) => word.raw),
      ])
    const parts = ['--x=1', '--y', 'a', '"b c"', 'd\\ e', '\\\n', '\\\r\n  ', '\\\n# c\n', '\\\n\n']
    const lines = fc.array(fc.constantFrom(...parts), { maxLength: 12 })
    fc.assert(
      fc.property(lines, fc.nat(), (picked, pick) => {
        const text = `FROM a\nRUN ${picked.join(' ')}\nUSER b\n`
        const run = readDockerfile(text).instructions[1]
        const targets = [...(run?.flags ?? []), ...(run?.words ?? [])]
        const target = targets[pick % targets.length]
        if (!run || !target) return
        const edits = 'raw' in target ? removeWord(text, run, target) : removeFlag(text, run, target)
        if (!edits) return
        assert.deepEqual(shape(applyEdits(text, edits)), shape(text).toSpliced(3 + targets.indexOf(target), 1))
      }),
      { numRuns: 2000 },
    )
  })

  it('is expanded without throwing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expand(text, (name) => (name === 'A' ? 'a' : undefined))
        assert.ok(true)
      }),
    )
  })
})

describe('Dockerfile: beside dockerfile-ast', () => {
  // What the library and Docker agree on; the known differences are in the tables of dockerfile.test.ts.
  const line = fc.constantFrom(
    'FROM a AS b',
    'RUN a \\\n  # c\n  && b',
    'RUN a \\\n\n b',
    '  env a=b \\\n c="d e"',
    '# comment',
    '',
    '\t# more',
    'COPY <<EOF /x\nUSER root\nEOF',
    'RUN <<-E\nUSER root\n\tE',
    'CMD ["a", "b"]',
    'ONBUILD RUN x',
    'EXPOSE 80   443',
    'RUN a \\  \n b',
  )
  it('splits instructions and comments alike', () => {
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, eol) => {
        const text = lines.join('\n').replaceAll('\n', eol)
        const theirs = DockerfileParser.parse(text)
        const tree = readDockerfile(text)
        const place = (offset: number): number => text.slice(0, offset).split('\n').length - 1
        assert.deepEqual(
          tree.instructions.map((each) => [each.keyword, place(each.span.start), place(each.span.end)]),
          theirs
            .getInstructions()
            .map((each) => [each.getKeyword(), each.getRange().start.line, each.getRange().end.line]),
        )
        assert.deepEqual(
          tree.comments.map((each) => each.text),
          theirs.getComments().map((each) => each.getContent()),
        )
      }),
    )
  })
})

describe('Dockerfile: large texts', () => {
  const cases: readonly [string, string][] = [
    ['many instructions', `FROM a\n${'RUN a \\\n  # b\n  c "$D"\nENV e=f g="h i"\n'.repeat(25_000)}`],
    ['one long instruction', `FROM a\nRUN ${'a --b \\\n'.repeat(120_000)}c`],
    ['brackets', `CMD ${'['.repeat(50_000)}`],
    ['an array without end', `CMD [${'"a",'.repeat(100_000)}`],
    ['quotes', `ENV a=${`'"`.repeat(200_000)}`],
    ['nested defaults', `ENV a=${'${b:-'.repeat(100_000)}`],
    ['open heredocs', `RUN ${'<<A '.repeat(100_000)}\n`],
    ['blank lines in a continuation', `RUN a \\\n${'\n'.repeat(1_000_000)}b`],
  ]
  for (const [name, text] of cases) {
    it(name, () => {
      assert.ok(readDockerfile(text).instructions.length > 0)
    }).timeout(60_000)
  }
})
