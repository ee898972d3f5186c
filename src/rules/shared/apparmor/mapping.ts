import type { Edits } from '../../../core/edit.ts'
import type { FileRule } from '../../../kinds/apparmor/facts.ts'
import { isSaid } from './said.ts'

/** Takes the permission to map code away; the rule, where another one says what is left of it. */
export function withoutMapping(rule: FileRule): Edits {
  return isSaid(rule, { letters: rule.letters.replace('m', '') }) ? rule.remove() : rule.removeLetters('m')
}
