import type { Source } from '../../../core/source.ts'
import type { Kind } from '../../../core/kind.ts'
import { readSemanage } from './read.ts'

/** File names an audit opens as settings of SELinux. */
const SEMANAGE_FILES = [
  '**/*.semanage',
  '**/semanage.{export,import,conf.d/*}',
  '**/semanage-{export,import}*',
  '**/booleans.local',
] as const

const NAME = /^(?:.*\.semanage|semanage[.-](?:export|import).*|booleans\.local)$/
const COMMAND =
  /^\uFEFF?(?:semanage[ \t]+)?(?:boolean|login|user|port|interface|node|fcontext|module|permissive|dontaudit|ibpkey|ibendport)[ \t]+(?:-\S|on\b|off\b)|^[\uFEFF \t]*\w+[ \t]*=[ \t]*(?:[01]|true|false|on|off)[ \t]*$/m

/** By the editor's word, or by name and content: what `semanage export` writes, or `booleans.local`. */
function isSemanage({ name, text, languageId }: Source): boolean {
  if (languageId === 'semanage') return true
  return NAME.test(name) && COMMAND.test(text.slice(0, 20_000))
}

/** What a host changes about its policy: `semanage export`, and the older `booleans.local`. */
export const semanage: Kind = {
  id: 'semanage',
  title: 'SELinux settings',
  files: SEMANAGE_FILES,
  comment: { open: '# ', close: '' },
  detect: isSemanage,
  read: readSemanage,
}
