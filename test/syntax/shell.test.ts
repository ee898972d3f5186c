import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  consumersOf,
  readShell,
  type ShellCommand,
  type ShellOptions,
  type ShellScript,
} from '../../src/syntax/shell/index.ts'
import type { Span } from '../../src/core/span.ts'

const docker: ShellOptions = { dockerLines: true }
const windows: ShellOptions = { dockerLines: true, escape: '`' }

function read(text: string, options?: ShellOptions): ShellScript {
  return readShell(text, { start: 0, end: text.length }, options)
}

function sliced(text: string, items: readonly { readonly span: Span }[]): string[] {
  return items.map(({ span }) => text.slice(span.start, span.end))
}

function only(text: string, options?: ShellOptions): ShellCommand {
  const { commands } = read(text, options)
  assert.equal(commands.length, 1, `${text} has one command`)
  return commands[0] ?? assert.fail()
}

/** The source of every command, in order. */
const COMMANDS: readonly (readonly [
  what: string,
  text: string,
  commands: readonly string[],
  options?: ShellOptions,
])[] = [
  ['nothing', '', []],
  ['blanks and comments', '  \n\t# hello\n', []],
  ['one command', 'apt-get update', ['apt-get update']],
  ['blanks around', '  ls -l \t', ['ls -l']],
  ['a list', 'a && b || c; d & e\nf', ['a', 'b', 'c', 'd', 'e', 'f']],
  ['operators without blanks', 'a&&b||c;d&e|f|&g', ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
  ['CRLF', 'a b\r\nc d\r\n', ['a b', 'c d']],
  ['a continued line', 'a \\\n  b && \\\n c', ['a \\\n  b', 'c']],
  ['a continued line with CRLF', 'a \\\r\n  b', ['a \\\r\n  b']],
  ['a continued word', 'apt-\\\nget up\\\ndate', ['apt-\\\nget up\\\ndate']],
  ['a comment ends at the line', 'a # b; c\nd', ['a', 'd']],
  ['# within a word', 'a#b c#d', ['a#b c#d']],
  ['operators in quotes', `echo "a; b && c" 'd | e'`, [`echo "a; b && c" 'd | e'`]],
  ['escaped operators', 'find . -exec a {} \\; -o \\( b \\)', ['find . -exec a {} \\; -o \\( b \\)']],
  ['an escaped blank', 'ls a\\ b', ['ls a\\ b']],
  ['substitution', 'a $(b c) d', ['a $(b c) d', 'b c']],
  ['nested substitution', 'a "$(b "$(c)")"', ['a "$(b "$(c)")"', 'b "$(c)"', 'c']],
  ['backticks', 'a `b c` d', ['a `b c` d', 'b c']],
  ['nested backticks', 'a `b \\`c\\``', ['a `b \\`c\\``', 'b \\`c\\`', 'c']],
  ['backticks in a substitution', 'a $(b `c`)', ['a $(b `c`)', 'b `c`', 'c']],
  ['arithmetic is no command', 'a $((1 + (2 * 3))) b', ['a $((1 + (2 * 3))) b']],
  ['a substitution in arithmetic', 'a $(( $(b) + 1 ))', ['a $(( $(b) + 1 ))', 'b']],
  ['a subshell in a substitution', 'a $((b) | c)', ['a $((b) | c)', 'b', 'c']],
  ['arithmetic command', '((i++)) && a', ['a']],
  ['a default with a command', 'a ${X:-$(b)}', ['a ${X:-$(b)}', 'b']],
  ['a brace in a quoted default', 'a ${X:-"}"} && b', ['a ${X:-"}"}', 'b']],
  ['process substitution', 'bash <(curl x) > >(tee y)', ['bash <(curl x) > >(tee y)', 'curl x', 'tee y']],
  ['subshells', '(a; (b)) && c', ['a', 'b', 'c']],
  ['a group', '{ a; b; } && c', ['a', 'b', 'c']],
  ['a brace that is a word', 'a {} {b,c} }', ['a {} {b,c} }']],
  ['if', 'if a; then b; elif c; then d; else e; fi; f', ['a', 'b', 'c', 'd', 'e', 'f']],
  ['if over lines', 'if a\nthen\n b\nelse\n c\nfi\n', ['a', 'b', 'c']],
  ['for', 'for x in a "$(b)" c; do d $x; done', ['b', 'd $x']],
  ['for without in', 'for x; do a; done', ['a']],
  ['for over lines', 'for x in a \\\n b\ndo\n c\ndone', ['c']],
  ['arithmetic for', 'for ((i = 0; i < 3; i++)); do a; done', ['a']],
  ['while and until', 'while a; do b; done; until c; do d; done', ['a', 'b', 'c', 'd']],
  ['case', 'case $(u) in a|b) c ;; (d) e; f ;; *) g;; esac; h', ['u', 'c', 'e', 'f', 'g', 'h']],
  ['case without the last ;;', 'case x in a) b; esac && c', ['b', 'c']],
  ['case over lines', 'case "$x" in\n  a) \\\n    b ;;\n  *) c ;;\nesac', ['b', 'c']],
  ['case in case', 'case x in a) case y in b) c;; esac;; d) e;; esac', ['c', 'e']],
  ['functions', 'f() { a; }; function g { b; }; function h () { c; }\nf', ['a', 'b', 'c', 'f']],
  ['negation', '! a && ! b', ['a', 'b']],
  ['keywords as arguments', 'echo if then fi { do', ['echo if then fi { do']],
  ['quoted keywords are programs', `'if' x; \\for y`, [`'if' x`, '\\for y']],
  ['a test', '[[ $a && ( b < c ) || d =~ (e|f) ]] && g', ['[[ $a && ( b < c ) || d =~ (e|f) ]]', 'g']],
  ['a test over lines', '[[ a &&\n b ]]\nc', ['[[ a &&\n b ]]', 'c']],
  ['an array', 'a=(b "$(c)" # d\n e) f', ['a=(b "$(c)" # d\n e) f', 'c']],
  ['assignments alone', 'A=1 B="x y"', ['A=1 B="x y"']],
  ['a redirect alone', '> x; a', ['> x', 'a']],
  ['an extended pattern', 'ls +(a|b) && c', ['ls +(a|b)', 'c']],
  ['a here-document', 'cat <<EOF > f && a\n$(b); c\nEOF\nd', ['cat <<EOF > f', 'a', 'd']],
  ['two here-documents', 'cat <<A - <<-B; a\nx; y\nA\n\tz\n\tB\nb', ['cat <<A - <<-B', 'a', 'b']],
  [
    'a here-document in a substitution',
    'a "$(cat <<E\nb)"\nE\n)" c\nd',
    ['a "$(cat <<E\nb)"\nE\n)" c', 'cat <<E', 'd'],
  ],
  ['a script in a here-document', `bash -e <<'E' && c\na; b\nE\nd`, [`bash -e <<'E'`, 'c', 'a', 'b', 'd']],
  ['no script in a file and a here-document', 'bash f.sh <<E\na\nE\n', ['bash f.sh <<E']],
  ['sh -c', `sh -c 'a && b' && c`, [`sh -c 'a && b'`, 'a', 'b', 'c']],
  ['bash -lc', 'bash -lc "a $X | b"', ['bash -lc "a $X | b"', 'a $X', 'b']],
  ['bash -euo pipefail -c', `bash -euo pipefail -c 'a'`, [`bash -euo pipefail -c 'a'`, 'a']],
  ['sh -c behind wrappers', `sudo -u x env A=b /bin/sh -ec "a; b"`, [`sudo -u x env A=b /bin/sh -ec "a; b"`, 'a', 'b']],
  ['su -c', `su - postgres -c 'a; b'`, [`su - postgres -c 'a; b'`, 'a', 'b']],
  ['sh -c with escapes', 'sh -c "a \\"b c\\" && d \\$e"', ['sh -c "a \\"b c\\" && d \\$e"', 'a \\"b c\\"', 'd \\$e']],
  ['sh -c within sh -c', `sh -c "sh -c 'a; b'"`, [`sh -c "sh -c 'a; b'"`, `sh -c 'a; b'`, 'a', 'b']],
  [
    'sh -c of an apostrophe',
    `sh -c 'a '\\''b c'\\'' d; e'`,
    [`sh -c 'a '\\''b c'\\'' d; e'`, `a '\\''b c'\\'' d`, 'e'],
  ],
  ['sh -c of a substitution is not read again', 'sh -c "$(curl x)"', ['sh -c "$(curl x)"', 'curl x']],
  ['sh -c of a variable', 'sh -c "$X"', ['sh -c "$X"']],
  ['sh with a file', 'sh -x "a; b"', ['sh -x "a; b"']],
  ['an unclosed quote is a character', 'echo "a && b\nc', ['echo "a', 'b', 'c']],
  ['an apostrophe', `echo it's && b`, [`echo it's`, 'b']],
  ['an unclosed substitution', 'a $(b && c', ['a $(b && c', 'b', 'c']],
  ['an unclosed backtick', 'a `b && c', ['a `b', 'c']],
  ['an unclosed expansion', 'a ${b && c', ['a ${b', 'c']],
  ['an unclosed subshell', '(a; b', ['a', 'b']],
  ['an unclosed here-document', 'cat <<E; a\nb\nc', ['cat <<E', 'a']],
  ['unexpected closers', 'a ) b; done; c } ; fi', ['a', 'b', 'c }']],
  ['an unexpected parenthesis', 'a ( b ) c', ['a', 'b', 'c']],
  ['separators alone', '; && || | & ;; a', ['a']],
  [
    'Docker: comments and empty lines',
    'a \\\n# b\n  # c; d\n\n   e \\\n && f',
    ['a \\\n# b\n  # c; d\n\n   e', 'f'],
    docker,
  ],
  ['Docker: blanks after the escape', 'a \\  \n && b', ['a', 'b'], docker],
  ['Docker: an escaped escape does not continue', 'a \\\\\nb', ['a \\\\', 'b'], docker],
  ['Docker: comments inside quotes', `a 'b \\\n# c'd\n e' && f`, [`a 'b \\\n# c'd\n e'`, 'f'], docker],
  ['Docker: a comment takes the joined lines with it', 'a # b \\\n && c', ['a'], docker],
  ['Docker: CRLF', 'a \\\r\n # b\r\n && c\r\n', ['a', 'c'], docker],
  ['Docker: a here-document is the script', '<<EOF\na\n# b\nc \\\n d\nEOF\n', ['<<EOF', 'a', 'c \\\n d'], docker],
  [
    'Docker: a here-document for another interpreter',
    '<<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF\n',
    ['<<EOF'],
    docker,
  ],
  ['Docker: a here-document with a shell named', '<<-"EOF"\n\t#!/bin/bash -e\n\ta\n\tEOF\n', ['<<-"EOF"', 'a'], docker],
  ['a here-document without Docker is no script', '<<EOF\na\nEOF\n', ['<<EOF']],
  [
    'backtick continues a line',
    'powershell `\n  -Command a ; `\n # x\n  b',
    ['powershell `\n  -Command a', 'b'],
    windows,
  ],
  ['backtick keeps Windows paths', 'copy C:\\a\\b "C:\\c d"', ['copy C:\\a\\b "C:\\c d"'], windows],
  [
    'PowerShell',
    `(New-Object Net.WebClient).DownloadFile('a', "b")`,
    ['New-Object Net.WebClient', '.DownloadFile', `'a', "b"`],
    windows,
  ],
]

describe('shell: commands', () => {
  for (const [what, text, expected, options] of COMMANDS) {
    it(what, () => {
      assert.deepEqual(sliced(text, read(text, options).commands), expected)
    })
  }

  it('reads a region of a file and gives offsets in the file', () => {
    const text = 'FROM a\nRUN b \\\n  # c\n  && d "e" # f\nCMD g; h'
    const start = text.indexOf('b ')
    const script = readShell(text, { start, end: text.indexOf('\nCMD') }, docker)
    assert.deepEqual(sliced(text, script.commands), ['b', 'd "e"'])
    assert.deepEqual(
      script.comments.map(({ start, end }) => text.slice(start, end)),
      ['# c', '# f'],
    )
    assert.deepEqual(sliced(text, script.commands[1]?.words ?? []), ['d', '"e"'])
  })

  it('copes with a region outside the text', () => {
    assert.deepEqual(sliced('a b', readShell('a b', { start: -5, end: 99 }).commands), ['a b'])
    assert.deepEqual(readShell('a b', { start: 9, end: 3 }).commands, [])
  })
})

const WORDS: readonly (readonly [text: string, values: readonly (string | undefined)[], options?: ShellOptions])[] = [
  [`a 'b c'"d e"f`, ['a', 'b cd ef']],
  ['a\\ b \\"c\\"', ['a b', '"c"']],
  ['"a\\"b\\$c\\d\\\\"', ['a"b$c\\d\\']],
  [`'a\\b' '' ""`, ['a\\b', '', '']],
  [`$'a\\tb\\x41\\101\\u00e9\\'c' $"d"`, ["a\tbAAé'c", 'd']],
  ['ap\\\nt "a\\\nb" \'a\\\nb\'', ['apt', 'ab', 'a\\\nb']],
  ['ap\\\nt "a\\\nb" \'a\\\n  # x\nb\'', ['apt', 'ab', 'ab'], docker],
  ['a\\\r\nb', ['ab']],
  ['echo * ?.c [a-z] ~/x {a,b}', ['echo', '*', '?.c', '[a-z]', '~/x', '{a,b}']],
  ['echo $X ${X} a$(b) `c` $((1)) $1 $@ "$?"', ['echo', ...Array<undefined>(8).fill(undefined)]],
  [`echo '$X' \\$X $ a$ "$" '$(b)'`, ['echo', '$X', '$X', '$', 'a$', '$', '$(b)']],
  ['a`b "c`"d" C:\\e\\', ['ab', 'c"d', 'C:\\e\\'], windows],
]

describe('shell: words', () => {
  for (const [text, values, options] of WORDS) {
    it(JSON.stringify(text), () => {
      const words = read(text, options).commands[0]?.words ?? []
      assert.deepEqual(
        words.map((word) => word.value),
        values,
      )
      for (const word of words) assert.equal(word.parts, word.value === undefined ? 'expanded' : 'literal')
    })
  }

  it('gives the source without continuations as text, and its whole range as span', () => {
    const text = 'apt-\\\nget "in\\\nstall"'
    const { words } = only(text)
    assert.deepEqual(
      words.map((word) => word.text),
      ['apt-get', '"install"'],
    )
    assert.deepEqual(sliced(text, words), ['apt-\\\nget', '"in\\\nstall"'])
    assert.deepEqual(
      words.map((word) => word.quoted),
      [false, true],
    )
  })

  it('ends a word before the line continuation that follows it', () => {
    const text = 'a b\\\n c'
    assert.deepEqual(sliced(text, only(text, docker).words), ['a', 'b', 'c'])
  })

  it('gives the known text around expansions', () => {
    assert.deepEqual(only('x "http://$H"/a/${B}').words[1]?.literals, ['http://', '/a/', ''])
  })

  it('gives variables with their spans and defaults', () => {
    const text = 'a $X "${Y:-b c}"${Z-} ${#N} ${V:=$W} ${U%%.*} $1'
    const variables = only(text).words.flatMap((word) => word.variables)
    assert.deepEqual(
      variables.map(({ name, span, defaultValue }) => [name, text.slice(span.start, span.end), defaultValue]),
      [
        ['X', '$X', undefined],
        ['Y', '${Y:-b c}', 'b c'],
        ['Z', '${Z-}', ''],
        ['N', '${#N}', undefined],
        ['V', '${V:=$W}', undefined],
        ['W', '$W', undefined],
        ['U', '${U%%.*}', undefined],
        ['1', '$1', undefined],
      ],
    )
  })

  it('takes assignments off the front', () => {
    const text = 'A=1 B="x $y" C= D+=(e) F[1]=g cmd H=i'
    const { assignments, words } = only(text)
    assert.deepEqual(
      assignments.map(({ name, value }) => [name, value.value]),
      [
        ['A', '1'],
        ['B', undefined],
        ['C', ''],
        ['D', undefined],
        ['F', 'g'],
      ],
    )
    assert.deepEqual(
      assignments.map(({ nameSpan }) => text.slice(nameSpan.start, nameSpan.end)),
      ['A', 'B', 'C', 'D', 'F'],
    )
    assert.deepEqual(
      assignments.map(({ value }) => text.slice(value.span.start, value.span.end)),
      ['1', '"x $y"', '', '(e)', 'g'],
    )
    assert.deepEqual(
      words.map((word) => word.value),
      ['cmd', 'H=i'],
    )
  })
})

describe('shell: redirects', () => {
  const cases: readonly (readonly [text: string, operator: string, kind: string, target: string | undefined])[] = [
    ['a > f', '>', 'write', 'f'],
    ['a >>f', '>>', 'append', 'f'],
    ['a < f', '<', 'read', 'f'],
    ['a 2> /dev/null', '2>', 'write', '/dev/null'],
    ['a 2>&1', '2>&', 'duplicate', '1'],
    ['a >&2', '>&', 'duplicate', '2'],
    ['a >& f', '>&', 'write', 'f'],
    ['a &> f', '&>', 'write', 'f'],
    ['a &>>f', '&>>', 'append', 'f'],
    ['a >| f', '>|', 'write', 'f'],
    ['a <<< "b c"', '<<<', 'here-string', 'b c'],
    ['a <> f', '<>', 'write', 'f'],
    ['a 3<&-', '3<&', 'duplicate', '-'],
    ['> f a', '>', 'write', 'f'],
    ['a >', '>', 'write', undefined],
  ]
  for (const [text, operator, kind, target] of cases) {
    it(text, () => {
      const { redirects, words } = only(text)
      assert.deepEqual(
        redirects.map((redirect) => [redirect.operator, redirect.kind, redirect.target?.value]),
        [[operator, kind, target]],
      )
      assert.deepEqual(
        words.map((word) => word.value),
        ['a'],
      )
    })
  }

  it('keeps the body of a here-document', () => {
    const text = `cat <<A 2>x <<-'B' | sh\none $X\nA\n\ttwo\n\tB\nlast`
    const script = read(text)
    const [cat, sh] = script.commands
    const bodies = cat?.redirects.map(({ body }) => body && text.slice(body.start, body.end))
    assert.deepEqual(bodies, ['one $X\n', undefined, '\ttwo\n'])
    assert.deepEqual(
      cat?.redirects.map(({ target }) => target?.quoted),
      [false, false, true],
    )
    assert.equal(sh?.pipeline, cat.pipeline)
    assert.deepEqual(script.problems, [])
  })

  it('finds the body after Docker has joined the lines before it', () => {
    const text = 'cat \\\n # note\n <<EOF \\\n > f\na \\\n# b\nEOF\n'
    const body = only(text, docker).redirects[0]?.body
    assert.equal(body && text.slice(body.start, body.end), 'a \\\n# b\n')
  })

  it('gives redirects after a compound to the compound', () => {
    const text = '{ a; b; } > f; while c; do d; done < g'
    const { commands, compounds } = read(text)
    assert.deepEqual(
      compounds.map(({ redirects }) => sliced(text, redirects)),
      [['> f'], ['< g']],
    )
    assert.deepEqual(
      commands.flatMap(({ redirects }) => redirects),
      [],
    )
  })
})

describe('shell: structure', () => {
  const shape = (text: string): unknown[] =>
    read(text).commands.map((command) => [command.words[0]?.text, command.separator])

  it('tells what follows a command', () => {
    assert.deepEqual(shape('a && b || c | d |& e ; f & g\nh'), [
      ['a', '&&'],
      ['b', '||'],
      ['c', '|'],
      ['d', '|&'],
      ['e', ';'],
      ['f', '&'],
      ['g', 'newline'],
      ['h', 'end'],
    ])
  })

  it('numbers pipelines and lists', () => {
    const { commands } = read('a | b && c |\n d; e\nf')
    const [a, b, c, d, e, f] = commands
    assert.equal(a?.pipeline, b?.pipeline)
    assert.equal(c?.pipeline, d?.pipeline)
    assert.notEqual(a?.pipeline, c?.pipeline)
    assert.equal(a?.list, d?.list)
    assert.equal(new Set([d, e, f].map((command) => command?.list)).size, 3)
  })

  it('tells how a command is reached, how deep, and from which', () => {
    const { commands } = read('a; (b); c $(d `e`) <(f); if g; then { h; }; fi; sh -c "i $(j)"')
    assert.deepEqual(
      commands.map(({ words, via, depth, parent }) => [words[0]?.text, via, depth, parent]),
      [
        ['a', 'plain', 0, undefined],
        ['b', 'subshell', 1, undefined],
        ['c', 'plain', 0, undefined],
        ['d', 'substitution', 1, 2],
        ['e', 'substitution', 2, 3],
        ['f', 'process-substitution', 1, 2],
        ['g', 'plain', 1, undefined],
        ['h', 'plain', 2, undefined],
        ['sh', 'plain', 0, undefined],
        ['j', 'substitution', 1, 8],
      ],
    )
  })

  it('reads sh -c text one level deeper, as a child', () => {
    const { commands } = read(`x | sudo bash -c 'a && (b)'`)
    assert.deepEqual(
      commands.map(({ words, via, depth, parent }) => [words[0]?.text, via, depth, parent]),
      [
        ['x', 'plain', 0, undefined],
        ['sudo', 'plain', 0, undefined],
        ['a', 'shell-c', 1, 1],
        ['b', 'subshell', 2, 1],
      ],
    )
  })

  it('lists compounds', () => {
    const text = '(a) && { b; } | if c; then d; fi; for x in y; do e; done; case z in *) f;; esac; g() { h; }; ((1))'
    const { compounds, commands } = read(text)
    assert.deepEqual(
      compounds.map(({ kind }) => kind),
      ['subshell', 'group', 'if', 'loop', 'case', 'function', 'arithmetic'],
    )
    assert.deepEqual(sliced(text, compounds), [
      '(a)',
      '{ b; }',
      'if c; then d; fi',
      'for x in y; do e; done',
      'case z in *) f;; esac',
      'g() { h; }',
      '((1))',
    ])
    assert.deepEqual(
      compounds.map(({ separator }) => separator),
      ['&&', '|', ';', ';', ';', ';', 'end'],
    )
    assert.deepEqual(
      commands.map(({ compound }) => compound),
      [0, 1, 2, 2, 3, 4, 5],
    )
  })

  it('tells which commands read the output of another', () => {
    const consumers = (text: string): string[] => sliced(text, consumersOf(read(text), 0))
    assert.deepEqual(consumers('curl x | tee y | sh && z'), ['tee y', 'sh'])
    assert.deepEqual(consumers('(curl x; a) | { b; sh; }; z'), ['b', 'sh'])
    assert.deepEqual(consumers('curl x; a | sh'), [])
    assert.deepEqual(consumers('curl x && a | sh'), [])
    assert.deepEqual(consumers('curl $(a | b) | sh -c "c"'), ['sh -c "c"'])
  })
})

describe('shell: problems', () => {
  const cases: readonly (readonly [text: string, at: readonly string[]])[] = [
    [`a 'b' "c $(d) \${e}" && (f) | { g; }`, []],
    ['a "b', ['"']],
    [`a 'b`, [`'`]],
    [`a $'b`, [`$'`]],
    ['a $(b', ['$(']],
    ['a <(b', ['<(']],
    ['a `b', ['`']],
    ['a ${b', ['${']],
    ['(a', ['(']],
    ['a)', [')']],
    ['if a; then b', ['if']],
    ['while a; do b', ['while']],
    ['{ a', ['{']],
    ['case a in b) c', ['case']],
    ['done', ['done']],
    ['[[ a; b', ['[[']],
    ['cat <<E\na', ['<<E']],
    ['a=(b', ['(']],
    ['a >; b', ['>']],
    ['f() { a', ['f']],
    ['case x in a\nb) c;; esac', ['a', ')']],
  ]
  for (const [text, at] of cases) {
    it(text, () => {
      assert.deepEqual(sliced(text, read(text).problems), at)
    })
  }

  it('keeps a bounded number', () => {
    assert.equal(read('} '.repeat(5000)).problems.length, 100)
  })
})

describe('shell: any input', () => {
  const fragments = fc.constantFrom(
    'a',
    'sh -c ',
    '"',
    "'",
    '`',
    '\\',
    '$',
    '$(',
    '$((',
    '${',
    '}',
    '{ ',
    '(',
    ')',
    '((',
    '))',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '\\\n',
    ';',
    ';;',
    '&',
    '&&',
    '|',
    '<',
    '>',
    '<<E',
    '<<-E',
    '\nE\n',
    '<(',
    '#',
    'if ',
    'then ',
    'fi ',
    'case x in ',
    'esac ',
    'for i in ',
    'do ',
    'done ',
    'f() ',
    '[[ ',
    ' ]]',
    'A=',
    'A=(',
    "sh -c '",
    "bash <<'E'",
    '\0',
    '\ud800',
    'é',
    ':-',
    "$'",
    '\\`',
    '\\"',
    'function ',
    '! ',
  )
  const shellLike = fc.array(fragments, { maxLength: 40, size: 'max' }).map((parts) => parts.join(''))
  const texts = fc.oneof(shellLike, fc.string({ unit: 'binary', maxLength: 200, size: 'max' }))
  const options = fc.record({ escape: fc.constantFrom<'\\' | '`'>('\\', '`'), dockerLines: fc.boolean() })

  it('is read without an exception, with spans in order and inside', () => {
    fc.assert(
      fc.property(texts, fc.nat(5), fc.nat(5), options, (text, before, after, chosen) => {
        const region = { start: Math.min(before, text.length), end: Math.max(before, text.length - after) }
        const script = readShell(text, region, chosen)
        const inside = ({ start, end }: Span): boolean =>
          region.start <= start && start <= end && end <= Math.min(region.end, text.length)
        for (const [index, command] of script.commands.entries()) {
          assert.ok(inside(command.span))
          assert.ok(command.parent === undefined || command.parent < index)
          assert.ok(command.compound === undefined || script.compounds[command.compound])
          let last = command.span.start
          for (const word of [...command.assignments, ...command.words]) {
            assert.ok(last <= word.span.start && word.span.start < word.span.end && word.span.end <= command.span.end)
            last = word.span.end
          }
          for (const redirect of command.redirects) {
            assert.ok(inside(redirect.span) && (!redirect.body || inside(redirect.body)))
          }
          for (const word of command.words) {
            assert.equal(word.value, word.literals.length === 1 ? word.literals[0] : undefined)
            for (const variable of word.variables) assert.ok(inside(variable.span))
          }
        }
        for (const item of [...script.compounds, ...script.problems]) assert.ok(inside(item.span))
        for (const comment of script.comments) assert.ok(inside(comment))
      }),
      { numRuns: 2000 },
    )
  })

  const deep: readonly (readonly [what: string, text: string])[] = [
    ['parentheses', '('.repeat(50_000)],
    ['closed parentheses', '('.repeat(50_000) + 'a' + ')'.repeat(50_000)],
    ['substitutions', '$('.repeat(50_000)],
    ['quoted substitutions', '"$('.repeat(50_000)],
    ['arithmetic', '$(('.repeat(50_000)],
    ['expansions', '${a:-'.repeat(50_000)],
    ['groups', '{ '.repeat(50_000)],
    ['cases', 'case x in a) '.repeat(20_000)],
    ['backticks', '`\\`\\\\\\`'.repeat(20_000)],
    ['escaped backticks', '`' + '\\\\\\`'.repeat(50_000) + '`'],
    ['here-documents', 'cat <<A '.repeat(20_000) + '\nA\n'],
    ['scripts', 'sh <<A;'.repeat(20_000) + '\n' + 'x\nA\n'.repeat(20_000)],
    ['process substitutions', '<('.repeat(50_000)],
    ['arrays', 'a=('.repeat(50_000)],
  ]
  for (const [what, text] of deep) {
    it(`nested deeply: ${what}`, () => {
      assert.ok(read(text).commands.length <= text.length)
    })
  }

  it('reads a megabyte', () => {
    const line = 'apt-get install -y "foo=$V" bar && \\\n  # note\n'
    const times = Math.floor(1_000_000 / line.length)
    assert.equal(read(line.repeat(times), docker).commands.length, times)
  })
})
