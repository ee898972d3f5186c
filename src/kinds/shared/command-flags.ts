import type { Edits } from '../../core/edit.ts'
import type { CommandFlag } from '../../core/facts/command.ts'
import { cover } from '../../core/span.ts'
import { argumentsOf, type Invocation, type ProgramOption } from '../../syntax/shell/index.ts'
import type { WordEditor } from './commands.ts'

/** Every place where a command is given one of the options. */
export function flagsOf(invocation: Invocation, names: readonly string[], edit: WordEditor): readonly CommandFlag[] {
  return argumentsOf(invocation)
    .options.filter(({ flag }) => names.includes(flag))
    .map((option) => ({
      name: option.flag,
      value: option.value,
      span: option.valueWord ? cover(option.word.span, option.valueWord.span) : option.word.span,
      remove: () => removeFlag(option, edit),
    }))
}

/** Takes an option out of a command, with its value; of letters in one word (`-Lkv`) only its own. Refuses where the word is not plain. */
function removeFlag({ flag, word, valueWord }: ProgramOption, edit: WordEditor): Edits {
  const text = word.value ?? word.text
  const isWhole =
    text === flag ||
    (flag.startsWith('--') && text.startsWith(`${flag}=`)) ||
    (valueWord === word && text.startsWith(flag))
  if (isWhole) return edit.removeWord(valueWord ? { span: cover(word.span, valueWord.span) } : word)
  const letter = flag.slice(1)
  if (valueWord || letter.length !== 1 || !/^-[A-Za-z0-9]+$/.test(text)) return undefined
  return edit.replace(word.span, `-${text.slice(1).replaceAll(letter, '')}`)
}
