import assert from 'node:assert/strict'
import {
  expand,
  readDockerfile,
  readFrom,
  type DockerfileTree,
  type Instruction,
} from '../../../src/syntax/dockerfile/index.ts'
import type { Span } from '../../../src/core/span.ts'

const cut = (text: string, span: Span | undefined): string | undefined => span && text.slice(span.start, span.end)

function at(tree: DockerfileTree, index: number): Instruction {
  const found = tree.instructions[index]
  assert.ok(found, `instruction ${index}`)
  return found
}

/** The only instruction of a text. */
function one(text: string): Instruction {
  const tree = readDockerfile(text)
  assert.equal(tree.instructions.length, 1, JSON.stringify(tree.instructions.map((each) => each.keyword)))
  return at(tree, 0)
}

describe('Dockerfile: instructions', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    ['one a line', 'FROM a\nRUN b\n', ['FROM a', 'RUN b']],
    ['CRLF, tabs, lower case', 'from a\r\n\trun b\t\r\n', ['from a', 'run b']],
    ['a byte order mark', '\uFEFFFROM a\nRUN b', ['FROM a', 'RUN b']],
    ['only \\n ends a line', 'FROM a\rRUN b\n', ['FROM a\rRUN b']],
    ['a continued line', 'RUN a \\\n  b\nUSER c', ['RUN a \\\n  b', 'USER c']],
    ['blanks behind the escape', 'RUN a \\ \t\r\n  b\nUSER c', ['RUN a \\ \t\r\n  b', 'USER c']],
    ['two escapes do not continue', 'RUN a \\\\\nUSER c', ['RUN a \\\\', 'USER c']],
    ['escapes with a blank between do', 'RUN a \\ \\\n b\nUSER c', ['RUN a \\ \\\n b', 'USER c']],
    [
      'comments and empty lines in a continuation',
      'RUN a \\\n# x \\\n\n  # y\n b\nUSER c',
      ['RUN a \\\n# x \\\n\n  # y\n b', 'USER c'],
    ],
    ['an empty line does not end a continuation', 'RUN a \\\n\nUSER c', ['RUN a \\\n\nUSER c']],
    ['a comment does not continue', '# x \\\nUSER c', ['USER c']],
    ['an escape alone above', '\\\nUSER c', ['USER c']],
    ['a continuation that leads nowhere', 'RUN a \\\n# x\n', ['RUN a \\']],
    ['a backtick as escape', '# escape=`\nRUN dir C:\\\nCOPY a `\n C:\\x\\', ['RUN dir C:\\', 'COPY a `\n C:\\x\\']],
    ['a heredoc', 'RUN <<EOF\nUSER root\n# x\nEOF\nUSER c', ['RUN <<EOF\nUSER root\n# x\nEOF', 'USER c']],
    [
      'several heredocs',
      'COPY <<A <<-"B" /x/\nUSER\nA\n\tB x\n\t\tB\nUSER c',
      ['COPY <<A <<-"B" /x/\nUSER\nA\n\tB x\n\t\tB', 'USER c'],
    ],
    ['a heredoc with CRLF', 'RUN <<EOF\r\nUSER root\r\nEOF\r\nUSER c', ['RUN <<EOF\r\nUSER root\r\nEOF', 'USER c']],
    [
      'a heredoc behind a continuation',
      'RUN a \\\n <<EOF\nb \\\nEOF\nUSER c',
      ['RUN a \\\n <<EOF\nb \\\nEOF', 'USER c'],
    ],
    ['a heredoc in a trigger', 'ONBUILD RUN <<E\nUSER x\nE\nUSER c', ['ONBUILD RUN <<E\nUSER x\nE', 'USER c']],
    ['an indented tag closes nothing', 'RUN <<E\n E\nE\nUSER c', ['RUN <<E\n E\nE', 'USER c']],
    ['no heredoc inside a word', 'RUN cat<<EOF\nUSER c', ['RUN cat<<EOF', 'USER c']],
    ['no heredoc in quotes', 'RUN "x <<EOF"\nUSER c', ['RUN "x <<EOF"', 'USER c']],
    ['no heredoc in exec form', 'RUN ["a", "<<EOF"]\nUSER c', ['RUN ["a", "<<EOF"]', 'USER c']],
    ['no heredoc for ENV', 'ENV a <<EOF\nUSER c', ['ENV a <<EOF', 'USER c']],
    ['no here string', 'RUN cat <<<EOF\nUSER c', ['RUN cat <<<EOF', 'USER c']],
    ['an open heredoc', 'RUN <<EOF\nUSER root\n', ['RUN <<EOF\nUSER root\n']],
    ['escapes that lead nowhere', 'FROM a\n \\\n\\\n', ['FROM a']],
    ['nothing', '', []],
    ['only blanks', ' \n\t\r\n\u00a0\n', []],
  ]
  for (const [name, text, expected] of cases) {
    it(name, () =>
      assert.deepEqual(
        readDockerfile(text).instructions.map((each) => cut(text, each.span)),
        expected,
      ),
    )
  }

  it('gives keyword, arguments and body their places', () => {
    const text = 'FROM a\n  copy \\\n  --chown=1:2 --link \\\n # why\n x  y \n'
    const copy = at(readDockerfile(text), 1)
    assert.equal(copy.keyword, 'COPY')
    assert.equal(cut(text, copy.keywordSpan), 'copy')
    assert.equal(cut(text, copy.argumentsSpan), '--chown=1:2 --link \\\n # why\n x  y')
    assert.equal(cut(text, copy.bodySpan), 'x  y')
    assert.equal(copy.body, 'x  y')
  })

  it('joins the body as Docker does, and says where it stands', () => {
    const text = 'RUN a &&\\\n# why\n\n  b \\\r\n  c\n'
    const run = one(text)
    assert.equal(run.body, 'a &&  b   c')
    assert.deepEqual(
      run.bodyPieces.map((piece) => cut(text, piece)),
      ['a &&', '  b ', '  c'],
    )
  })

  it('reads a keyword that is broken over lines', () => {
    const text = 'RU\\\nN a'
    const run = one(text)
    assert.equal(run.keyword, 'RUN')
    assert.equal(cut(text, run.keywordSpan), 'RU\\\nN')
    assert.equal(cut(text, run.bodySpan), 'a')
  })

  it('leaves empty spans behind an instruction without arguments', () => {
    const { argumentsSpan, bodySpan, words } = one('RUN  ')
    assert.deepEqual([argumentsSpan, bodySpan, words], [{ start: 3, end: 3 }, { start: 3, end: 3 }, []])
  })

  it('reads what ONBUILD holds, one level deep', () => {
    const text = 'ONBUILD COPY --from=a b \\\n c'
    const { trigger, json, heredocs } = one(text)
    assert.deepEqual([json, heredocs], [undefined, []])
    assert.equal(trigger?.keyword, 'COPY')
    assert.equal(cut(text, trigger.span), 'COPY --from=a b \\\n c')
    assert.deepEqual(
      trigger.words.map((word) => word.raw),
      ['b', 'c'],
    )
    assert.equal(trigger.flags[0]?.value, 'a')
    const nested = one('ONBUILD ONBUILD ONBUILD RUN x').trigger
    assert.equal(nested?.keyword, 'ONBUILD')
    assert.equal(nested.trigger, undefined)
  })

  it('knows which instructions do not have their lines for themselves', () => {
    const whole = (text: string): readonly boolean[] => readDockerfile(text).instructions.map((each) => each.whole)
    assert.deepEqual(whole('FROM a\nRUN b \\\n c\nRUN <<E\nE\n'), [true, true, true])
    assert.deepEqual(whole('\\\nRUN b'), [false])
    assert.deepEqual(whole('RUN b \\\n\n'), [false])
    assert.deepEqual(whole('ONBUILD RUN <<E\n'), [false])
  })
})

describe('Dockerfile: directives and comments', () => {
  const cases: readonly [string, readonly [string, string][], string][] = [
    [
      '# syntax=docker/dockerfile:1\n#ESCAPE = ` \n# check=skip=all;error=true\nRUN a `\n b',
      [
        ['syntax', 'docker/dockerfile:1'],
        ['escape', '`'],
        ['check', 'skip=all;error=true'],
      ],
      '`',
    ],
    ['\uFEFF# escape=`\r\nRUN a', [['escape', '`']], '`'],
    ['# hello\n# escape=`\n', [], '\\'],
    ['# foo=bar\n# escape=`\n', [], '\\'],
    ['\n# escape=`\n', [], '\\'],
    ['FROM a\n# escape=`\n', [], '\\'],
    ['# escape=x\nRUN a', [['escape', 'x']], '\\'],
    ['# syntax=\nRUN a', [], '\\'],
  ]
  for (const [text, expected, escape] of cases) {
    it(JSON.stringify(text), () => {
      const tree = readDockerfile(text)
      assert.deepEqual(
        tree.directives.map(({ name, value }) => [name, value]),
        expected,
      )
      assert.equal(tree.escape, escape)
      for (const { span, value, valueSpan } of tree.directives) {
        assert.equal(cut(text, valueSpan), value)
        assert.match(cut(text, span) ?? '', /^#.*\S$/)
      }
    })
  }

  it('says where a comment stands', () => {
    const text = '# syntax=x\n#  top \r\nFROM a\n\n#b\nRUN c \\\n  # in\n d\nRUN <<E\n# text\nE\n# last'
    const { comments } = readDockerfile(text)
    assert.deepEqual(
      comments.map(({ span, ...rest }) => ({ ...rest, source: cut(text, span) })),
      [
        { text: 'top', next: 0, source: '#  top ' },
        { text: 'b', next: 1, source: '#b' },
        { text: 'in', instruction: 1, source: '# in' },
        { text: 'last', source: '# last' },
      ],
    )
  })
})

describe('Dockerfile: words, flags and pairs', () => {
  const words: readonly [string, readonly string[], readonly (string | undefined)[]][] = [
    ['RUN a "b c" \'d "e\' /f', ['a', '"b c"', "'d \"e'", '/f'], ['a', 'b c', 'd "e', '/f']],
    ['RUN a\\ b x\\"y "q\\"\\n" z', ['a\\ b', 'x\\"y', '"q\\"\\n"', 'z'], ['a b', 'x"y', 'q"\\n', 'z']],
    ['COPY a "b c" d\\ e', ['a', '"b', 'c"', 'd\\', 'e'], ['a', '"b', 'c"', 'd', 'e']],
    ['RUN a$b "${c:-d e}" \'$f\' \\$g', ['a$b', '"${c:-d e}"', "'$f'", '\\$g'], [undefined, undefined, '$f', '$g']],
    ['RUN it\'s so "open', ["it's", 'so', '"open'], ["it's", 'so', '"open']],
    ['EXPOSE 80 \\\n # https\n\n  443/tcp', ['80', '443/tcp'], ['80', '443/tcp']],
    ['WORKDIR /a\\\n/b', ['/a/b'], ['/a/b']],
    ['# escape=`\nRUN C:\\a\\ "D:\\b c" e` f', ['C:\\a\\', '"D:\\b c"', 'e` f'], ['C:\\a\\', 'D:\\b c', 'e f']],
    ['USER $', ['$'], ['$']],
  ]
  for (const [text, raw, value] of words) {
    it(JSON.stringify(text), () => {
      const tree = readDockerfile(text)
      const found = at(tree, 0).words
      assert.deepEqual(
        found.map((word) => word.raw),
        raw,
      )
      assert.deepEqual(
        found.map((word) => word.value),
        value,
      )
      for (const word of found) {
        assert.equal(cut(text, word.span)?.replace(/[\\`]\r?\n(\s*#.*\n|\s*\n)*/g, ''), word.raw)
      }
    })
  }

  it('finds variables with their places, nested ones too', () => {
    const text = 'FROM ${A:-${B-x}}/$C:${D:+"y}"}\\$E\'$F\'${G}$'
    assert.deepEqual(
      one(text).words[0]?.variables.map(({ span, ...rest }) => ({ ...rest, source: cut(text, span) })),
      [
        { name: 'A', defaultValue: '${B-x}', source: '${A:-${B-x}}' },
        { name: 'B', defaultValue: 'x', source: '${B-x}' },
        { name: 'C', source: '$C' },
        { name: 'D', alternative: '"y}"', source: '${D:+"y}"}' },
        { name: 'G', source: '${G}' },
      ],
    )
  })

  it('reads flags', () => {
    const text = 'RUN --network=host --x --y= --z="a b" \\\n --security=in\\\nsecure -- --no'
    const run = one(text)
    assert.deepEqual(
      run.flags.map(({ name, value, span, nameSpan, valueSpan }) => [
        name,
        value,
        cut(text, span),
        cut(text, nameSpan),
        cut(text, valueSpan),
      ]),
      [
        ['network', 'host', '--network=host', 'network', 'host'],
        ['x', undefined, '--x', 'x', undefined],
        ['y', '', '--y=', 'y', ''],
        ['z', 'a b', '--z="a b"', 'z', '"a b"'],
        ['security', 'insecure', '--security=in\\\nsecure', 'security', 'in\\\nsecure'],
      ],
    )
    assert.deepEqual(
      run.words.map((word) => word.raw),
      ['--no'],
    )
  })

  it('splits the options of a mount', () => {
    const text = 'RUN --mount=type=secret,id=x,"target=/a b",required, --mount= y'
    const [first, second] = one(text).flags
    assert.deepEqual(second?.options, [])
    assert.deepEqual(
      first?.options?.map(({ key, value, span, valueSpan }) => [key, value, cut(text, span), cut(text, valueSpan)]),
      [
        ['type', 'secret', 'type=secret', 'secret'],
        ['id', 'x', 'id=x', 'x'],
        ['target', '/a b', '"target=/a b"', '/a b"'],
        ['required', undefined, 'required', undefined],
      ],
    )
  })

  const pairs: readonly [string, readonly (readonly [string, string | undefined, string | undefined, boolean])[]][] = [
    [
      'ENV a=b c="d e" f=\'g\' h= "i"=$j',
      [
        ['a', 'b', 'b', false],
        ['c', 'd e', '"d e"', false],
        ['f', 'g', "'g'", false],
        ['h', '', '', false],
        ['i', '$j', '$j', false],
      ],
    ],
    ['ENV a   b "c" d=e', [['a', 'b c d=e', 'b "c" d=e', true]]],
    [
      'ENV a=b \\\n  # why\n  c=d\\ e',
      [
        ['a', 'b', 'b', false],
        ['c', 'd e', 'd\\ e', false],
      ],
    ],
    [
      'LABEL "com.x.y"="a=b" z',
      [
        ['com.x.y', 'a=b', '"a=b"', false],
        ['z', undefined, undefined, false],
      ],
    ],
    [
      'ARG a b=1 c=',
      [
        ['a', undefined, undefined, false],
        ['b', '1', '1', false],
        ['c', '', '', false],
      ],
    ],
    ['ENV a', [['a', undefined, undefined, true]]],
    ['ENV \\\n=', [['', '', '', false]]],
    ['RUN a=b', []],
  ]
  for (const [text, expected] of pairs) {
    it(JSON.stringify(text), () => {
      const found = one(text).pairs
      assert.deepEqual(
        found.map((pair) => [pair.name, pair.value, cut(text, pair.valueSpan), pair.legacy]),
        expected,
      )
      for (const pair of found) {
        assert.ok(cut(text, pair.span)?.startsWith(cut(text, pair.nameSpan) ?? '-'))
        assert.ok(pair.span.start <= pair.nameSpan.start && pair.nameSpan.end <= pair.span.end)
      }
    })
  }

  const froms: readonly [string, string, string | undefined, string | undefined][] = [
    [
      'FROM --platform=$BUILDPLATFORM reg:5000/a/b:tag@sha256:0 as Build',
      'reg:5000/a/b:tag@sha256:0',
      'Build',
      '$BUILDPLATFORM',
    ],
    ['FROM scratch', 'scratch', undefined, undefined],
    ['FROM "a" AS', '"a"', undefined, undefined],
  ]
  for (const [text, image, alias, platform] of froms) {
    it(JSON.stringify(text), () => {
      const from = readFrom(one(text))
      assert.equal(from?.image.raw, image)
      assert.equal(from.alias?.name, alias)
      assert.equal(cut(text, from.alias?.span), alias)
      assert.equal(from.platform?.value, platform)
    })
  }

  it('reads a FROM only', () => {
    assert.equal(readFrom(one('FROM')), undefined)
    assert.equal(readFrom(one('RUN a')), undefined)
  })
})

describe('Dockerfile: exec form', () => {
  const cases: readonly [string, readonly string[] | undefined][] = [
    ['CMD ["a", "b c","\\"\\u0041\\n\\\\"]', ['a', 'b c', '"A\n\\']],
    ['CMD []', []],
    ['CMD [ ] ', []],
    ['RUN ["a", \\\n # why\n "b\\\n  c"]', ['a', 'b  c']],
    ['HEALTHCHECK --interval=5s CMD ["a", "b"]', ['a', 'b']],
    ['COPY --from=x ["a b", "/c"]', ['a b', '/c']],
    ['CMD ["a",]', undefined],
    ["CMD ['a']", undefined],
    ['CMD ["a"] b', undefined],
    ['CMD ["a" "b"]', undefined],
    ['CMD ["\\x"]', undefined],
    ['CMD ["a\tb"]', undefined],
    ['RUN [ -f a ] && b', undefined],
    ['RUN [ "$A" = "b" ] && c', undefined],
    ['RUN [ 1 ]', undefined],
    ['EXPOSE ["80"]', undefined],
  ]
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      const { json } = one(text)
      assert.deepEqual(
        json?.map((each) => each.value),
        expected,
      )
      for (const each of json ?? []) assert.match(cut(text, each.span) ?? '', /^"[^]*"$/)
    })
  }
})

describe('Dockerfile: heredocs', () => {
  it('says what each marker means', () => {
    const text = 'RUN 3<<-"E F" <<\'G\' <<H tee >x\n\t$a\n\tE F\nE F\n\nG\n \nH\n'
    assert.deepEqual(
      one(text).heredocs.map(({ markerSpan, bodySpan, closingSpan, ...rest }) => ({
        ...rest,
        marker: cut(text, markerSpan),
        body: cut(text, bodySpan),
        closing: cut(text, closingSpan),
      })),
      [
        {
          tag: 'E F',
          quoted: true,
          stripTabs: true,
          fd: '3',
          closed: true,
          marker: '3<<-"E F"',
          body: '\t$a\n',
          closing: 'E F',
        },
        { tag: 'G', quoted: true, stripTabs: false, closed: true, marker: "<<'G'", body: 'E F\n\n', closing: 'G' },
        { tag: 'H', quoted: false, stripTabs: false, closed: true, marker: '<<H', body: ' \n', closing: 'H' },
      ],
    )
  })

  it('takes the rest of the file into one that is not closed', () => {
    const text = 'RUN <<A <<B\nx\nA\nUSER y'
    assert.deepEqual(
      one(text).heredocs.map((each) => [cut(text, each.bodySpan), each.closed]),
      [
        ['x\n', true],
        ['USER y', false],
      ],
    )
  })
})

describe('Dockerfile: problems', () => {
  const cases: readonly [string, readonly (readonly [string, RegExp])[]][] = [
    ['FROM a\nRUN b\n', []],
    ['ARG A=1\nFROM a AS b\nFROM b AS a\n', []],
    ['FROM a\nFORM b', [['FORM', /is FROM meant/]]],
    ['FROM a\nCOPPY b c', [['COPPY', /is COPY meant/]]],
    ['FROM a\n{{ if x }}', [['{{', /no instruction \{\{$/]]],
    ['FROM a\nset b', [['set', /no instruction SET$/]]],
    ['RUN a\nFROM b', [['RUN', /starts with FROM/]]],
    ['FROM', [['FROM', /needs arguments/]]],
    ['FROM a b', [['FROM', /takes an image/]]],
    ['FROM a\nCOPY b', [['COPY', /a source and a destination/]]],
    ['FROM a\nCOPY ["b c", "d"]\nADD ["b"]', [['ADD', /a source and a destination/]]],
    ['FROM a\nCMD\nENTRYPOINT []\nENTRYPOINT', []],
    [
      'FROM a\nHEALTHCHECK NONE\nHEALTHCHECK x\nHEALTHCHECK CMD',
      [
        ['HEALTHCHECK', /NONE or CMD/],
        ['HEALTHCHECK', /needs a command/],
      ],
    ],
    [
      'FROM a\nONBUILD\nONBUILD RUNN x',
      [
        ['ONBUILD', /an instruction/],
        ['RUNN', /is RUN meant/],
      ],
    ],
    [
      'FROM a\nONBUILD FROM b\nONBUILD MAINTAINER c\nONBUILD ONBUILD RUN d',
      [
        ['ONBUILD', /hold FROM$/],
        ['ONBUILD', /hold MAINTAINER$/],
        ['ONBUILD', /another ONBUILD$/],
      ],
    ],
    [
      'FROM a\nENV b\nLABEL c=d e\nENV f g\nARG h',
      [
        ['b', /needs a value for b/],
        ['e', /needs a value for e/],
      ],
    ],
    ['FROM a\nENV b="c d', [['"c', /never closed/]]],
    ['FROM a\nCMD ["b", "c', []],
    ['FROM a\nCMD ["b", "c"', []],
    ['FROM a\nCMD ["b", ["c"]]', [['["c"]', /only strings/]]],
    ['FROM a\nCOPY "b c" d', [['"b', /never closed/]]],
    ['FROM a\nUSER ${b', [['${b', /not written as Docker reads it/]]],
    [
      'FROM a\nENV =b\nARG =c',
      [
        ['=b', /needs a name/],
        ['=c', /needs a name/],
      ],
    ],
    ['FROM a AS 1b', [['1b', /starts with a letter/]]],
    [
      'FROM a\nVOLUME []\nSHELL []',
      [
        ['VOLUME', /needs arguments/],
        ['SHELL', /needs arguments/],
      ],
    ],
    ['FROM a\nCOPY b <<E\nc\nE', [['COPY', /destination behind the heredoc/]]],
    ['FROM a\nHEALTHCHECK NONE b', [['HEALTHCHECK', /no arguments/]]],
    ['FROM a\nRUN\nRUN b\n\\', [['\\', /no instruction follows/]]],
    [
      'FROM --platform b\nCOPY --link=c --from=d --from=e f g\nRUN --network=h --mount=type=i,j,k=l m',
      [
        ['--platform', /needs a value/],
        ['--link=c', /true or false/],
        ['--from=e', /given twice/],
        ['--network=h', /default, none or host/],
        ['type=i', /no mount of type i/],
        ['j', /j needs a value/],
        ['k=l', /no option k/],
      ],
    ],
    ['FROM a\nRUN ["b", 1, null]', [['1', /only strings/]]],
    ['FROM a\nRUN [ "$A" = b ] || c\nRUN [ -n "$A" ]\nRUN [[ a ]]', []],
    ['FROM a\nSHELL bash -c', [['bash -c', /JSON array/]]],
    ['FROM a\nRUN <<E\nx', [['<<E', /E alone closes/]]],
    [
      'FROM a\n<<<<<<< HEAD\nRUN a\n=======\nRUN b\n>>>>>>> x\n',
      [
        ['<<<<<<< HEAD', /merge/],
        ['=======', /merge/],
        ['>>>>>>> x', /merge/],
      ],
    ],
    ['FROM a\nRUN b \\\n>>>>>>> x\n', [['>>>>>>> x', /merge/]]],
    [
      '# escape=x\n# escape=`\nFROM a',
      [
        ['x', /escape character/],
        ['# escape=`', /given twice/],
      ],
    ],
    ['\0\x01\x02\nab\ncd', [['\0', /binary/]]],
    ['', []],
    ['# only a comment', []],
  ]
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      const { problems } = readDockerfile(text)
      assert.deepEqual(
        problems.map((problem) => cut(text, problem.span)),
        expected.map(([source]) => source),
      )
      problems.forEach((problem, index) => assert.match(problem.message, expected[index]?.[1] ?? /^$/))
    })
  }
})

describe('Dockerfile: expand', () => {
  const env = (name: string): string | undefined =>
    new Map([
      ['A', 'a'],
      ['E', ''],
      ['V', '1.2.3'],
    ]).get(name)
  const cases: readonly [string, string | undefined][] = [
    ['x$A/${A}y', 'xa/ay'],
    ['$U', undefined],
    ['${U:-d}-${U-d}-${E:-d}-${E-d}-${A:-d}', 'd-d-d--a'],
    ['${U:+d}-${U+d}-${E:+d}-${E+d}-${A:+d}', '---d-d'],
    ['${A:-$U}', 'a'],
    ['${U:-$U}', undefined],
    ['${U:-${A:+"b }"}c}', 'b }c'],
    ['${V%.*} ${V%%.*} ${V#*.} ${V##*.} ${V#x} ${V#1?} ${V#\\*}', '1.2 1 2.3 3 1.2.3 2.3 1.2.3'],
    ['${A:?x}${A?x}', 'aa'],
    ['${U:?x}', undefined],
    ['${V/1/2} ${V//[.1]/x} ${V//./-} ${V/.*/}', '2.2.3 1.2.3 1-2-3 1'],
    ['${V/1}', undefined],
    ['${V#\\1}', undefined],
    ['${A', undefined],
    ['${}', undefined],
    ['${A:-x', undefined],
    ['"$A \'$A\'" \'$A\' \\$A "\\$A\\n"', "a 'a' $A $A $A\\n"],
    ["it's $A", undefined],
    ['$ $/ a$', '$ $/ a$'],
    ['plain', 'plain'],
    ['${U:-'.repeat(20) + 'x' + '}'.repeat(20), 'x'],
    ['${U:-'.repeat(5000) + 'x' + '}'.repeat(5000), undefined],
  ]
  for (const [text, expected] of cases) {
    it(JSON.stringify(text.slice(0, 60)), () => assert.equal(expand(text, env), expected))
  }

  it('takes words, and the other escape', () => {
    const [word] = one('RUN $A"b c" d').words
    assert.ok(word)
    assert.equal(expand(word, env), 'ab c')
    assert.equal(expand('C:\\$A`$A', env, '`'), 'C:\\a$A')
  })

  it('does not know what variables make too long, however they do it', () => {
    const long = (name: string): string | undefined => (name === 'L' ? 'l'.repeat(3000) : env(name))
    assert.equal(expand('$L', long)?.length, 3000)
    assert.equal(expand('x'.repeat(9000) + '$A', long)?.length, 9001)
    for (const text of ['$L$L', '"$L"${L}', '${U:-$L$L}', '${A:+$L$L}', '${A//a/$L}$L', '${L#l}$L']) {
      assert.equal(expand(text, long), undefined)
    }
  })

  it('bounds a variable that is made of itself again and again', () => {
    let value: string | undefined = 'abc'
    for (let i = 0; i < 100; i++) value = expand('$P$P', () => value)
    assert.equal(value, undefined)
  })
})
