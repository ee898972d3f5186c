import assert from 'node:assert/strict'
import {
  argumentsOf,
  hasFlag,
  invocationOf,
  invocationsOf,
  mayHideFlags,
  operands,
  optionValue,
  readShell,
  runsThrough,
  subcommand,
  type Invocation,
} from '../../src/syntax/shell/index.ts'

function invocation(text: string): Invocation | undefined {
  const command = readShell(text, { start: 0, end: text.length }).commands[0]
  return command && invocationOf(command)
}

function known(text: string): Invocation {
  return invocation(text) ?? assert.fail(`${text} runs a known program`)
}

const PROGRAMS: readonly (readonly [text: string, program: string | undefined, args: string, wrappers?: string])[] = [
  ['apt-get update', 'apt-get', 'update'],
  ['A=b /usr/bin/apt-get update', 'apt-get', 'update'],
  ['sudo apt-get update', 'apt-get', 'update', 'sudo'],
  ['sudo -E -u root -- apt-get update', 'apt-get', 'update', 'sudo'],
  ['sudo -Eu root A=b apt-get update', 'apt-get', 'update', 'sudo'],
  ['sudo --user=root apt-get update', 'apt-get', 'update', 'sudo'],
  ['sudo -v', 'sudo', '-v'],
  ['sudo -i', 'sudo', '-i'],
  ['env -u X A=b C="d e" nohup make all', 'make', 'all', 'env nohup'],
  ['env', 'env', ''],
  ['exec gosu app /app/run x', 'run', 'x', 'exec gosu'],
  ['exec -a name prog', 'prog', '', 'exec'],
  ['command -v curl', 'command', '-v curl'],
  ['command curl x', 'curl', 'x', 'command'],
  ['time -p nice -n 5 make', 'make', '', 'time nice'],
  ['timeout -k 5 10 curl x', 'curl', 'x', 'timeout'],
  ['xargs -0 -n 1 rm -rf', 'rm', '-rf', 'xargs'],
  ['xargs', 'xargs', ''],
  ['chroot /mnt apt-get update', 'apt-get', 'update', 'chroot'],
  ['chroot --userspec=a:b /mnt apt-get update', 'apt-get', 'update', 'chroot'],
  ['busybox wget x', 'wget', 'x', 'busybox'],
  ['su-exec a:b id', 'id', '', 'su-exec'],
  ['runuser -u a -- id -u', 'id', '-u', 'runuser'],
  ['runuser a -c id', 'runuser', 'a -c id'],
  ['setpriv --reuid=1 --clear-groups id', 'id', '', 'setpriv'],
  ['python3 -m pip install x', 'pip', 'install x', 'python3'],
  ['python3.11 -W ignore -um pip install x', 'pip', 'install x', 'python3.11'],
  ['python3 -c "x" -m pip', 'python3', '-c "x" -m pip'],
  ['${PYTHON} -m pip install x', 'pip', 'install x', 'python'],
  ['$VENV/bin/pip install x', 'pip', 'install x'],
  ['"${VENV}/bin/pip" install x', 'pip', 'install x'],
  ['$CMD install', undefined, ''],
  ['php${V} x', undefined, ''],
  ['C:\\\\Windows\\\\cmd.exe /c x', 'cmd', '/c x'],
  ['set -x', 'set', '-x'],
]

describe('shell: invocations', () => {
  for (const [text, program, args, wrappers = ''] of PROGRAMS) {
    it(text, () => {
      const found = invocation(text)
      assert.equal(found?.program, program)
      assert.equal(found?.args.map((word) => word.text).join(' ') ?? '', args)
      assert.equal(found?.wrappers.map((wrapper) => wrapper.program).join(' ') ?? '', wrappers)
    })
  }

  it('gives what to remove to drop a wrapper', () => {
    const text = 'A=b sudo -E  apt-get update'
    const [wrapper] = known(text).wrappers
    assert.equal(wrapper && text.slice(0, wrapper.span.start) + text.slice(wrapper.span.end), 'A=b apt-get update')
    assert.ok(
      runsThrough(known(text), 'sudo') && runsThrough(known(text), 'apt-get') && !runsThrough(known(text), 'env'),
    )
  })

  it('looks into find -exec', () => {
    const text = 'sudo find / -type f -exec chmod 777 {} \\; -o -execdir sudo chown a {} +'
    const command = readShell(text, { start: 0, end: text.length }).commands[0] ?? assert.fail()
    assert.deepEqual(
      invocationsOf(command).map(({ program, args, wrappers }) => [
        program,
        args[0]?.value,
        wrappers.map((wrapper) => wrapper.program).join(' '),
      ]),
      [
        ['find', '/', 'sudo'],
        ['chmod', '777', 'sudo'],
        ['chown', 'a', 'sudo sudo'],
      ],
    )
  })
})

const FLAGS: readonly (readonly [text: string, names: readonly string[], given: boolean])[] = [
  ['apt-get -y install a', ['-y', '--yes'], true],
  ['apt-get install -yqq a', ['-y', '--yes'], true],
  ['apt-get install --yes a', ['-y', '--yes'], true],
  ['apt-get install "-y" a', ['-y'], true],
  ['apt-get install a', ['-y', '--yes'], false],
  ['apt-get -oDebug::x=yes install a', ['-y'], false],
  ['apt-get -o -y install a', ['-y'], false],
  ['apt-get install -- -y', ['-y'], false],
  ['apt-get install -qqo Dpkg::Use-Pty=0 a', ['-qq'], true],
  ['apt-get -q -q install a', ['-qq'], true],
  ['apt-get -q install a', ['-qq'], false],
  ['curl -fsSLk x', ['-k', '--insecure'], true],
  ['curl -fsSLo k x', ['-k', '--insecure'], false],
  ['curl -fsSLok x', ['-k', '--insecure'], false],
  ['curl -H "-k" x', ['-k'], false],
  ['wget -nv x', ['-nv'], true],
  ['wget --progress=dot:giga x', ['--progress'], true],
  ['npm config set strict-ssl=false', ['--strict-ssl'], false],
  ['find / -perm /6000', ['-perm'], true],
  ['find / -perm /6000', ['-p'], false],
  ['pip install --trusted-host=$H x', ['--trusted-host'], true],
]

describe('shell: arguments', () => {
  for (const [text, names, given] of FLAGS) {
    it(`${text} ${given ? 'has' : 'lacks'} ${names.join(' ')}`, () => {
      assert.equal(hasFlag(known(text), ...names), given)
    })
  }

  it('gives the value of an option, however it is written', () => {
    assert.equal(optionValue(known('curl -o a x -o b'), '-o', '--output'), 'b')
    assert.equal(optionValue(known('curl -sSoa x'), '-o', '--output'), 'a')
    assert.equal(optionValue(known('curl --output=a x'), '-o', '--output'), 'a')
    assert.equal(optionValue(known('curl --output $A x'), '-o', '--output'), undefined)
    assert.equal(optionValue(known('unknown --with a x'), '--with'), 'a')
    assert.equal(optionValue(known('apt-get -q=2 update'), '-q'), '2')
  })

  it('gives operands without options and their values', () => {
    const values = (text: string, ...flags: string[]): (string | undefined)[] =>
      operands(known(text), flags).map((word) => word.value)
    assert.deepEqual(values('apt-get -o A::B=c install -t stable --no-install-recommends a b=1'), [
      'install',
      'a',
      'b=1',
    ])
    assert.deepEqual(values('pip3 install -r r.txt --index-url https://x a==1'), ['install', 'a==1'])
    assert.deepEqual(values('apk add --virtual .deps a -- -b'), ['add', 'a', '-b'])
    assert.deepEqual(values('unknown -a b c'), ['b', 'c'])
    assert.deepEqual(values('unknown -a b c', '-a'), ['c'])
    assert.equal(subcommand(known('git -C /x clone y')), 'clone')
  })

  it('points at the words', () => {
    const text = 'useradd -mu 1000 app'
    const { options } = argumentsOf(known(text))
    assert.deepEqual(
      options.map(({ flag, word, value }) => [flag, text.slice(word.span.start, word.span.end), value]),
      [
        ['-m', '-mu', undefined],
        ['-u', '-mu', '1000'],
      ],
    )
  })

  it('tells when a variable may hold options', () => {
    assert.equal(mayHideFlags(known('apt-get $OPTS install a')), true)
    assert.equal(mayHideFlags(known('apt-get "$@"')), true)
    assert.equal(mayHideFlags(known('apt-get install "$PKG" a=$V')), false)
  })
})
