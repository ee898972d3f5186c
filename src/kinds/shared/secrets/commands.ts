import {
  consumersOf,
  type Invocation,
  invocationsOf,
  type ShellScript,
  type ShellWord,
} from '../../../syntax/shell/index.ts'
import type { Command } from '../../../core/facts/command.ts'
import type { Secret } from '../../../core/facts/text.ts'
import { overlaps, type Span } from '../../../core/span.ts'
import { type CommandSecret, commandSecrets, fedSecret } from '../../../knowledge/secrets/commands.ts'
import { isSecretName, natureOf, isWeakCredential, repeatsUser, secretsIn } from '../../../knowledge/secrets/index.ts'
import { hideSubstitutions, secretsOfText } from './text.ts'
import { type Mask, secretSpan } from './mask.ts'
import type { Sink } from '../sink.ts'

/** Whose commands they are. */
export interface SecretPlace {
  readonly subject: string
  readonly noun: string
  readonly phase: Command['phase']
  readonly kept: boolean
  /** Whether the workload's own files include one of this name: an option that takes it names a file. */
  isFile?(name: string): boolean
}

const PLACES: Readonly<Record<Command['phase'], Secret['place']>> = {
  build: 'build-command',
  provision: 'provision-command',
  start: 'start-command',
  'health-check': 'health-check',
}

/** Programs whose `NAME=value` words are patterns, not settings. */
const SEARCHES = /^(?:grep|egrep|fgrep|rg|sed|awk|gawk|find|test|\[|perl)$/
/** Programs that take headers. */
const WITH_HEADERS = /^(?:curl|wget|git|http|https|grpcurl)$/

const SETTING = /^["']?(-{0,2}D?[A-Za-z_][\w.-]{0,100})=/
const HEADER = /^(?:--header=)?["']?([A-Za-z][\w-]{1,60}):[ \t]*(?:(?:Bearer|Basic|Token|AccessToken)[ \t]+)?/i

/** Variables that hold the arguments of another program: `INSTALL_K3S_EXEC="server --token=…"`. */
const ARGUMENTS = /_(?:ARGS|ARGUMENTS|CMD|COMMAND|EXEC|FLAGS|OPTIONS|OPTS)$/i
const OPTION = /(?<=["'\s])--?([A-Za-z][\w-]{1,60})[= ]([^\s"']{1,300})/g

/** A credential in a word: a range of the word's text as written. */
interface WordSecret extends Span {
  readonly word: ShellWord
  readonly what: string
  readonly form: Secret['form']
  readonly name: string | undefined
}

/** The credentials written in the commands of a script. Each gets a fact and a mask, whether a rule speaks of it or not. */
export function commandSecretFacts(
  text: string,
  place: SecretPlace,
  script: ShellScript,
  emit: Sink,
  mask: Mask,
): void {
  const { subject, noun, kept } = place
  const report = (found: WordSecret): void => {
    const { word, start, end, what, form, name } = found
    if (form === 'name' && place.isFile?.(word.text.slice(start, end)) === true) return
    const offset = wordOffset(text, word)
    const value = word.text.slice(start, end)
    const weak = isWeakCredential(name, value) || repeatsUser(word.text, found)
    mask(secretSpan(offset === undefined ? word.span : { start: offset + start, end: offset + end }, value, weak))
    emit('secret', {
      span: word.span,
      subject,
      noun,
      carrier: place.phase === 'health-check' ? 'the health check' : 'the command',
      place: PLACES[place.phase],
      what,
      form,
      variable: name,
      kept,
      serves: false,
      placeholder: natureOf(name, value) === 'placeholder',
      weak,
      moveOut: () => undefined,
    })
  }
  script.commands.forEach((command, index) => {
    const found: WordSecret[] = []
    const invocations = invocationsOf(command)
    const consumers = consumersOf(script, index).flatMap((one) => invocationsOf(one))
    for (const invocation of invocations) {
      // A start command may begin with an option of the program that the image names.
      const words = invocation.program.startsWith('-') ? [invocation.programWord, ...invocation.args] : invocation.args
      add(found, ofGrammar(commandSecrets(invocation.program, words), words))
      for (const { program, args } of consumers) {
        add(found, ofGrammar(fedSecret(program, args, invocation.args), invocation.args))
      }
    }
    const [main] = invocations
    for (const word of command.words) add(found, ofWord(word, main))
    for (const { name, value } of command.assignments) {
      add(found, ofValue(value, name, 0, value.text.length))
      if (ARGUMENTS.test(name)) add(found, ofOptions(value))
    }
    found.forEach(report)
    const document = { subject, noun, kept, carrier: 'the here-document' }
    for (const { body } of command.redirects) if (body) secretsOfText(text, body, document, emit, mask)
  })
}

/** Adds what does not overlap what is there already. */
function add(found: WordSecret[], more: readonly WordSecret[]): void {
  for (const one of more) if (!found.some((other) => other.word === one.word && overlaps(other, one))) found.push(one)
}

function ofGrammar(secrets: readonly CommandSecret[], args: readonly ShellWord[]): readonly WordSecret[] {
  return secrets.flatMap(({ word, part, what }) => {
    const one = args[word]
    const value = one?.text.slice(part.start, part.end).replace(/^(["'])(.*)\1$/s, '$2')
    if (!one || value === undefined || natureOf(undefined, value) === 'reference') return []
    return [{ word: one, ...part, what, form: 'name' as const, name: undefined }]
  })
}

function ofWord(word: ShellWord, invocation: Invocation | undefined): readonly WordSecret[] {
  const program = invocation?.program ?? ''
  const [head = '', name] = (SEARCHES.test(program) ? undefined : SETTING.exec(word.text)) ?? []
  // What spans lines or is put together by `+` is program text, not a setting.
  const isCode = /\n|=["']?\s*\+/.test(word.text)
  if (name !== undefined && !isCode) {
    return ofValue(word, name.replace(/^-D(?=[A-Za-z])/, ''), head.length, word.text.length)
  }
  const [lead = '', header = ''] = (WITH_HEADERS.test(program) ? HEADER.exec(word.text) : undefined) ?? []
  const speaks = isSecretName(header) || /^(?:proxy-)?authorization$/i.test(header)
  return ofValue(
    word,
    speaks ? (isSecretName(header) ? header : `${header}-token`) : undefined,
    speaks ? lead.length : 0,
    word.text.length,
  )
}

/** The credentials among options that a word holds as its text. */
function ofOptions(word: ShellWord): readonly WordSecret[] {
  return [...word.text.matchAll(OPTION)].flatMap((match) => {
    const [all, name = '', value = ''] = match
    const end = match.index + all.length
    return isSecretName(name) ? ofValue(word, name, end - value.length, end) : []
  })
}

/** The credentials in a part of a word. */
function ofValue(word: ShellWord, name: string | undefined, from: number, to: number): readonly WordSecret[] {
  let start = from
  let end = to
  const opened = /["']/.exec(word.text.slice(0, from))?.[0]
  if (opened !== undefined && word.text[end - 1] === opened) end--
  const quote = word.text[start]
  if (end - start > 1 && (quote === '"' || quote === "'") && word.text[end - 1] === quote) {
    start++
    end--
  }
  // What a substitution gives cannot be known, as little as what a variable holds.
  // Between single quotes a dollar is a character; not where quotes of several kinds meet in one word.
  // `${...}` alone is most often Compose's, which knows no quotes of the shell, and elsewhere for whoever writes the script.
  const inside = word.text.slice(start, end)
  const literalDollar = (quote === "'" || opened === "'") && !inside.includes("'") && !inside.startsWith('${')
  const known = hideSubstitutions(inside)
  // Compose hands `$$NAME` to the shell as `$NAME`.
  const value = known.replace(literalDollar ? /\$\{\w+\}/g : /\$\$(?:\w+|\{[^}]{0,256}\})/g, (reference) =>
    '\0'.repeat(reference.length),
  )
  return secretsIn(name, value, !literalDollar).map(({ kind, what, valueOffsets }) => ({
    word,
    start: start + valueOffsets.start,
    end: start + valueOffsets.end,
    what,
    form: kind,
    name,
  }))
}

/**
 * Where the first character of a word's text stands in the file: its own place, or behind the quote of an exec form. Undefined where text
 * and file differ (line continuations, escapes), so that offsets do not fit.
 */
function wordOffset(text: string, { span, text: written }: Pick<ShellWord, 'span' | 'text'>): number | undefined {
  if (span.end - span.start === written.length && text.startsWith(written, span.start)) return span.start
  return span.end - span.start === written.length + 2 && text.startsWith(written, span.start + 1)
    ? span.start + 1
    : undefined
}
