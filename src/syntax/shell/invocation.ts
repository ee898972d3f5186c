import { words } from '../../core/words.ts'
import type { ShellCommand, ShellWord } from './model.ts'
import { span, type Span } from '../../core/span.ts'

/** A program in front of another one: `sudo`, `env`, `xargs`, ... */
export interface Wrapper {
  readonly program: string
  readonly word: ShellWord
  /** From the wrapper to the word it runs: what an edit removes to drop it. */
  readonly span: Span
}

/** What a simple command runs, wrappers looked through. */
export interface Invocation {
  /** The program's name without its folder; `.exe` dropped. For `python -m pip` it is `pip`. */
  readonly program: string
  readonly programWord: ShellWord
  readonly args: readonly ShellWord[]
  /** Outermost first. */
  readonly wrappers: readonly Wrapper[]
}

/** What `command` runs; undefined for no program, or one whose name is not known - but `${PYTHON} -m pip` runs pip. */
export function invocationOf(command: ShellCommand): Invocation | undefined {
  return unwrapped(command.words)
}

/** What `command` runs, and what `find -exec` in it does. */
export function invocationsOf(command: ShellCommand): readonly Invocation[] {
  const main = invocationOf(command)
  if (!main) return []
  if (main.program !== 'find') return [main]
  const found = [main]
  const { args } = main
  for (let i = 0; i < args.length; i++) {
    if (!/^-(?:exec|ok)(?:dir)?$/.test(args[i]?.value ?? '')) continue
    let end = i + 1
    while (end < args.length && args[end]?.value !== ';' && args[end]?.value !== '+') end++
    const inner = unwrapped(args.slice(i + 1, end))
    if (inner) found.push({ ...inner, wrappers: [...main.wrappers, ...inner.wrappers] })
    i = end
  }
  return found
}

/** Whether the invocation goes through the named wrapper, or is it. */
export function runsThrough(invocation: Invocation, program: string): boolean {
  return invocation.program === program || invocation.wrappers.some((wrapper) => wrapper.program === program)
}

/** The name of the program a word runs: its last path segment, when that is known (`$VENV/bin/pip` is). */
function programName(word: ShellWord): string | undefined {
  const known = word.literals[word.literals.length - 1] ?? ''
  const slash = Math.max(known.lastIndexOf('/'), known.lastIndexOf('\\'))
  if (word.value === undefined && slash < 0) return undefined
  return known.slice(slash + 1).replace(/\.exe$/i, '') || undefined
}

function unwrapped(shellWords: readonly ShellWord[]): Invocation | undefined {
  const wrappers: Wrapper[] = []
  let at = 0
  for (;;) {
    const word = shellWords[at]
    if (!word) return undefined
    const name = programName(word)
    const program = name ?? (/py/i.test(word.text) ? 'python' : '')
    const next =
      name === undefined && program ? moduleIndex(shellWords, at + 1) : wrappedIndex(program, shellWords, at + 1)
    if (name === undefined && next === undefined) return undefined
    const inner = next === undefined ? undefined : shellWords[next]
    if (next === undefined || !inner) return { program, programWord: word, args: shellWords.slice(at + 1), wrappers }
    wrappers.push({ program, word, span: span(word.span.start, inner.span.start) })
    at = next
  }
}

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
const FORMS: ReadonlyMap<string, WrapperForm> = new Map(
  Object.entries<WrapperForm>({
    sudo: {
      valued: words(`
        -u -g -h -p -C -r -t -U -D -R -T --user --group --host --prompt --close-from --role --type --other-user
        --chdir --chroot --command-timeout
      `),
      assignments: true,
      without: words('-l --list -v --validate -V --version -K --remove-timestamp -e --edit'),
    },
    doas: { valued: ['-u', '-C'] },
    env: { valued: ['-u', '-C', '--unset', '--chdir'], assignments: true },
    exec: { valued: ['-a'] },
    command: { without: ['-v', '-V'] },
    'builtin nohup setsid eatmydata toybox linux32 linux64': {},
    fakeroot: { valued: ['-l', '-s', '-i', '-b', '--lib', '--faked'] },
    time: { valued: ['-f', '-o', '--format', '--output'] },
    nice: { valued: ['-n', '--adjustment'] },
    ionice: { valued: ['-c', '-n', '--class', '--classdata'], without: ['-p', '--pid'] },
    stdbuf: { valued: ['-i', '-o', '-e', '--input', '--output', '--error'] },
    xargs: {
      valued: words(`
        -a -d -E -I -L -n -P -s --arg-file --delimiter --max-args --max-procs --max-chars --process-slot-var
      `),
    },
    busybox: { without: ['--list', '--install', '--help'] },
    'chroot gosu su-exec': { operands: 1 },
    setpriv: {
      valued: words(`
        --reuid --regid --groups --inh-caps --ambient-caps --bounding-set --securebits --pdeathsig --selinux-label
        --apparmor-profile
      `),
    },
    runuser: {
      valued: ['-u', '-g', '-G', '-w', '--user', '--group', '--supp-group'],
      only: ['-u', '--user'],
      without: ['-c'],
    },
    timeout: { valued: ['-s', '-k', '--signal', '--kill-after'], operands: 1 },
    flock: {
      valued: ['-w', '-E', '--wait', '--timeout', '--conflict-exit-code'],
      operands: 1,
      without: ['-c', '--command'],
    },
    taskset: { operands: 1, without: ['-p', '--pid'] },
    tini: { valued: ['-p', '-e'] },
    'dumb-init': { valued: ['-r', '--rewrite'] },
  }).flatMap(([programs, form]) => words(programs).map((program) => [program, form] as const)),
)

const PYTHON = /^(?:python|pypy)[0-9.]*$/
const ASSIGNED = /^[A-Za-z_][A-Za-z0-9_]*\+?=/

/**
 * Where the command a wrapper runs begins.
 * @param program name of the wrapper
 * @param shellWords the command's words
 * @param from index of the word after the wrapper
 * @returns an index in `shellWords`, or undefined when `program` is no wrapper or runs nothing here
 */
function wrappedIndex(program: string, shellWords: readonly ShellWord[], from: number): number | undefined {
  if (PYTHON.test(program)) return moduleIndex(shellWords, from)
  const form = FORMS.get(program)
  if (!form) return undefined
  if (form.only && !shellWords.some((word) => form.only?.includes((word.literals[0] ?? '').replace(/=.*/s, '')))) {
    return undefined
  }
  const valued = form.valued ?? []
  let at = from
  for (let word = shellWords[at]; word; word = shellWords[at]) {
    const head = word.literals[0] ?? ''
    if (head === '--') {
      at++
      break
    }
    if (!head.startsWith('-')) break
    if (form.without?.some((flag) => head === flag || head.startsWith(`${flag}=`))) return undefined
    at += takesNext(head, valued) ? 2 : 1
  }
  if (form.assignments) while (ASSIGNED.test(shellWords[at]?.text ?? '')) at++
  at += form.operands ?? 0
  return at < shellWords.length ? at : undefined
}

/** Whether an option word leaves its value to the next word: `-u` and `-Eu`, but neither `-uroot` nor `--user=root`. */
function takesNext(head: string, valued: readonly string[]): boolean {
  if (head.startsWith('--')) return valued.includes(head)
  for (let i = 1; i < head.length; i++) if (valued.includes(`-${head[i] ?? ''}`)) return i === head.length - 1
  return false
}

/** Where the module begins that `python -m` runs; `from` is the index of the word after the interpreter. */
function moduleIndex(shellWords: readonly ShellWord[], from: number): number | undefined {
  let at = from
  for (let word = shellWords[at]; word; word = shellWords[at]) {
    const head = word.value ?? ''
    if (/^-[a-zA-Z]*m$/.test(head)) return at + 1 < shellWords.length ? at + 1 : undefined
    if (!head.startsWith('-') || head === '-' || /^-[a-zA-Z]*c/.test(head)) return undefined
    at += takesNext(head, ['-W', '-X']) ? 2 : 1
  }
  return undefined
}
