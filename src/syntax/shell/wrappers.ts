import type { ShellWord } from './model.ts'

/** How a program that runs another one is written: `program [options] [VAR=value ...] [operands] command ...`. */
interface WrapperForm {
  /** Its options that take the next word as their value, short and long. */
  readonly valued?: readonly string[]
  /** How many operands stand before the command. */
  readonly operands?: number
  /** Whether `NAME=value` words may stand before the command. */
  readonly assignments?: boolean
  /** Options with which it runs nothing: `command -v`. */
  readonly without?: readonly string[]
  /** Options without which it runs nothing in this form: `runuser -u`. */
  readonly only?: readonly string[]
}

/** From the programs' manual pages (sudo 1.9, GNU coreutils 9, util-linux 2.40, findutils 4.10, BusyBox 1.36). */
const FORMS: ReadonlyMap<string, WrapperForm> = new Map<string, WrapperForm>([
  [
    'sudo',
    {
      valued: [
        '-u',
        '-g',
        '-h',
        '-p',
        '-C',
        '-r',
        '-t',
        '-U',
        '-D',
        '-R',
        '-T',
        '--user',
        '--group',
        '--host',
        '--prompt',
        '--close-from',
        '--role',
        '--type',
        '--other-user',
        '--chdir',
        '--chroot',
        '--command-timeout',
      ],
      assignments: true,
      without: ['-l', '--list', '-v', '--validate', '-V', '--version', '-K', '--remove-timestamp', '-e', '--edit'],
    },
  ],
  ['doas', { valued: ['-u', '-C'] }],
  ['env', { valued: ['-u', '-C', '--unset', '--chdir'], assignments: true }],
  ['exec', { valued: ['-a'] }],
  ['command', { without: ['-v', '-V'] }],
  ['builtin', {}],
  ['nohup', {}],
  ['setsid', {}],
  ['eatmydata', {}],
  ['fakeroot', { valued: ['-l', '-s', '-i', '-b', '--lib', '--faked'] }],
  ['time', { valued: ['-f', '-o', '--format', '--output'] }],
  ['nice', { valued: ['-n', '--adjustment'] }],
  ['ionice', { valued: ['-c', '-n', '--class', '--classdata'], without: ['-p', '--pid'] }],
  ['stdbuf', { valued: ['-i', '-o', '-e', '--input', '--output', '--error'] }],
  [
    'xargs',
    {
      valued: [
        '-a',
        '-d',
        '-E',
        '-I',
        '-L',
        '-n',
        '-P',
        '-s',
        '--arg-file',
        '--delimiter',
        '--max-args',
        '--max-procs',
        '--max-chars',
        '--process-slot-var',
      ],
    },
  ],
  ['busybox', { without: ['--list', '--install', '--help'] }],
  ['toybox', {}],
  ['chroot', { operands: 1 }],
  ['gosu', { operands: 1 }],
  ['su-exec', { operands: 1 }],
  [
    'setpriv',
    {
      valued: [
        '--reuid',
        '--regid',
        '--groups',
        '--inh-caps',
        '--ambient-caps',
        '--bounding-set',
        '--securebits',
        '--pdeathsig',
        '--selinux-label',
        '--apparmor-profile',
      ],
    },
  ],
  [
    'runuser',
    { valued: ['-u', '-g', '-G', '-w', '--user', '--group', '--supp-group'], only: ['-u', '--user'], without: ['-c'] },
  ],
  ['timeout', { valued: ['-s', '-k', '--signal', '--kill-after'], operands: 1 }],
  [
    'flock',
    { valued: ['-w', '-E', '--wait', '--timeout', '--conflict-exit-code'], operands: 1, without: ['-c', '--command'] },
  ],
  ['taskset', { operands: 1, without: ['-p', '--pid'] }],
  ['linux32', {}],
  ['linux64', {}],
  ['tini', { valued: ['-p', '-e'] }],
  ['dumb-init', { valued: ['-r', '--rewrite'] }],
])

const PYTHON = /^(?:python|pypy)[0-9.]*$/
const ASSIGNED = /^[A-Za-z_][A-Za-z0-9_]*\+?=/

/**
 * Where the command a wrapper runs begins.
 * @param program name of the wrapper
 * @param words the command's words
 * @param from index of the word after the wrapper
 * @returns an index in `words`, or undefined when `program` is no wrapper or runs nothing here
 */
export function wrappedIndex(program: string, words: readonly ShellWord[], from: number): number | undefined {
  if (PYTHON.test(program)) return moduleIndex(words, from)
  const form = FORMS.get(program)
  if (!form) return undefined
  if (form.only && !words.some((word) => form.only?.includes((word.literals[0] ?? '').replace(/=.*/s, '')))) {
    return undefined
  }
  const valued = form.valued ?? []
  let at = from
  for (let word = words[at]; word; word = words[at]) {
    const head = word.literals[0] ?? ''
    if (head === '--') {
      at++
      break
    }
    if (!head.startsWith('-')) break
    if (form.without?.some((flag) => head === flag || head.startsWith(`${flag}=`))) return undefined
    at += takesNext(head, valued) ? 2 : 1
  }
  if (form.assignments) while (ASSIGNED.test(words[at]?.text ?? '')) at++
  at += form.operands ?? 0
  return at < words.length ? at : undefined
}

/** Whether an option word leaves its value to the next word: `-u` and `-Eu`, but neither `-uroot` nor `--user=root`. */
function takesNext(head: string, valued: readonly string[]): boolean {
  if (head.startsWith('--')) return valued.includes(head)
  for (let i = 1; i < head.length; i++) if (valued.includes(`-${head[i] ?? ''}`)) return i === head.length - 1
  return false
}

/** Where the module begins that `python -m` runs; `from` is the index of the word after the interpreter. */
export function moduleIndex(words: readonly ShellWord[], from: number): number | undefined {
  let at = from
  for (let word = words[at]; word; word = words[at]) {
    const head = word.value ?? ''
    if (/^-[a-zA-Z]*m$/.test(head)) return at + 1 < words.length ? at + 1 : undefined
    if (!head.startsWith('-') || head === '-' || /^-[a-zA-Z]*c/.test(head)) return undefined
    at += takesNext(head, ['-W', '-X']) ? 2 : 1
  }
  return undefined
}
