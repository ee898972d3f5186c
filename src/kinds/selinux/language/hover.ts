import type { Help } from '../../../core/language.ts'
import type { Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import { isUserspaceClass, permissionsOf } from '../../../knowledge/selinux-classes.ts'
import { patternMacro } from '../../../knowledge/selinux-patterns.ts'
import { classSet, isFedoraMacro, permissionMacro } from '../../../knowledge/selinux-permission-macros.ts'
import { NAME_HELP, PERMISSION_HELP, STATEMENT_HELP } from '../../../knowledge/selinux-words.ts'
import { documentationAbove } from '../policy/blocks.ts'
import { definitionsOf } from './define.ts'
import { spotAt, type Spot } from './spot.ts'
import { wordAt } from './words.ts'

/** What a word of policy means: a keyword, a class, a permission, a macro, an interface, a type or attribute. */
export function hover(source: Source, offset: number, neighbours: Neighbours): Help | undefined {
  const { text, span } = wordAt(source.text, offset)
  if (text === '') return undefined
  const markdown = meaningOf(text, spotAt(source.text, span.start), source, neighbours)
  return markdown === undefined ? undefined : { span, markdown }
}

function meaningOf(word: string, spot: Spot, source: Source, neighbours: Neighbours): string | undefined {
  if (spot.what === 'comment') return undefined
  if (spot.what === 'permission') return permissionHelp(word, spot.classes) ?? macroHelp(word)
  if (spot.what === 'class') return classHelp(word)
  if (spot.what === 'statement') {
    const statement = own(STATEMENT_HELP, word)
    if (statement !== undefined) return `**${word}** - ${statement}`
  }
  const known = own(NAME_HELP, word)
  return macroHelp(word) ?? (known === undefined ? definedHelp(word, source, neighbours) : `**${word}** - ${known}`)
}

/** An entry of a table, not what all objects have. */
export function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

/** A permission, for the classes it is asked of. */
export function permissionHelp(name: string, classes: readonly string[]): string | undefined {
  const known = classes.filter((one) => permissionsOf(one)?.has(name))
  if (known.length === 0) return undefined
  const said = known
    .map((one) =>
      own(
        PERMISSION_HELP,
        `${one.replace(/^cap_userns$/, 'capability').replace(/^cap2_userns$/, 'capability2')} ${name}`,
      ),
    )
    .find((one) => one !== undefined)
  return `**${name}** on ${known.map((one) => `\`${one}\``).join(', ')} - ${said ?? own(PERMISSION_HELP, name) ?? 'a permission of the class.'}`
}

/** A class, or a macro that stands for several. */
export function classHelp(name: string): string | undefined {
  const permissions = permissionsOf(name)
  if (permissions) {
    return `**${name}** - an object class${isUserspaceClass(name) ? ' that a program manages itself' : ''}. Permissions: ${[...permissions].map((one) => `\`${one}\``).join(' ')}`
  }
  const set = classSet(name)
  return set && `**${name}** - the classes ${set.map((one) => `\`${one}\``).join(' ')}`
}

/** What a macro of the reference policy stands for. */
function macroHelp(name: string): string | undefined {
  const permissions = permissionMacro(name)
  if (permissions) {
    return `**${name}** - the permissions ${permissions.map((one) => `\`${one}\``).join(' ')}${isFedoraMacro(name) ? ". Only Fedora's policy has this set." : ''}`
  }
  const pattern = patternMacro(name)
  return pattern === undefined
    ? classSetHelp(name)
    : `**${name}** stands for\n\`\`\`\n${pattern
        .replace(/; ?/g, ';\n')
        .replace(/\) (?=\w)/g, ')\n')
        .trim()}\n\`\`\``
}

function classSetHelp(name: string): string | undefined {
  return classSet(name) && classHelp(name)
}

/** What the workspace says of a name: its kind, and an interface's documentation. */
function definedHelp(name: string, source: Source, neighbours: Neighbours): string | undefined {
  const [first] = definitionsOf(name, source, neighbours)
  if (!first) return undefined
  const about =
    first.what === 'interface' || first.what === 'template'
      ? documentationAbove(first.source.text, first.whole.start)
      : ''
  const summary = /<summary>([^]*?)<\/summary>/.exec(about)?.[1]?.replace(/\s+/g, ' ').trim()
  return `**${name}** - ${first.what.replace('_', ' ')} of \`${first.source.name}\`${summary === undefined ? '' : `\n\n${summary}`}`
}
