import type { Command } from '../../../core/facts/command.ts'
import { maskReferences } from '../../../knowledge/interpolation.ts'
import { get, resolve, type Entry, type YamlScalar } from '../../../syntax/yaml/index.ts'
import { isShell, readShell, type ShellScript } from '../../../syntax/shell/index.ts'
import { commandFacts, type WordEditor } from '../../shared/commands.ts'
import { literalScript } from '../../shared/literal-script.ts'
import type { Mask } from '../../shared/mask.ts'
import { commandSecretFacts } from '../../shared/secrets-of-commands.ts'
import { secretsOfText } from '../../shared/secrets-of-text.ts'
import type { Sink } from '../../shared/sink.ts'
import { commandVariableFacts } from '../../shared/variables-of-commands.ts'
import type { Service } from '../service.ts'
import { textOf, type Text } from '../values.ts'

/** Words stand in YAML, whose quotes and folds an edit of the shell text would not respect. */
const NO_EDITS: WordEditor = { removeWord: () => undefined, insertAfter: () => undefined, replace: () => undefined }

/** The commands of `command`, `entrypoint` and `healthcheck.test`, and the credentials written in them. */
export function commandsFacts(service: Service, text: string, emit: Sink, mask: Mask): void {
  const { settings, subject, noun } = service
  const places: readonly (readonly [Entry | undefined, Command['phase']])[] = [
    [settings.get('entrypoint'), 'start'], [settings.get('command'), 'start'], [get(settings.get('healthcheck')?.value, 'test'), 'health-check'],
  ]
  for (const [entry, phase] of places) {
    const script = entry && scriptOf(entry, phase, text)
    if (!entry || !script) {
      unreadable(entry, { subject, noun, kept: true, carrier: 'the command' }, text, emit, mask)
      continue
    }
    const place = {
      span: entry.pair.span, subject, noun, phase, kept: true,
      asRoot: undefined, pipefail: false, setPipefail: () => undefined,
      cached: () => false, variable: () => undefined, earlier: () => [], later: () => [], secretFiles: [], copied: () => [], append: () => undefined,
    }
    commandFacts(place, script, NO_EDITS, emit)
    commandVariableFacts(place, script, NO_EDITS, emit)
    commandSecretFacts(text, place, script, emit, mask)
  }
}

function scriptOf({ value }: Entry, phase: Command['phase'], text: string): ShellScript | undefined {
  const node = resolve(value)
  if (node?.kind === 'scalar') return textOf(node) && readScalar(text, node)
  if (node?.kind !== 'sequence') return undefined
  const items = node.items.flatMap((item) => textOf(item.value) ?? [])
  const args = phase === 'health-check' ? items.slice(1) : items
  if (phase === 'health-check' && items[0]?.raw === 'CMD-SHELL' && items[1]) return readScalar(text, items[1].scalar)
  const [program, option, script] = args
  if (program && script && isShell(program.raw.replace(/^.*\//, '')) && /^-[a-z]*c$/.test(option?.raw ?? '')) {
    const inner = readScalar(text, script.scalar)
    if (inner) return inner
  }
  return args.length > 0 ? literalScript(args.map(({ scalar, raw }) => ({ span: scalar.contentSpan, value: raw, known: maskReferences(raw) === raw && !/\$\$[\w{]/.test(raw) }))) : undefined
}

/** Shell text that stands in the file character for character, but for line breaks and indentation; undefined for escapes. */
function readScalar(text: string, scalar: YamlScalar): ShellScript | undefined {
  const { contentSpan, style } = scalar
  if (style === 'literal' || scalar.offsetOf(0) !== undefined) return readShell(text, contentSpan)
  const raw = text.slice(contentSpan.start, contentSpan.end)
  if ((style === 'double' && raw.includes('\\')) || (style === 'single' && raw.includes("''"))) return undefined
  // Folded: a line break is a blank to the command. Of the same length, so that every span fits.
  return readShell(text.slice(0, contentSpan.start) + raw.replace(/[\r\n]/g, ' '), contentSpan)
}

/** What cannot be read as commands is looked through as text. */
function unreadable(entry: Entry | undefined, place: Parameters<typeof secretsOfText>[2], text: string, emit: Sink, mask: Mask): void {
  const found: Text | undefined = textOf(entry?.value)
  if (found) secretsOfText(text, found.scalar.contentSpan, place, emit, mask)
}
