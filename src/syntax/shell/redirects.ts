import { peek, skipBlanks } from './lexer.ts'
import type { Redirect } from './model.ts'
import { problem, spanOf, type CommandDraft, type Mutable, type Reader } from './reader.ts'
import { atWord, readWord } from './words.ts'

const OPERATOR = /(?:&>>|&>|[0-9]{0,9}(?:<<<|<<-|<<|<&|<>|<|>>|>\||>&|>))/y
const KIND: Readonly<Record<string, Redirect['kind']>> = {
  '<': 'read',
  '<>': 'write',
  '<&': 'duplicate',
  '>&': 'duplicate',
  '>': 'write',
  '>|': 'write',
  '&>': 'write',
  '>>': 'append',
  '&>>': 'append',
  '<<': 'heredoc',
  '<<-': 'heredoc',
  '<<<': 'here-string',
}

/** The redirection operator at `at`, its descriptor included. */
export function redirectOperator(reader: Reader): string | undefined {
  OPERATOR.lastIndex = reader.at
  return OPERATOR.test(reader.text) && OPERATOR.lastIndex <= reader.end
    ? reader.text.slice(reader.at, OPERATOR.lastIndex)
    : undefined
}

/** Reads the redirection at `at`, whose operator is known. A here-document's body follows at the next line break. */
export function readRedirect(reader: Reader, operator: string, owner: CommandDraft | undefined): Mutable<Redirect> {
  const start = reader.at
  reader.at += operator.length
  const operatorEnd = reader.at
  skipBlanks(reader)
  const target = atWord(reader) && peek(reader) !== '#' ? readWord(reader) : undefined
  if (!target) {
    problem(reader, start, operatorEnd, `\`${operator}\` has no target.`)
    reader.at = operatorEnd
  }
  const bare = operator.replace(/^[0-9]+/, '')
  const known = KIND[bare] ?? 'write'
  const kind = bare === '>&' && target && !/^(?:[0-9]+-?|-)$/.test(target.value ?? '0') ? 'write' : known
  const redirect: Mutable<Redirect> = {
    span: spanOf(reader, start, reader.at),
    operator,
    kind,
    target,
    body: undefined,
  }
  if (kind === 'heredoc' && target) {
    const ownerIndex = owner ? reader.command : undefined
    reader.heredocs.push({
      redirect,
      delimiter: target.value ?? target.text,
      stripTabs: bare === '<<-',
      owner,
      ownerIndex,
    })
  }
  return redirect
}
