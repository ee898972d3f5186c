import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readFileContexts } from '../../../src/syntax/selinux/index.ts'

describe('SELinux file contexts', () => {
  it('reads path, field and context of each line', () => {
    const { entries } = readFileContexts(
      '/usr/bin/app\t--\tgen_context(system_u:object_r:app_exec_t, s0)\r\nHOME_DIR/x\t<<none>>\n/srv\tsystem_u:object_r:srv_t:s0\n',
    )
    assert.deepEqual(
      entries.map(({ path, flag, context }) => [path.text, flag?.text, context.text]),
      [
        ['/usr/bin/app', '--', 'gen_context(system_u:object_r:app_exec_t, s0)'],
        ['HOME_DIR/x', undefined, '<<none>>'],
        ['/srv', undefined, 'system_u:object_r:srv_t:s0'],
      ],
    )
  })

  it('knows the branch a line stands in', () => {
    const { entries, others } = readFileContexts(
      "ifdef(`distro_debian',`\n/a\t<<none>>\n',`\n/b\t<<none>>\n')\n/c\t<<none>>\nifdef(`x',`/d <<none>>')\n",
    )
    assert.deepEqual(
      entries.map(({ path, condition }) => [path.text, condition?.name, condition?.otherwise]),
      [
        ['/a', 'distro_debian', false],
        ['/b', 'distro_debian', true],
        ['/c', undefined, undefined],
        ['/d', 'x', false],
      ],
    )
    assert.deepEqual(others, [])
  })

  it('keeps what is no entry apart', () => {
    assert.deepEqual(
      readFileContexts("# c\nmy_macro(`x')\n/a\n").others.map(({ text }) => text),
      ["my_macro(`x')", '/a'],
    )
  })

  it('reads any text without throwing, with spans inside it', () => {
    const part = fc.constantFrom(
      '/a',
      ' ',
      '\t',
      '--',
      '-d',
      'gen_context(',
      'u:r:t',
      ',s0',
      ')',
      '<<none>>',
      '\n',
      '\r\n',
      "ifdef(`x',`",
      "')",
      "',`",
      '#',
      'dnl',
      '(/.*)?',
      '\\.',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
          fc.string({ unit: 'binary', maxLength: 40 }),
        ),
        (text) => {
          const { entries, comments, others } = readFileContexts(text)
          for (const { start, end } of [
            ...entries.flatMap(({ span, path, context }) => [span, path.span, context.span]),
            ...comments,
            ...others.map(({ span }) => span),
          ]) {
            assert.ok(0 <= start && start <= end && end <= text.length)
          }
        },
      ),
      { numRuns: 1500 },
    )
    for (const hostile of [
      "ifdef(`x',`".repeat(30_000),
      '/a '.repeat(50_000),
      `${'('.repeat(50_000)} <<none>>`,
      'ifdef('.repeat(30_000),
      'gen_context('.repeat(30_000),
      ' '.repeat(100_000),
    ]) {
      readFileContexts(hostile)
    }
  }).timeout(60_000)
})
