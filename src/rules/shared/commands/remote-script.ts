import type { Command } from '../../../core/facts/command.ts'
import { cover, type Span } from '../../../core/span.ts'
import { isImmutable, isVendorInstaller } from '../../../knowledge/packages/installers.ts'
import { isLoopback, type WebAddress } from '../../../syntax/notation/web-address.ts'
import { downloadsOf, isVerified } from './download.ts'

/** A download that is executed as it comes. */
export interface RemoteScript {
  readonly span: Span
  /** undefined when a variable decides. */
  readonly address: WebAddress | undefined
  readonly runner: string
  /** Whether it is the installer that a project publishes there itself. */
  readonly vendor: boolean
}

const DOWNLOADERS: ReadonlySet<string> = new Set(['curl', 'wget'])
const SHELL = /^(?:ba|da|a|k|mk|z|fi)?sh$/
const INTERPRETER = /^(?:python|pypy|perl|ruby|node|php)[\d.]*$/
const VERSION = /\d\.\d|\$/
const SCRIPT = /\.(?:sh|bash|py|pl|rb|run)$|^(?:install|setup|bootstrap)/
/** How far behind the download its file's execution is looked for. */
const MAX_BEHIND = 50

/** What becomes of a download, when it is executed unseen: piped into an interpreter, substituted into one, or stored and run. */
export function remoteScript(command: Command): RemoteScript | undefined {
  if (command.program === undefined || !DOWNLOADERS.has(command.program) || command.phase === 'health-check') {
    return undefined
  }
  const address = downloadsOf(command)[0]?.address
  if (address && ((address.host !== undefined && isLoopback(address.host)) || isImmutable(address))) return undefined
  const outer = substitutedInto(command)
  const runner = command.feeds().find(runsItsInput) ?? outer ?? runnerOfFile(command)
  if (!runner) return undefined
  return {
    span: cover(runner === outer ? command.span : command.programSpan, runner.programSpan),
    address,
    runner: runner.program ?? 'the shell',
    vendor: address !== undefined && isVendorInstaller(address),
  }
}

function runsItsInput({ program = '', operands, hasFlag, args }: Command): boolean {
  const first = operands[0]
  const fromInput = first === undefined || first.value === '-' || first.value === '/dev/stdin'
  if (SHELL.test(program)) {
    return !hasFlag('-c') && (fromInput || args.some(({ value }) => /^-[a-z]*s$/.test(value ?? '')))
  }
  return INTERPRETER.test(program) && fromInput && !args.some(({ value }) => /^-[a-zA-Z]*[cenrmv]/.test(value ?? ''))
}

/** `bash <(curl …)`, `sh -c "$(curl …)"`, `eval "$(curl …)"`, `source <(curl …)`. */
function substitutedInto({ via, parent, span }: Command): Command | undefined {
  if (!parent || (via !== 'substitution' && via !== 'process-substitution')) return undefined
  const program = parent.program ?? ''
  if (via === 'process-substitution') {
    const first = parent.operands[0]?.span
    const isRun = SHELL.test(program) || INTERPRETER.test(program) || program === 'source' || program === '.'
    return isRun && first && first.start <= span.start && span.end <= first.end ? parent : undefined
  }
  if (program === 'eval') return parent
  const code = parent.args.some(({ value }) => /^-[a-zA-Z]*[ce]$/.test(value ?? ''))
  return (SHELL.test(program) || INTERPRETER.test(program)) && code ? parent : undefined
}

/** The command that executes the file the download is stored in, when nothing in the script verifies it. */
function runnerOfFile(command: Command): Command | undefined {
  const file = fileOf(command)
  if (file === undefined || isVerified(command.script)) return undefined
  // A fixed version is another matter: the next build gets the same file unless somebody exchanges it.
  if (downloadsOf(command).some(({ address }) => VERSION.test(address.path))) return undefined
  const { commands } = command.script
  const from = commands.indexOf(command) + 1
  return commands.slice(from, from + MAX_BEHIND).find(({ program = '', operands, programSpan, hasFlag }) => {
    if (SHELL.test(program) || INTERPRETER.test(program) || program === 'source' || program === '.') {
      return !hasFlag('-c') && nameOf(operands[0]?.value) === file
    }
    return program === file && SCRIPT.test(file) && programSpan.end - programSpan.start > file.length
  })
}

/** The name of the file a download is stored in. */
function fileOf(command: Command): string | undefined {
  const { program, outputs, operands } = command
  const chosen =
    program === 'wget' ? command.option('-O', '--output-document')?.value : command.option('-o', '--output')?.value
  if (chosen !== undefined) return chosen === '-' ? undefined : nameOf(chosen)
  if (outputs[0]) return nameOf(outputs[0].value)
  if (program === 'curl' && !command.hasFlag('-O', '--remote-name')) return undefined
  return nameOf(operands[0]?.value?.replace(/[?#].*$/, ''))
}

function nameOf(path: string | undefined): string | undefined {
  const name = path?.slice(path.lastIndexOf('/') + 1)
  return name === '' ? undefined : name
}
