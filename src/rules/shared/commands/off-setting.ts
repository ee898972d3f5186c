import type { Edits } from '../../../core/edit.ts'
import type { Command } from '../../../core/facts/command.ts'
import { cover, type Span } from '../../../core/span.ts'

/** A setting that a command switches off. */
export interface OffSetting {
  readonly key: string
  readonly span: Span
  turnOn(): Edits
}

const OFF = /^(?:false|0|no|off)$/i
const SET: ReadonlySet<string> = new Set([
  'config',
  'set',
  '-c',
  '--config',
  'local',
  '--global',
  '--local',
  '--set',
  '-g',
])

/**
 * The setting a command switches off: `npm config set strict-ssl false`, `npm set strict-ssl=false`, `git -c http.sslVerify=false clone`.
 * @param key how the setting's name looks
 * @param off which values mean off
 */
export function offSetting({ args, replace }: Command, key: RegExp, off = OFF): OffSetting | undefined {
  for (const [index, word] of args.entries()) {
    const [name = '', inline] = (word.value ?? '').split('=', 2)
    const before = args.slice(0, index).map(({ value }) => value ?? '')
    if (!key.test(name) || !before.some((one) => SET.has(one))) continue
    const next = args[index + 1]
    if (inline !== undefined) {
      if (off.test(inline)) return { key: name, span: word.span, turnOn: () => replace(word.span, `${name}=true`) }
    } else if (next?.value !== undefined && off.test(next.value)) {
      return { key: name, span: cover(word.span, next.span), turnOn: () => replace(next.span, 'true') }
    }
  }
  return undefined
}
