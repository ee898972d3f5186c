import type { Help } from '../../../core/language.ts'
import type { Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import { CIL_STATEMENTS, CIL_TEMPLATES } from '../../../knowledge/cil-words.ts'
import { NAME_HELP } from '../../../knowledge/selinux-words.ts'
import { headOf } from '../../../syntax/cil/index.ts'
import { classHelp, own, permissionHelp } from '../../selinux/language/hover.ts'
import { definitionsOf } from './definitions.ts'
import { roleOf, spotAt, treeOf, type Spot } from './spot.ts'

/** What a word of CIL means: a statement, a class, a permission, a template, a type or attribute. */
export function hover(source: Source, offset: number, neighbours: Neighbours): Help | undefined {
  const spot = spotAt(treeOf(source), offset)
  if (!spot?.word) return undefined
  const markdown = meaningOf(spot.word.text, spot, source, neighbours)
  return markdown === undefined ? undefined : { span: spot.word.span, markdown }
}

function meaningOf(word: string, spot: Spot, source: Source, neighbours: Neighbours): string | undefined {
  const role = roleOf(spot)
  if (role.what === 'permission') return permissionHelp(word, [role.class])
  if (role.what === 'class') return classHelp(word)
  const innermost = spot.lists.at(-1)
  const said =
    role.what === 'keyword'
      ? own(CIL_STATEMENTS, word)
      : innermost && headOf(innermost) === 'blockinherit'
        ? templateHelp(word)
        : own(NAME_HELP, word)
  if (said !== undefined) return `**${word}** - ${said}`
  const [first] = definitionsOf(word, source, neighbours)
  return first && `**${first.name}** - ${first.what.replace('_', ' ')} of \`${first.source.name}\``
}

function templateHelp(name: string): string | undefined {
  const allows = own(CIL_TEMPLATES, name)
  return allows && `a template of udica: ${allows}`
}
