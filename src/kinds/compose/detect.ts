import type { Source } from '../../core/source.ts'

/** File names an audit opens as Compose files. */
export const COMPOSE_FILES = [
  '**/{docker-,}compose{,.*,-*,_*}.{yml,yaml}',
  '**/*{.,-,_}{docker-,}compose.{yml,yaml}',
] as const

const NAME = /^(.*[.\-_])?(docker-)?compose([.\-_].*)?\.ya?ml$/i
/** How much of a file's head is looked at: enough for a licence and a few extension blocks. */
const HEAD = 20_000

/** By name, by the editor's word, or - for other YAML - by a head that has `services:` whose entries hold an image or a build. */
export function isCompose({ name, languageId, text }: Source): boolean {
  if (NAME.test(name) || languageId === 'dockercompose') return true
  if (languageId !== undefined && languageId !== 'yaml') return false
  if (languageId === undefined && !/\.ya?ml$/i.test(name)) return false
  const head = text.slice(0, HEAD)
  return (
    /^\uFEFF?services[ \t]*:[ \t]*(#.*)?\r?$/m.test(head) &&
    /^[ \t]+(image|build)[ \t]*:/m.test(head) &&
    !/^(apiVersion|kind)[ \t]*:/m.test(head)
  )
}

/** A file's place among others: `override` files complete the `base` one, which Compose reads first. */
export type Role = 'override' | 'base' | undefined

/** What the name says of the file's place among others. */
export function roleOf(name: string): Role {
  if (/[.\-_]override\.ya?ml$/i.test(name)) return 'override'
  return /^(docker-)?compose\.ya?ml$/i.test(name) ? 'base' : undefined
}
