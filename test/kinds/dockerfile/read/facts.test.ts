import assert from 'node:assert/strict'
import { applyEdits } from '../../../../src/core/edit.ts'
import type { Fact, FactMap, FactName } from '../../../../src/core/fact.ts'
import { ALONE } from '../../../../src/core/neighbours.ts'
import { Source } from '../../../../src/core/source.ts'
import { readerWith } from '../../../../src/kinds/dockerfile/reader.ts'

const dockerfile = readerWith(() => ({ user: false, healthCheck: false }))

function factsOf<F extends FactName>(text: string, name: F): readonly FactMap[F][] {
  const { facts } = dockerfile.read(new Source('file:///x/Dockerfile', text), ALONE)
  return facts
    .filter((one): one is Extract<Fact, { name: F }> => one.name === name)
    .map(({ fact }) => fact) as unknown as readonly FactMap[F][]
}

function only<F extends FactName>(text: string, name: F): FactMap[F] {
  const [fact, ...more] = factsOf(text, name)
  assert.ok(fact && more.length === 0, name)
  return fact
}

describe('Dockerfile: whom the image runs as', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['FROM debian\nCMD ["x"]', 'root'],
    ['FROM debian\nUSER', 'root'],
    ['FROM debian AS a\nUSER 7\nFROM a', 'stated'],
    ['FROM debian AS a\nUSER 7\nFROM debian\nCOPY --from=a x /', 'root'],
    ['FROM example/app\nRUN x', 'left-to-base'],
    ['FROM bitnami/redis', 'stated'],
    ['FROM ${BASE}', 'unknown'],
    ['FROM scratch\nCOPY a /', 'unknown'],
    ['FROM scratch\nCMD ["/a"]', 'root'],
    ['FROM postgres:17', 'unknown'],
    ['FROM postgres:17\nENTRYPOINT ["/x"]', 'root'],
    ['FROM debian\nRUN apk add su-exec', 'unknown'],
    ['FROM debian\nENTRYPOINT ["gosu", "app", "x"]\nENTRYPOINT ["x"]', 'root'],
    ['FROM debian\nCMD su app -c x', 'unknown'],
    ['FROM debian\nRUN su app -c x', 'root'],
    ['FROM python:3.13-windowsservercore', 'unknown'],
    ['FROM debian\nONBUILD USER 7', 'root'],
  ]
  for (const [text, user] of cases) {
    it(`${JSON.stringify(text)}: ${user}`, () => assert.equal(only(text, 'dockerfile.file').user, user))
  }

  it('puts an unprivileged user behind what builds the image', () => {
    const text = 'FROM debian\r\nRUN x\r\nENV A=1\r\nCMD ["x"]\r\n'
    const edits = only(text, 'workload').lacks('user')?.add()
    assert.equal(
      edits && applyEdits(text, edits),
      'FROM debian\r\nRUN x\r\nUSER 65532:65532\r\nENV A=1\r\nCMD ["x"]\r\n',
    )
  })

  it('goes back to the unprivileged user that was left', () => {
    const text = 'FROM debian\nUSER $A\nUSER "app"\nUSER 0\nRUN x\nCMD ["x"]'
    const { root, restore } = only(text, 'user')
    assert.equal(root, true)
    assert.equal(restore?.user, '"app"')
    assert.equal(
      applyEdits(text, restore.edits() ?? []),
      'FROM debian\nUSER $A\nUSER "app"\nUSER 0\nRUN x\nUSER "app"\nCMD ["x"]',
    )
  })
})

describe('Dockerfile: what holds at an instruction', () => {
  const text = [
    'ARG V=1',
    'FROM x:$V AS a',
    'SHELL ["bash", "-c"]',
    'WORKDIR /a',
    'ARG V',
    'ENV P=/p',
    'FROM a',
    'COPY ["$P", "b c"]',
    'COPY <<E $P $Q',
    'E',
    'ONBUILD WORKDIR b',
    'RUN x',
  ].join('\n')
  const facts = factsOf(text, 'dockerfile.instruction')
  const at = (index: number): FactMap['dockerfile.instruction'] => facts[index] ?? assert.fail()

  it('fills operands of both forms', () => {
    assert.deepEqual(
      at(7).operands.map(({ value, span }) => [value, text.slice(span.start, span.end)]),
      [
        ['/p', '"$P"'],
        ['b c', '"b c"'],
      ],
    )
    assert.deepEqual(
      at(8).operands.map(({ value, heredoc }) => [value, heredoc]),
      [
        ['<<E', true],
        ['/p', false],
        [undefined, false],
      ],
    )
  })

  it('inherits WORKDIR, SHELL and variables from the stage it starts from', () => {
    assert.equal(at(7).workdir, at(3))
    assert.equal(at(7).shellChosen, true)
    assert.deepEqual(at(7).variable('V')?.value, '1')
    assert.equal(at(7).variable('Q'), undefined)
  })

  it('does not take a trigger for done', () => {
    const run = facts.find(({ keyword }) => keyword === 'RUN')
    assert.equal(run?.workdir, at(3))
    assert.deepEqual(
      facts.filter(({ trigger }) => trigger).map(({ keyword }) => keyword),
      ['WORKDIR'],
    )
  })

  it('lets FROM see the global arguments alone', () => {
    const [, from, , second] = factsOf('ARG A\nFROM x:$A$B AS a\nARG B=2\nFROM y:$A$B', 'dockerfile.instruction')
    assert.equal(from?.variable('A')?.bare, true)
    assert.equal(second?.variable('B'), undefined)
  })
})

describe('Dockerfile: comments that silence a checker', () => {
  const cases: readonly (readonly [string, readonly (readonly [string, string, string | undefined])[]])[] = [
    ['# hadolint ignore=DL3008,DL3015', [['hadolint', 'DL3008 DL3015', undefined]]],
    [
      '# hadolint global ignore = DL3023 , DL3021 # both on purpose',
      [['hadolint', 'DL3023 DL3021', 'both on purpose']],
    ],
    ['# hadolint shell=bash', []],
    ['# checkov:skip=CKV_DOCKER_3:steps down', [['checkov', 'CKV_DOCKER_3', 'steps down']]],
    ['# trivy:ignore:DS-0002', [['trivy', 'DS-0002', undefined]]],
    ['# kics-scan ignore-line', [['kics', '', undefined]]],
    ['# nosemgrep: last-user-is-root', [['semgrep', 'last-user-is-root', undefined]]],
    ['# NOSONAR a sample', [['sonar', '', 'a sample']]],
    ['# ringfence-ignore missing-user: a sample', [['ringfence', 'missing-user', 'a sample']]],
    ['# we use hadolint', []],
  ]
  for (const [comment, pragmas] of cases) {
    it(comment, () => {
      const found = only(`FROM a\n${comment}\nRUN b`, 'dockerfile.file').pragmas
      assert.deepEqual(
        found.map(({ tool, rules, reason }) => [tool, rules.join(' '), reason]),
        pragmas,
      )
    })
  }

  it("reads the directive of Docker's own checks", () => {
    const [pragma] = only(
      '# check=skip=JSONArgsRecommended,StageNameCasing;error=true\nFROM a',
      'dockerfile.file',
    ).pragmas
    assert.deepEqual([pragma?.tool, pragma?.rules], ['buildkit', ['JSONArgsRecommended', 'StageNameCasing']])
  })
})

describe('Dockerfile: what Windows runs', () => {
  const passwords = (run: string): readonly string[] => {
    const source = new Source(
      'file:///x/Dockerfile',
      `FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN ${run}\n`,
    )
    return dockerfile.read(source, ALONE).secrets.map(({ start, end }) => source.text.slice(start, end))
  }
  it('gives the passwords of accounts, to be masked', () => {
    assert.deepEqual(
      passwords('net user /add crew Blue7Horse & net user /add b /x & net1 user Administrator "Blue 8"'),
      ['Blue7Horse', 'Blue 8'],
    )
    assert.deepEqual(passwords("powershell -Command $p = ConvertTo-SecureString 'Blue9' -AsPlainText -Force"), [
      'Blue9',
    ])
    assert.deepEqual(passwords('net user crew %GIVEN% & net user crew /add & net use x: y'), [])
  })
  it('is read in exec forms that start its shells', () => {
    const [fact] = factsOf(
      'FROM x\nRUN ["powershell", "-Command", "iwr https://example.org/a | iex"]',
      'windowsCommand',
    )
    assert.equal(fact?.program, 'invoke-webrequest')
    assert.equal(fact.pipedInto?.program, 'invoke-expression')
    assert.equal(factsOf('FROM x\nRUN ["sh", "-c", "iwr x"]', 'windowsCommand').length, 0)
  })
})
