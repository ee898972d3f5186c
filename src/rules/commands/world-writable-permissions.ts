import type { Command } from '../../core/facts/command.ts'
import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { givenMode } from '../shared/commands/modes.ts'
import { placeOf } from '../shared/commands/workplace.ts'

/** CWE-732; chmod(1). */
export const worldWritablePermissions: Rule = {
  id: 'world-writable-permissions',
  title: 'Every user of the container may change files',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['sonar:S2612', 'datadog:avoid_chmod_777'],
  references: ['CWE-732', 'OWASP Docker Security Cheat Sheet, rule 2'],
  on: {
    command(command, { report, source }) {
      const given = givenMode(command, source)
      if (!given?.mode.worldWritable || isRemoved(command, given.files)) return
      const {
        span,
        text,
        mode: { ownerWrites },
        files,
        set,
      } = given
      report({
        span,
        subject: command.subject,
        evidence: `${command.program ?? ''} world-writable ${files[0] ?? ''}`.trim(),
        message:
          'Mode `{mode}` lets every user of the {place} write here: code that gets in through one unprivileged process can replace programs and settings that others run. Give the files to the user who needs them ({how}), and leave writing to the owner.',
        values: { mode: text, place: placeOf(command), how: command.phase === 'build' ? '`COPY --chown`' : '`chown`' },
        together: {
          key: `${command.subject} ${command.program ?? ''} ${text}`,
          name: files[0] ?? `\`${text}\``,
          message:
            'Mode `{mode}` is given {count} times ({names}) and lets every user of the {place} write there: code that gets in through one unprivileged process can replace programs and settings that others run. Give the files to the user who needs them ({how}), and leave writing to the owner.',
          fix: `Use ${ownerWrites ?? ''} in all places`,
        },
        fixes: [
          reviewFix(
            `Use ${ownerWrites ?? ''}`,
            'users other than the owner can no longer write there',
            ownerWrites === undefined || ownerWrites === '' ? undefined : set(ownerWrites),
          ),
        ],
      })
    },
  },
}

/** Whether the same script removes the files again: a directory for its own use. */
function isRemoved({ script }: Command, files: readonly string[]): boolean {
  const removed = new Set(
    script.commands
      .flatMap(({ program, operands }) => (program === 'rm' ? operands : []))
      .map(({ text }) => text.replace(/["']/g, '')),
  )
  return files.length > 0 && files.every((file) => removed.has(file))
}
