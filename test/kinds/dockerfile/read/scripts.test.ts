import assert from 'node:assert/strict'
import { applyEdits, type Edits } from '../../../../src/core/edit.ts'
import type { Script } from '../../../../src/core/facts/command.ts'
import { ALONE } from '../../../../src/core/neighbours.ts'
import { Source } from '../../../../src/core/source.ts'
import { readerWith } from '../../../../src/kinds/dockerfile/reader.ts'

const dockerfile = readerWith(() => ({ user: false, healthCheck: false }))

function scripts(text: string): readonly Script[] {
  return dockerfile
    .read(new Source('file:///x/Dockerfile', text), ALONE)
    .facts.flatMap((one) => (one.name === 'script' ? [one.fact] : []))
}

function only(text: string): Script {
  const [script] = scripts(text)
  assert.ok(script)
  return script
}

function apply(text: string, edits: Edits): string | undefined {
  return edits && applyEdits(text, edits)
}

const programs = (list: readonly Script[]): string => list.map(({ commands }) => commands[0]?.program).join(' ')

describe('dockerfile: scripts', () => {
  describe('append', () => {
    const cases: Readonly<Record<string, string | undefined>> = {
      'RUN a': 'RUN a && z',
      'RUN a; b;': 'RUN a; b && z;',
      'RUN a # why': 'RUN a && z # why',
      'RUN a \\\n  && b': 'RUN a \\\n  && b \\\n  && z',
      'RUN a \\\r\n  && b\r\nRUN c': 'RUN a \\\r\n  && b \\\r\n  && z\r\nRUN c',
      'RUN a && \\\n    b x \\\n      y': 'RUN a && \\\n    b x \\\n      y && \\\n    z',
      'RUN set -e; \\\n\ta; \\\n\tb': 'RUN set -e; \\\n\ta; \\\n\tb; \\\n\tz',
      'RUN a; \\\n\tb': 'RUN a; \\\n\tb && \\\n\tz',
      'RUN a x \\\n    y': 'RUN a x \\\n    y \\\n    && z',
      'RUN if a; then b; fi': 'RUN if a; then b; fi && z',
      '# escape=`\nFROM a\nSHELL ["sh", "-c"]\nRUN a `\n  && b':
        '# escape=`\nFROM a\nSHELL ["sh", "-c"]\nRUN a `\n  && b `\n  && z',
      "RUN sh -c 'a && b'": "RUN sh -c 'a && b' && z",
      'RUN a &': undefined,
      'RUN a && exit 0': undefined,
      'RUN ["a"]': undefined,
      'RUN <<EOF\na\nEOF': undefined,
      'RUN a && cat <<EOF > f\nx\nEOF': undefined,
      'RUN if a; then b': undefined,
    }
    for (const [text, expected] of Object.entries(cases)) {
      it(JSON.stringify(text), () => {
        const script = scripts(text)[0]
        assert.equal(script && apply(text, script.append('z')), expected)
      })
    }
  })

  describe('exec form', () => {
    const text = 'RUN ["sudo", "-E", "apt", "install", "x"]'
    const [command] = only(text).commands
    assert.ok(command)
    const [install, x] = command.args
    assert.ok(install && x)
    it('inserts, replaces and removes JSON strings', () => {
      assert.equal(
        apply(text, command.insertAfter(install, '-y --no-install-recommends')),
        'RUN ["sudo", "-E", "apt", "install", "-y", "--no-install-recommends", "x"]',
      )
      assert.equal(
        apply(text, command.replace(command.programSpan, 'apt-get')),
        'RUN ["sudo", "-E", "apt-get", "install", "x"]',
      )
      assert.equal(apply(text, command.removeWord(x)), 'RUN ["sudo", "-E", "apt", "install"]')
      assert.equal(apply(text, command.removeWord(command.wrappers[0] ?? x)), 'RUN ["apt", "install", "x"]')
    })
    it('writes nothing that JSON would need to escape', () => {
      assert.equal(command.insertAfter(install, '"y"'), undefined)
      assert.equal(command.replace(x.span, 'a\\b'), undefined)
    })
    it('edits the shell text in it as plain text', () => {
      const inner = 'RUN ["sh", "-c", "apt install x"]'
      const [apt] = only(inner).commands
      assert.ok(apt?.args[0])
      assert.equal(apply(inner, apt.insertAfter(apt.args[0], '-y')), 'RUN ["sh", "-c", "apt install -y x"]')
      assert.equal(apt.insertAfter(apt.args[0], '"y"'), undefined)
    })
  })

  it('knows what cache and memory mounts take', () => {
    const cases: readonly (readonly [string, string, boolean])[] = [
      ['type=cache,target=/var/cache', '/var/cache/apk', true],
      ['type=cache,target=/var/cache/apk/', '/var/cache/apk', true],
      ['type=cache,target=/var/cache/apk/x', '/var/cache/apk', false],
      ['type=cache,target=/var/cache/ap', '/var/cache/apk', false],
      ['type=tmpfs,dst=/home/me/.cache', '/root/.cache/pip', true],
      ['type=cache,destination=/root/.cache/pip', '~/.cache/pip', true],
      ['type=cache,target=$CACHE', '/var/cache/apk', true],
      ['type=bind,target=/var/cache/apk', '/var/cache/apk', false],
      ['type=cache', '/var/cache/apk', false],
    ]
    for (const [mount, directory, expected] of cases) {
      assert.equal(only(`FROM x\nRUN --mount=${mount} a`).cached(directory), expected, mount)
    }
  })

  it('knows the variables around it, as they stand there', () => {
    const [first, second, third] = scripts('FROM a AS base\nENV A=1 B=$X\nRUN a\nENV A=2\nRUN b\nFROM base\nRUN c')
    assert.deepEqual(
      [first, second, third].map((one) => one?.variable('A')?.value),
      ['1', '2', '2'],
    )
    assert.ok(first)
    assert.ok(first.variable('B'))
    assert.equal(first.variable('B')?.value, undefined)
    assert.equal(first.variable('C'), undefined)
  })

  it('finds the scripts and copies of its file system', () => {
    const [one, two, other, last] = scripts(
      [
        'FROM a AS base',
        'COPY x y /',
        'RUN one',
        'COPY ["z", "/"]',
        'RUN two',
        'FROM b',
        'COPY --from=base k /',
        'RUN other',
        'FROM base',
        'RUN last',
        'CMD ["start"]',
      ].join('\n'),
    )
    assert.ok(one && two && other && last)
    assert.equal(programs(one.later()), 'two last')
    assert.equal(programs(last.earlier()), 'one two')
    assert.equal(programs(other.earlier()), '')
    assert.deepEqual(
      [one.copied(), two.copied(), other.copied(), last.copied()],
      [['x', 'y'], ['x', 'y', 'z'], [], ['x', 'y', 'z']],
    )
  })

  it('keeps what a trigger leaves, in whatever stage it stands', () => {
    assert.deepEqual(
      scripts('FROM a\nONBUILD RUN x\nRUN y\nFROM b\nRUN z').map(({ kept }) => kept),
      [true, false, true],
    )
  })

  it('says when it could not be read to its end', () => {
    assert.equal(only('FROM a\nRUN if x; then y').complete, false)
    assert.equal(only('FROM a\nRUN if x; then y; fi').complete, true)
  })

  it('knows its neighbours among very many scripts', () => {
    const text = `FROM a\n${'RUN apt-get update\nRUN pip install x\nENV A=1\n'.repeat(3000)}`
    const all = scripts(text)
    assert.deepEqual(
      all.map((script) => [programs(script.earlier()) === '', programs(script.later()) === '']).slice(1, -1),
      all.slice(1, -1).map(() => [false, false]),
    )
    assert.equal(all.at(-1)?.variable('A')?.value, '1')
  })
})
