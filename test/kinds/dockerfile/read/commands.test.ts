import assert from 'node:assert/strict'
import { applyEdits } from '../../../../src/core/edit.ts'
import type { Command, Script } from '../../../../src/core/facts/command.ts'
import { ALONE } from '../../../../src/core/neighbours.ts'
import { Source } from '../../../../src/core/source.ts'
import { readerWith } from '../../../../src/kinds/dockerfile/reader.ts'

const dockerfile = readerWith(() => ({ user: false, healthCheck: false }))

function commands(text: string): Command[] {
  return dockerfile
    .read(new Source('file:///x/Dockerfile', text), ALONE)
    .facts.flatMap(({ name, fact }) => (name === 'command' ? [fact] : []))
}

function lastScript(text: string): Script {
  return (
    dockerfile
      .read(new Source('file:///x/Dockerfile', text), ALONE)
      .facts.flatMap(({ name, fact }) => (name === 'script' ? [fact] : []))
      .at(-1) ?? assert.fail()
  )
}

/** Text, flags asked for, the places found, and the text without the first of them (undefined: refused). */
const FLAGS: readonly (readonly [
  text: string,
  names: readonly string[],
  places: readonly string[],
  without: string | undefined,
])[] = [
  ['RUN curl -k https://a', ['-k'], ['-k'], 'RUN curl https://a'],
  ['RUN curl -fsSLk https://a', ['-k'], ['-fsSLk'], 'RUN curl -fsSL https://a'],
  ['RUN curl -o -k https://a', ['-k'], [], undefined],
  [
    'RUN pip install --trusted-host a.b --trusted-host=c x',
    ['--trusted-host'],
    ['--trusted-host a.b', '--trusted-host=c'],
    'RUN pip install --trusted-host=c x',
  ],
  ['RUN wget \\\n  --quiet \\\n  https://a', ['--quiet'], ['--quiet'], 'RUN wget \\\n  https://a'],
  ['RUN wget \\\r\n  --quiet \\\r\n  https://a', ['--quiet'], ['--quiet'], 'RUN wget \\\r\n  https://a'],
  ['RUN wget https://a \\\n  --quiet\n', ['--quiet'], ['--quiet'], 'RUN wget https://a\n'],
  ['RUN wget https://a \\\n  --quiet && b', ['--quiet'], ['--quiet'], 'RUN wget https://a \\\n  && b'],
  ['RUN ["curl", "-sk", "https://a"]', ['-k'], ['"-sk"'], 'RUN ["curl", "-s", "https://a"]'],
  [
    'RUN ["pip", "install", "--trusted-host", "a", "x"]',
    ['--trusted-host'],
    ['"--trusted-host", "a"'],
    'RUN ["pip", "install", "x"]',
  ],
]

/** Instructions, whether the last script runs as root, and whether its pipes fail. */
const SHELLS: readonly (readonly [lines: readonly string[], asRoot: boolean | undefined, pipefail: boolean])[] = [
  [['FROM debian', 'RUN x'], true, false],
  [['FROM example.com/base', 'RUN x'], undefined, false],
  [['FROM bitnami/redis', 'RUN x'], false, false],
  [['FROM example.com/base', 'USER 0:0', 'RUN x'], true, false],
  [['FROM debian', 'USER app', 'RUN x'], false, false],
  [['FROM debian', 'USER $WHO', 'RUN x'], undefined, false],
  [['FROM debian AS a', 'USER app', 'FROM a', 'RUN x'], false, false],
  [['FROM debian', 'SHELL ["/bin/bash", "-eo", "pipefail", "-c"]', 'RUN x'], true, true],
  [['FROM debian', 'SHELL ["/bin/bash", "-eo", "pipefail", "-c"]', 'RUN ["x"]'], true, false],
  [['FROM debian', 'SHELL ["/bin/sh", "-o", "pipefail", "-c"]', 'RUN x'], true, false],
  [['FROM alpine', 'SHELL ["/bin/sh", "-o", "pipefail", "-c"]', 'RUN x'], true, true],
  [['FROM debian', 'SHELL ["/usr/bin/env", "bash", "-o", "pipefail", "-c"]', 'RUN x'], true, true],
]

/** Text and what setPipefail makes of it. */
const PIPES: readonly (readonly [text: string, after: string | undefined])[] = [
  ['FROM debian\n# why\nRUN a | b\n', 'FROM debian\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\n# why\nRUN a | b\n'],
  ['FROM alpine\nRUN a | b\n', 'FROM alpine\nRUN set -o pipefail && a | b\n'],
  [
    'FROM node:22-alpine\nRUN --mount=type=cache,target=/c a | b\n',
    'FROM node:22-alpine\nRUN --mount=type=cache,target=/c set -o pipefail && a | b\n',
  ],
  ['FROM example.com/base\nRUN a | b\n', undefined],
  [
    'FROM example.com/base\nSHELL ["/bin/bash", "-c"]\nRUN a | b\n',
    'FROM example.com/base\nSHELL ["/bin/bash", "-c"]\nRUN set -o pipefail && a | b\n',
  ],
  ['FROM debian\nRUN ["sh", "-c", "a | b"]\n', undefined],
  ['FROM debian\nRUN <<EOF\na | b\nEOF\n', undefined],
  ['FROM debian\nONBUILD RUN a | b\n', undefined],
]

describe('commands of a Dockerfile', () => {
  for (const [text, names, places, without] of FLAGS) {
    it(`finds and removes ${names.join(' ')} in ${JSON.stringify(text)}`, () => {
      const whole = `FROM debian\n${text}`
      const found = commands(whole).flatMap((command) => command.flags(...names))
      assert.deepEqual(
        found.map(({ span }) => whole.slice(span.start, span.end)),
        places,
      )
      const edits = found[0]?.remove()
      assert.equal(edits && applyEdits(whole, edits), without === undefined ? undefined : `FROM debian\n${without}`)
    })
  }

  for (const [lines, asRoot, pipefail] of SHELLS) {
    it(`knows user and shell of ${lines.join(', ')}`, () => {
      const script = lastScript(lines.join('\n'))
      assert.deepEqual([script.asRoot, script.pipefail], [asRoot, pipefail])
    })
  }

  for (const [text, after] of PIPES) {
    it(`sets pipefail in ${JSON.stringify(text)}`, () => {
      const edits = lastScript(text).setPipefail()
      assert.equal(edits && applyEdits(text, edits), after)
    })
  }
})
