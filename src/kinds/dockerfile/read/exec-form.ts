import type { Instruction } from '../../../syntax/dockerfile/index.ts'
import type { Span } from '../../../core/span.ts'
import type { WordEditor } from '../../shared/commands/script.ts'
import { wordEditor } from '../edit.ts'
import { literalScript } from '../../shared/commands/literal-script.ts'
import { readShell, type ShellScript } from '../../../syntax/shell/index.ts'

type JsonStrings = NonNullable<Instruction['json']>

/**
 * The command of an exec form. `["sh", "-c", "…"]` is read as the shell text it holds, where that stands in the file
 * character for character; other programs get their arguments as they are.
 */
export function execScript(text: string, json: JsonStrings): ShellScript | undefined {
  if (json.length === 0) return undefined
  const inner = shellTextOf(text, json)
  return inner ? readShell(text, inner) : literalScript(json)
}

/** Where the shell text of `["sh", "-c", "…"]` stands, when it does so character for character. */
function shellTextOf(text: string, [program, option, script]: JsonStrings): Span | undefined {
  if (!/(^|\/)(ba|da|a|k|z)?sh$/.test(program?.value ?? '') || !/^-[a-z]*c$/.test(option?.value ?? '') || !script) {
    return undefined
  }
  const inner = { start: script.span.start + 1, end: script.span.end - 1 }
  return text.slice(inner.start, inner.end) === script.value ? inner : undefined
}

/** Edits the words of an exec form, which are JSON strings; in shell text inside one, no quote or backslash is written. */
export function execEditor(text: string, json: JsonStrings): WordEditor {
  const at = (span: Span): number => json.findIndex((one) => one.span.start === span.start && one.span.end === span.end)
  const plain = (newText: string): boolean => !/["\\\r\n]/.test(newText)
  const inner = shellTextOf(text, json)
  if (inner) {
    const { removeWord, replace, insertAfter } = wordEditor(text)
    return {
      removeWord,
      replace: (span, newText) => (plain(newText) ? replace(span, newText) : undefined),
      insertAfter: (word, words) => (plain(words) ? insertAfter(word, words) : undefined),
    }
  }
  return {
    removeWord({ span }) {
      // A wrapper with its options reaches to the word it runs.
      if (json.some((one) => one.span.start === span.start) && json.some((one) => one.span.start === span.end)) {
        return [{ span, newText: '' }]
      }
      const previous = json[json.findIndex((one) => one.span.start === span.start) - 1]
      return previous && [{ span: { start: previous.span.end, end: span.end }, newText: '' }]
    },
    replace(span, newText) {
      if (!plain(newText)) return undefined
      if (at(span) >= 0) return [{ span, newText: `"${newText}"` }]
      return json.some((one) => one.span.start < span.start && span.end < one.span.end)
        ? [{ span, newText }]
        : undefined
    },
    insertAfter({ span }, words) {
      if (at(span) < 0 || !plain(words)) return undefined
      return [
        {
          span: { start: span.end, end: span.end },
          newText: words
            .split(' ')
            .map((word) => `, "${word}"`)
            .join(''),
        },
      ]
    },
  }
}
