import { decode, type RubyFile, type RubyString, type RubyToken } from '../../../syntax/ruby/index.ts'
import type { Context } from './said.ts'
import { itemsOf, keywords, pairOf, textOf } from './values.ts'
import type { Script } from '../../../core/facts/command.ts'
import { uriOf } from '../../../core/neighbours.ts'
import { overlaps, type Span } from '../../../core/span.ts'
import { readMappedShell, readShell } from '../../../syntax/shell/index.ts'
import { commandFacts, type ScriptPlace, type WordEditor } from '../../shared/commands/script.ts'
import { commandSecretFacts } from '../../shared/secrets/commands.ts'
import type { Sink } from '../../shared/sink.ts'
import { commandVariableFacts } from '../../shared/commands/variables.ts'

/** Methods with which Ruby starts a program. */
const STARTS = /^(?:system|exec|spawn|popen|popen2|popen3|popen2e|capture2|capture2e|capture3)$/
const INSTALLS = /\bvagrant\s+plugin\s+(?:install|update)\b/

/** What runs on the host: back-ticks and `system` whenever the file is read, and what triggers run there. */
export function hostCommandFacts({ text, said, emit }: Context, { tokens }: RubyFile): void {
  const add = (when: 'load' | 'trigger', span: RubyToken['span'], command: string): void => {
    emit('vagrant.hostCommand', {
      span,
      subject: 'config',
      when,
      text: shorten(command),
      plugin: INSTALLS.test(command),
    })
  }
  tokens.forEach((token, index) => {
    const { kind, span, string } = token
    if (kind === 'string' && string?.command) {
      add('load', span, text.slice(string.contentSpan.start, string.contentSpan.end))
    }
    if (kind !== 'name' || !STARTS.test(token.text)) return
    const before = tokens[index - 1]
    // `machine.run_command` of an object is something else; `Kernel.system`, `Open3.capture3` and `IO.popen` are these.
    const called = before?.kind === 'punctuation' && before.text === '.'
    if (before?.kind === 'keyword' && before.text === 'def') return
    if (called && !/^(?:Kernel|Open3|IO|Process)$/.test(tokens[index - 2]?.text ?? '')) return
    const next = tokens[index + 1]
    const argument = next?.kind === 'punctuation' && next.text === '(' ? tokens[index + 2] : next
    if (argument?.kind !== 'string' && argument?.kind !== 'name' && argument?.kind !== 'constant') return
    if (argument.kind === 'name' && /^(?:system|exec|spawn)$/.test(argument.text)) return
    const content = argument.string?.contentSpan
    add('load', { start: span.start, end: argument.span.end }, content ? text.slice(content.start, content.end) : '')
  })
  for (const { scope, key, statement } of said) {
    if (scope.role === 'trigger' && key === 'run' && (statement.value || statement.args.length > 0)) {
      const value = statement.value ?? keywords(statement)
      add('trigger', statement.span, textOf(pairOf(value, 'inline')?.value ?? pairOf(value, 'path')?.value) ?? '')
    }
    const given =
      scope.role === 'config' && /^trigger\.(?:before|after)$/.test(key)
        ? pairOf(keywords(statement), 'run')
        : undefined
    if (given) {
      add(
        'trigger',
        given.span,
        textOf(pairOf(given.value, 'inline')?.value ?? pairOf(given.value, 'path')?.value) ?? '',
      )
    }
    if (
      scope.role === 'config' &&
      key === 'vagrant.plugins' &&
      statement.value &&
      itemsOf(statement.value).length > 0
    ) {
      emit('vagrant.hostCommand', {
        span: statement.span,
        subject: 'config',
        when: 'load',
        text: 'config.vagrant.plugins',
        plugin: true,
      })
    }
  }
}

function shorten(command: string): string {
  const line = command.trim().split('\n', 1)[0] ?? ''
  return line.length > 60 ? `${line.slice(0, 57)}...` : line
}

/** What is known of the shell a script runs in. */
export interface ScriptCircumstances {
  readonly subject: string
  readonly noun: string
  readonly asRoot: Script['asRoot']
  variable(name: string): ReturnType<Script['variable']>
}

/** Words stand in a Ruby string, whose escapes and interpolations an edit of the shell text would not respect. */
const NO_EDITS: WordEditor = { removeWord: () => undefined, insertAfter: () => undefined, replace: () => undefined }

/** Nothing is built that could hold what a script leaves behind; what else surrounds it is not known. */
const NOTHING_AROUND = {
  phase: 'provision',
  kept: false,
  pipefail: false,
  setPipefail: () => undefined,
  cached: () => false,
  earlier: () => [],
  later: () => [],
  secretFiles: [],
  copied: () => [],
  append: () => undefined,
} as const

/** Emits the commands of an inline script, each text once however often it is used. */
export function scriptEmitter({
  text,
  emit,
  mask,
}: Context): (string: RubyString, circumstances: ScriptCircumstances) => void {
  const seen = new Set<number>()
  return (string, circumstances) => {
    if (seen.has(string.contentSpan.start)) return
    seen.add(string.contentSpan.start)
    const decoded = decode(text, string, reference)
    if (isForeign(decoded.text)) return
    const script = readMappedShell(decoded)
    const place: ScriptPlace = { span: string.contentSpan, ...NOTHING_AROUND, ...circumstances }
    commandFacts(place, script, NO_EDITS, emit)
    commandVariableFacts(place, script, NO_EDITS, emit)
    commandSecretFacts(text, { ...place, kept: true }, script, emit, mask)
  }
}

/** Longer scripts are left alone. */
const MOST = 200_000

/**
 * Emits the commands of a script that a provisioner names by its path, from the Vagrantfile's folder. The script is no file of this kind, so
 * what is found in it stands at the path.
 */
export function fileScriptEmitter({
  source,
  neighbours,
  emit,
}: Context): (path: string, named: Span, circumstances: ScriptCircumstances) => void {
  return (path, named, circumstances) => {
    const script = isLocal(path) ? neighbours.file(uriOf(source.uri, path)) : undefined
    if (!script || script.text.length > MOST || isForeign(script.text)) return
    const { uri, text } = script
    const whole = { start: 0, end: text.length }
    const elsewhere = { named, uri, file: path }
    // Only this file's secrets are masked: of that one's nothing is said but that they are there.
    const secrets: Span[] = []
    const away: Sink = (name, fact) => {
      const speaks = name !== 'secret' && secrets.some((secret) => overlaps(secret, fact.span))
      if (!speaks) emit(name, { ...fact, elsewhere })
    }
    const shell = readShell(text, whole)
    const place: ScriptPlace = { span: whole, ...NOTHING_AROUND, ...circumstances }
    commandSecretFacts(text, { ...place, kept: true }, shell, away, (secret) => void secrets.push(secret))
    commandFacts(place, shell, NO_EDITS, away)
    commandVariableFacts(place, shell, NO_EDITS, away)
  }
}

/** Vagrant fetches addresses, and a path from the root or the home lies outside of the project. */
function isLocal(path: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/|~|\\)/i.test(path)
}

/** What Ruby fills in is a variable to the shell: as long, so that it stands in the same place. */
function reference({ start, end }: Span): string {
  const length = end - start
  return length > 3 ? `\${${'_'.repeat(length - 3)}}` : '_'.repeat(length)
}

/** A script for another interpreter, or for PowerShell, which Vagrant runs in Windows guests. */
function isForeign(script: string): boolean {
  const [line = ''] = script.trimStart().split('\n', 1)
  if (line.startsWith('#!')) return !/\b(?:ba|da|a|k|z)?sh\b/.test(line)
  return CMDLET.test(script) || /\$env:|^\s*(?:param\s*\(|@echo off)/im.test(script)
}

/** `Set-Item`. `add-apt-repository`, `start-stop-daemon` and `--write-kubeconfig-mode` are for a Unix shell. */
const CMDLET =
  /(?<![\w-])(?:Set|Get|New|Install|Invoke|Write|Start|Stop|Add|Enable|Disable|Remove|Copy|Expand|Import)-[A-Z][a-z]\w+/
