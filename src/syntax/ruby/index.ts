import { joinLines, type Cursor } from './cursor.ts'
import { readHeredocBodies } from './heredocs.ts'
import type { RubyFile } from './model.ts'
import type { Reader } from './reader.ts'
import { readStatements } from './statements.ts'
import { readTokens } from './tokens.ts'

export type * from './model.ts'
export { decode, type Decoded } from './decode.ts'

/** How many strings without an end may be ended with their line, in one file. */
const RETRIES = 3
/** Only so many problems of one file are told. */
const MAX_PROBLEMS = 20

/**
 * Reads Ruby as a tree of statements, as far as configuration files need it: nothing is evaluated, and what would have to be becomes
 * `other`. Never throws; the cost is linear in the text's length. Offsets are UTF-16.
 */
export function readRuby(text: string): RubyFile {
  const reader: Reader = { text, at: 0, tokens: [], comments: [], problems: [], heredocs: [], retries: RETRIES }
  readTokens(reader)
  if (reader.heredocs.length > 0) readHeredocBodies(reader)
  const cursor: Cursor = {
    text,
    tokens: joinLines(reader.tokens),
    problems: reader.problems,
    at: 0,
    depth: 0,
    balanced: reader.problems.length === 0,
  }
  const statements = readStatements(cursor)
  const problems = reader.problems.sort((a, b) => a.span.start - b.span.start).slice(0, MAX_PROBLEMS)
  return { statements, tokens: reader.tokens, comments: reader.comments, problems, balanced: cursor.balanced }
}
