import type { Command } from '../../../core/facts/command.ts'
import { maskReferences } from '../../../syntax/notation/interpolation.ts'
import { type Entry, get, resolve, type YamlItem, type YamlScalar } from '../../../syntax/yaml/index.ts'
import { isShell, readShell, type ShellScript } from '../../../syntax/shell/index.ts'
import { commandFacts, type WordEditor } from '../../shared/commands/script.ts'
import { literalScript } from '../../shared/commands/literal-script.ts'
import type { Mask } from '../../shared/secrets/mask.ts'
import { commandSecretFacts, type SecretPlace } from '../../shared/secrets/commands.ts'
import type { Sink } from '../../shared/sink.ts'
import type { WrittenValue } from '../../shared/secrets/variable.ts'
import { commandVariableFacts } from '../../shared/commands/variables.ts'
import type { Service } from './service.ts'
import { textOf, writtenValue } from '../values.ts'

/** A container's start has no layers around it. */
const NOTHING_AROUND = {
  asRoot: undefined,
  pipefail: false,
  setPipefail: () => undefined,
  cached: () => false,
  variable: () => undefined,
  earlier: () => [],
  later: () => [],
  secretFiles: [],
  copied: () => [],
  append: () => undefined,
} as const

/** Words stand in YAML, whose quotes and folds an edit of the shell text would not respect. */
const NO_EDITS: WordEditor = { removeWord: () => undefined, insertAfter: () => undefined, replace: () => undefined }

/** A script, and the text its spans are in. */
interface ReadScript {
  readonly script: ShellScript
  readonly text: string
  /** Where that text is a scalar's and not the file's: its place in the file. */
  readonly written?: WrittenValue
}

/** The commands of `command`, `entrypoint` and `healthcheck.test`, and the credentials written in them. */
export function commandsFacts(service: Service, text: string, emit: Sink, mask: Mask): void {
  const { settings, subject, noun } = service
  const places: readonly (readonly [Entry | undefined, Command['phase']])[] = [
    [settings.get('entrypoint'), 'start'],
    [settings.get('command'), 'start'],
    [get(settings.get('healthcheck')?.value, 'test'), 'health-check'],
  ]
  const container = {
    image: textOf(settings.get('image')?.value)?.text,
    published: isPublished(service),
  }
  for (const [entry, phase] of places) {
    const read = entry && scriptOf(entry, phase, text)
    if (!entry || !read) continue
    const place = { span: entry.pair.span, subject, noun, phase, kept: true, container, ...NOTHING_AROUND }
    const { script, written } = read
    if (written) {
      secretsWithin(written, read, place, emit, mask)
      continue
    }
    commandFacts(place, script, NO_EDITS, emit)
    commandVariableFacts(place, script, NO_EDITS, emit)
    commandSecretFacts(text, place, script, emit, mask)
  }
}

/** Whether other machines reach a port of the service. */
function isPublished({ settings }: Service): boolean {
  const list = resolve(settings.get('ports')?.value)
  const items = list?.kind === 'sequence' ? list.items : []
  const isLocal = ({ value }: YamlItem): boolean =>
    /^(?:127\.|\[?::1\]?(?=:|$)|localhost)/.test(
      textOf(resolve(value)?.kind === 'map' ? get(value, 'host_ip')?.value : value)?.template ?? '',
    )
  return items.some((item) => !isLocal(item)) || textOf(settings.get('network_mode')?.value)?.text === 'host'
}

function scriptOf({ value }: Entry, phase: Command['phase'], text: string): ReadScript | undefined {
  const node = resolve(value)
  if (node?.kind === 'scalar') return textOf(node) && readScalar(text, node)
  if (node?.kind !== 'sequence') return undefined
  const items = node.items.flatMap((item) => textOf(item.value) ?? [])
  const args = phase === 'health-check' ? items.slice(1) : items
  if (phase === 'health-check' && items[0]?.raw === 'CMD-SHELL' && items[1]) return readScalar(text, items[1].scalar)
  const [program, option, script] = args
  const inShell =
    program !== undefined && isShell(program.raw.replace(/^.*\//, '')) && /^-[a-z]*c$/.test(option?.raw ?? '')
  if (inShell && script) return readScalar(text, script.scalar)
  const literal = literalScript(
    args.map(({ scalar, raw }) => ({
      span: scalar.contentSpan,
      value: raw,
      known: maskReferences(raw) === raw && !/\$\$[\w{]/.test(raw),
    })),
  )
  return args.length > 0 ? { script: literal, text } : undefined
}

/** Shell text in a scalar: from the file where it stands there but for line breaks and indentation, else from the scalar's own text. */
function readScalar(text: string, scalar: YamlScalar): ReadScript {
  const { contentSpan, style } = scalar
  if (style === 'literal' || scalar.offsetOf(0) !== undefined) return { script: readShell(text, contentSpan), text }
  const raw = text.slice(contentSpan.start, contentSpan.end)
  if ((style === 'double' && raw.includes('\\')) || (style === 'single' && raw.includes("''"))) {
    const whole = { start: 0, end: scalar.text.length }
    return { script: readShell(scalar.text, whole), text: scalar.text, written: writtenValue(text, scalar) }
  }
  // Folded: a line break is a blank to the command. Of the same length, so that every span fits.
  return { script: readShell(text.slice(0, contentSpan.start) + raw.replace(/[\r\n]/g, ' '), contentSpan), text }
}

/** The credentials of a script in a scalar's own text, at their place in the file. */
function secretsWithin(
  { spanOf }: WrittenValue,
  { text, script }: ReadScript,
  place: SecretPlace,
  emit: Sink,
  mask: Mask,
): void {
  const emitThere: Sink = (name, fact) => emit(name, { ...fact, span: spanOf(fact.span.start, fact.span.end) })
  commandSecretFacts(text, place, script, emitThere, (secret) =>
    mask({ ...secret, ...spanOf(secret.start, secret.end) }),
  )
}
