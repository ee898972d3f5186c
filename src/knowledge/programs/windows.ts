import type { WindowsCommand } from '../../core/facts/command.ts'
import type { Span } from '../../core/span.ts'

/** Short names that PowerShell has for its commands (about_Aliases of Windows PowerShell 5.1); `curl.exe` is the program. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['iwr', 'invoke-webrequest'],
  ['irm', 'invoke-restmethod'],
  ['iex', 'invoke-expression'],
  ['saps', 'start-process'],
  ['start', 'start-process'],
])

/** A program's or command's name in lower case, without folder and `.exe`, by its full name. */
export function windowsProgram(word: string): string {
  const name = word
    .replace(/^.*[\\/]/s, '')
    .replace(/\.exe$/i, '')
    .toLowerCase()
  return ALIASES.get(name) ?? name
}

/** The password of an account that is written in a statement: `net user NAME PASSWORD`, `ConvertTo-SecureString 'PASSWORD' -AsPlainText`. */
export function accountPassword({ program, words, text, at }: WindowsCommand): Span | undefined {
  if (program === 'net' || program === 'net1') {
    const [verb, ...others] = words.slice(1)
    // Switches stand anywhere: `net user /add NAME PASSWORD`.
    const password = others.filter(({ text: word }) => !word.startsWith('/'))[1]
    if (!/^user$/i.test(verb?.text ?? '') || !password || !isWritten(password.value ?? password.text)) return undefined
    const quote = password.value === password.text ? 0 : 1
    return { start: password.span.start + quote, end: password.span.end - quote }
  }
  const found = /\bConvertTo-SecureString\s+(?:-String\s+)?(["'])([^"'\r\n]{1,200})\1/i.exec(text)
  if (!found || !isWritten(found[2] ?? '')) return undefined
  const end = found.index + found[0].length - 1
  return at(end - (found[2] ?? '').length, end)
}

/** Whether a word is a password itself: no switch, no question to the user, no variable. */
function isWritten(word: string): boolean {
  return word !== '*' && !/^\/|[%$]\w|\$[({]|^%/.test(word)
}
