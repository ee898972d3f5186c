import { readCaseHeader, readLoopHeader } from './compounds.ts'
import { skipBlanks } from './lexer.ts'
import { close, open, top, type List } from './list.ts'
import type { ShellWord } from './model.ts'
import { problem } from './reader.ts'
import { atWord, readWord } from './words.ts'

const KEYWORDS: ReadonlySet<string> = new Set([
  '!',
  '{',
  '}',
  'if',
  'then',
  'elif',
  'else',
  'fi',
  'for',
  'select',
  'while',
  'until',
  'do',
  'done',
  'case',
  'esac',
  'function',
  'coproc',
])

/** Whether the word is one of the shell's own where a command begins. */
export function isKeyword(word: ShellWord): boolean {
  return !word.quoted && word.value !== undefined && KEYWORDS.has(word.value)
}

/** Reads what a keyword that began at `start` begins or ends. The rest (`then`, `do`, `!`, ...) only stands before a command. */
export function readKeyword(list: List, keyword: string, start: number): void {
  const { reader } = list
  switch (keyword) {
    case '{':
      open(list, 'group', start, '{', '}')
      break
    case 'if':
      open(list, 'if', start, 'if', 'fi')
      break
    case 'while':
    case 'until':
      open(list, 'loop', start, keyword, 'done')
      break
    case 'for':
    case 'select':
      open(list, 'loop', start, keyword, 'done')
      readLoopHeader(reader)
      break
    case 'case':
      readCaseHeader(reader, open(list, 'case', start, 'case', 'esac'))
      break
    case 'function':
      readFunctionName(list, start)
      break
    case '}':
    case 'fi':
    case 'done':
    case 'esac':
      if (top(list).closer === keyword) close(list)
      else problem(reader, start, reader.at, `An unexpected \`${keyword}\`.`)
      break
  }
}

function readFunctionName(list: List, start: number): void {
  const { reader } = list
  skipBlanks(reader)
  if (!atWord(reader)) return
  readWord(reader)
  const parentheses = /^[ \t]*\([ \t]*\)/.exec(reader.text.slice(reader.at, Math.min(reader.at + 50, reader.end)))
  reader.at += parentheses?.[0].length ?? 0
  list.functionAt = start
}
