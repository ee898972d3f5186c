import { readFileSync } from 'node:fs'
import { PEERS } from '../engine/suppressions/index.ts'
import { KINDS } from '../kinds/index.ts'

/** Documents with tables between marks, `<!-- table: NAME -->` and `<!-- end of table -->`, which follow from what kinds and peers declare. */
export function documents(): readonly (readonly [file: string, text: string])[] {
  return [
    ['docs/editor.md', filled('docs/editor.md', { kinds: kindsTable() })],
    [
      'docs/configuration.md',
      filled('docs/configuration.md', { comments: commentsTable(), configurations: configurationsTable() }),
    ],
  ]
}

/** @throws Error when the document has no marks for a table */
function filled(file: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce(
    (text, [name, table]) => {
      const place = new RegExp(`(<!-- table: ${name} -->\\n)[^]*?(?=<!-- end of table -->)`)
      if (!place.test(text)) throw new Error(`${file} has no place for the table "${name}"`)
      return text.replace(place, (_, mark: string) => `${mark}${table}\n`)
    },
    readFileSync(file, 'utf8'),
  )
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n')
}

const quoted = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ')

/** A name without the folders before it, which are any, and without spellings that differ in case alone, which does not count. */
function nameOf(pattern: string): string {
  return pattern.replace(/^\*\*\//, '').replace(/\{([^{}]*)\}/g, (_, list: string) => {
    const choices = list.split(',')
    const different = choices.filter(
      (one, index) => choices.findIndex((other) => other.toLowerCase() === one.toLowerCase()) === index,
    )
    return different.length > 1 ? `{${different.join(',')}}` : (different[0] ?? '')
  })
}

function kindsTable(): string {
  return tableOf(
    ['kind', 'told by its name', 'by the language id', 'by its text'],
    KINDS.map(({ title, files, languages, alsoCalled = [], within = [], sniffed = [], looksLike }) => [
      title,
      quoted(files.map(nameOf)),
      quoted([...languages, ...alsoCalled]),
      looksLike ? quoted([...within, ...sniffed.map(nameOf)]) : '',
    ]),
  )
}

function commentsTable(): string {
  return tableOf(
    ['tool', 'comment', 'what it covers'],
    PEERS.flatMap(({ title, forms }) =>
      forms.map(({ written, covers }, index) => [index === 0 ? title : '', written, covers]),
    ),
  )
}

function configurationsTable(): string {
  return tableOf(
    ['file', 'what is read'],
    PEERS.flatMap(({ configurations }) => configurations.map(({ names, read }) => [quoted(names), read])),
  )
}
