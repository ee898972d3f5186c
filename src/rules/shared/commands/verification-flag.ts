import type { Command } from '../../../core/facts/command.ts'
import { reviewFix } from '../../../core/finding.ts'
import type { RuleContext } from '../../../core/rule.ts'
import { targetOf } from './download.ts'

/** A flag by which a program gives up verification. */
export interface VerificationFlag {
  readonly program: RegExp
  readonly flags: readonly string[]
  /** Why it matters; `{call}` is the program with the flag. */
  readonly message: string
  /** How dropping the flag may change a build. */
  readonly caveat: string
}

/** Reports every place where a command gives the flag; in a health check it talks to its own container. */
export function reportFlags(
  command: Command,
  { program, flags, message, caveat }: VerificationFlag,
  { report }: RuleContext,
): void {
  if (command.phase === 'health-check' || command.program === undefined || !program.test(command.program)) return
  for (const { name, value, span, remove } of command.flags(...flags)) {
    const call = `${command.program} ${name}`
    report({
      span,
      subject: command.subject,
      evidence: `${call} ${value ?? targetOf(command)}`.trim(),
      message,
      values: { call },
      fixes: [reviewFix(`Remove ${name}`, caveat, remove())],
    })
  }
}
