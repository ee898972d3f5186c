import type { Source } from '../../core/source.ts'

/** File names an audit opens as settings of SELinux. */
export const SEMANAGE_FILES = [
  '**/*.semanage',
  '**/semanage.{export,import,conf.d/*}',
  '**/semanage-{export,import}*',
  '**/booleans.local',
] as const

const NAME = /^(?:.*\.semanage|semanage[.-](?:export|import).*|booleans\.local)$/
const COMMAND =
  /^\uFEFF?(?:semanage[ \t]+)?(?:boolean|login|user|port|interface|node|fcontext|module|permissive|dontaudit|ibpkey|ibendport)[ \t]+(?:-\S|on\b|off\b)|^[\uFEFF \t]*\w+[ \t]*=[ \t]*(?:[01]|true|false|on|off)[ \t]*$/m

/** By the editor's word, or by name and content: what `semanage export` writes, or `booleans.local`. */
export function isSemanage({ name, text, languageId }: Source): boolean {
  if (languageId === 'semanage') return true
  return NAME.test(name) && COMMAND.test(text.slice(0, 20_000))
}
