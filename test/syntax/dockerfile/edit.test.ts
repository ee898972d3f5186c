import assert from 'node:assert/strict'
import { applyEdits, type Edits } from '../../../src/core/edit.ts'
import {
  appendAtEnd,
  insertAfter,
  insertBefore,
  readDockerfile,
  removeFlag,
  removeInstruction,
  removeWord,
  replaceKeyword,
  setSpan,
  type DockerfileTree,
  type Instruction,
} from '../../../src/syntax/dockerfile/index.ts'

type Edit = (text: string, tree: DockerfileTree, instruction: Instruction, index: number) => Edits

/** The text with an edit of one instruction applied; `undefined` when it is refused. */
function apply(text: string, index: number, edit: Edit): string | undefined {
  const tree = readDockerfile(text)
  const instruction = tree.instructions[index]
  assert.ok(instruction)
  const edits = edit(text, tree, instruction, index)
  if (!edits) return undefined
  const result = applyEdits(text, edits)
  assert.deepEqual(readDockerfile(result).problems, tree.problems, 'an edit brings no new problem')
  return result
}

function table(name: string, edit: Edit, cases: readonly (readonly [string, number, string | undefined])[]): void {
  describe(`Dockerfile edits: ${name}`, () => {
    for (const [text, index, expected] of cases) {
      it(JSON.stringify(text), () => assert.equal(apply(text, index, edit), expected))
    }
  })
}

table('removeInstruction', (text, tree, _instruction, index) => removeInstruction(text, tree, index), [
  ['FROM a\nUSER b\nRUN c\n', 1, 'FROM a\nRUN c\n'],
  ['FROM a\r\n  USER b  \r\nRUN c\r\n', 1, 'FROM a\r\nRUN c\r\n'],
  ['FROM a\n# why\nUSER b\n', 1, 'FROM a\n# why\n'],
  ['FROM a\nUSER b', 1, 'FROM a'],
  ['FROM a\r\nUSER b', 1, 'FROM a'],
  ['\uFEFFARG b\nFROM a\n', 0, '\uFEFFFROM a\n'],
  ['FROM a\nRUN b \\\n  c\n\nRUN d\n', 1, 'FROM a\n\nRUN d\n'],
  ['FROM a\nRUN b <<E\nUSER x\nE\nRUN d\n', 1, 'FROM a\nRUN d\n'],
  ['FROM a\nRUN b \\\n # why\n  c\nRUN d\n', 1, undefined],
  ['ARG a\n# escape=`\nFROM b\n', 0, undefined],
  ['FROM a\nRUN b \\\n', 1, undefined],
  ['FROM a\n\\\nRUN b\n', 1, undefined],
  ['FROM a\nRUN <<E\n', 1, undefined],
])

table(
  'removeFlag',
  (text, _tree, instruction) => {
    const flag = instruction.flags.find((each) => each.name === 'x')
    assert.ok(flag)
    return removeFlag(text, instruction, flag)
  },
  [
    ['FROM a\nRUN --x=1 b', 1, 'FROM a\nRUN b'],
    ['FROM a\nRUN  --y  --x=1  b', 1, 'FROM a\nRUN  --y  b'],
    ['FROM a\nRUN --x="1 2" \\\n  b\n', 1, 'FROM a\nRUN \\\n  b\n'],
    ['FROM a\nRUN --y \\\r\n  --x \\\r\n  b\r\n', 1, 'FROM a\nRUN --y \\\r\n  b\r\n'],
    ['FROM a\nRUN --y \\\n # why\n  --x \\\n  b\n', 1, undefined],
    ['FROM a\nRUN --x', 1, undefined],
  ],
)

table(
  'removeWord',
  (text, _tree, instruction) => {
    const word = instruction.words.find((each) => each.raw.includes('x'))
    assert.ok(word)
    return removeWord(text, instruction, word)
  },
  [
    ['FROM a\nEXPOSE x 1', 1, 'FROM a\nEXPOSE 1'],
    ['FROM a\nEXPOSE 1\tx\n', 1, 'FROM a\nEXPOSE 1\n'],
    ['FROM a\nRUN --y "x z" b', 1, 'FROM a\nRUN --y b'],
    ['FROM a\nRUN b \\\n    x \\\n    c\n', 1, 'FROM a\nRUN b \\\n    c\n'],
    ['FROM a\nRUN b \\\n    x\nUSER d', 1, 'FROM a\nRUN b\nUSER d'],
    ['FROM a\nRUN b \\\n # why\n x\n', 1, undefined],
    ['FROM a\nEXPOSE x', 1, undefined],
    ['FROM a\nRUN x --b', 1, undefined],
    ['FROM a\nCMD ["a", "x"]', 1, undefined],
    ['FROM a\nRUN cat <<x\nx\n', 1, undefined],
  ],
)

table('replaceKeyword', (text, _tree, instruction) => replaceKeyword(text, instruction, 'COPY'), [
  ['FROM a\nADD b c', 1, 'FROM a\nCOPY b c'],
  ['FROM a\n add b c', 1, 'FROM a\n copy b c'],
  ['FROM a\nAdd b c', 1, 'FROM a\nCOPY b c'],
  ['FROM a\nAD\\\nD b c', 1, undefined],
])

table('insertAfter', (text, tree, _instruction, index) => insertAfter(text, tree, index, 'USER 1\nARG x'), [
  ['FROM a\nRUN b\n', 0, 'FROM a\nUSER 1\nARG x\nRUN b\n'],
  ['FROM a \r\nRUN b\r\n', 0, 'FROM a \r\nUSER 1\r\nARG x\r\nRUN b\r\n'],
  ['FROM a\nRUN b', 1, 'FROM a\nRUN b\nUSER 1\nARG x'],
  ['FROM a\nRUN <<E\n\nE\n', 1, 'FROM a\nRUN <<E\n\nE\nUSER 1\nARG x\n'],
  ['FROM a\nRUN b \\\n\n', 1, undefined],
])

table('insertBefore', (text, tree, _instruction, index) => insertBefore(text, tree, index, 'USER 1'), [
  ['FROM a\nRUN b\n', 1, 'FROM a\nUSER 1\nRUN b\n'],
  ['FROM a\r\n  RUN b', 1, 'FROM a\r\nUSER 1\r\n  RUN b'],
  ['FROM a\n# far\n\n# c\n  # d\nRUN b\n', 1, 'FROM a\n# far\n\nUSER 1\n# c\n  # d\nRUN b\n'],
  ['FROM a\n\\\nRUN b', 1, undefined],
])

describe('Dockerfile edits: insertBefore at the head', () => {
  const before = (text: string): string => applyEdits(text, insertBefore(text, readDockerfile(text), 0, 'ARG x') ?? [])
  it('stays behind a byte order mark', () => assert.equal(before('\uFEFFFROM a'), '\uFEFFARG x\nFROM a'))
  it('stays behind a byte order mark, above a comment', () =>
    assert.equal(before('\uFEFF# c\nFROM a'), '\uFEFFARG x\n# c\nFROM a'))
  it('stays behind directives', () => assert.equal(before('# escape=`\n# c\nFROM a'), '# escape=`\nARG x\n# c\nFROM a'))
})

table('appendAtEnd', (text, tree) => appendAtEnd(text, tree, 'USER 1'), [
  ['FROM a\n', 0, 'FROM a\nUSER 1\n'],
  ['FROM a', 0, 'FROM a\nUSER 1'],
  ['FROM a\r\nRUN b', 0, 'FROM a\r\nRUN b\r\nUSER 1'],
  ['FROM a\n# end', 0, 'FROM a\n# end\nUSER 1'],
  ['FROM a\nRUN b \\\n', 1, undefined],
])

table('setSpan', (_text, _tree, instruction) => instruction.words[0] && setSpan(instruction.words[0].span, 'b:1'), [
  ['FROM a:\\\nlatest AS c', 0, 'FROM b:1 AS c'],
])

describe('Dockerfile edits: appendAtEnd to nothing', () => {
  for (const text of ['', '\uFEFF', '\n']) {
    it(JSON.stringify(text), () => {
      assert.equal(applyEdits(text, appendAtEnd(text, readDockerfile(text), 'FROM a') ?? []), `${text}FROM a\n`)
    })
  }
})
