import type { WindowsCommand } from '../../../core/facts/command.ts'
import { accountPassword, windowsProgram } from '../../../knowledge/programs/windows.ts'
import { readWindowsShell, type WindowsStatement } from '../../../syntax/windows-shell/index.ts'
import type { Mask } from '../../shared/secrets/mask.ts'
import type { Sink } from '../../shared/sink.ts'
import type { DockerfileInstruction } from '../facts.ts'

const SHELL = /^(?:.*[\\/])?(?:powershell|pwsh|cmd)(?:\.exe)?$/i

/** Whether cmd or PowerShell read what an instruction runs. */
export function isReadByWindows({ instruction: { json }, posixShell }: DockerfileInstruction): boolean {
  return json ? SHELL.test(json[0]?.value ?? '') : !posixShell
}

/** The statements that cmd and PowerShell run; the passwords they give to accounts go to `mask`. */
export function windowsFacts(
  of: DockerfileInstruction,
  phase: WindowsCommand['phase'],
  text: string,
  escape: string,
  emit: Sink,
  mask: Mask,
): void {
  const statements = statementsOf(of, text, escape)
  const commands: readonly WindowsCommand[] = statements.map(({ span, words, text: written, piped, at }, index) => ({
    span,
    subject: of.subject,
    noun: of.noun,
    phase,
    program: windowsProgram(words[0]?.value ?? ''),
    programSpan: words[0]?.span ?? span,
    text: written,
    words,
    get pipedInto() {
      return piped ? commands[index + 1] : undefined
    },
    script: () => commands,
    at,
  }))
  for (const command of commands) {
    const password = accountPassword(command)
    if (password) mask(password)
    emit('windowsCommand', command)
  }
}

/** What stands in the file character for character; an exec form hands its last string to the shell it starts. */
function statementsOf(
  { instruction }: DockerfileInstruction,
  text: string,
  escape: string,
): readonly WindowsStatement[] {
  const { json, bodySpan, span } = instruction
  if (!json) return readWindowsShell(text, { start: bodySpan.start, end: span.end }, escape)
  const last = json.at(-1)
  if (!last || json.length < 2) return []
  const inner = { start: last.span.start + 1, end: last.span.end - 1 }
  return text.slice(inner.start, inner.end) === last.value ? readWindowsShell(text, inner, escape) : []
}
