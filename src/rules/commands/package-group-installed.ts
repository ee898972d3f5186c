import type { Command } from '../../core/facts/command.ts'
import type { Rule } from '../../core/rule.ts'
import type { Span } from '../../core/span.ts'
import { packageCall } from '../shared/commands/packages/call.ts'

/** CIS Docker Benchmark 4.3: no unnecessary packages; groups and tasks are sets for whole machines. */
export const packageGroupInstalled: Rule = {
  id: 'package-group-installed',
  title: 'Whole package group is installed',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['cis-docker:4.3'],
  references: ['CIS Docker Benchmark 4.3', 'tasksel(8)', 'dnf(8), group'],
  on: {
    command(command, { report }) {
      const group = command.script.kept ? groupOf(command) : undefined
      if (!group) return
      report({
        span: group.span,
        subject: command.subject,
        evidence: `group ${group.name}`,
        message:
          'Group `{name}` brings dozens of packages meant for a whole machine: each may have flaws and has to be patched. Install the ones you need by name.',
        values: { name: group.name },
      })
    },
  },
}

/** The first group, task or pattern that a command installs. */
function groupOf(command: Command): { readonly name: string; readonly span: Span } | undefined {
  const { program, operands, phase } = command
  if (program === 'tasksel' && phase === 'build') {
    const [first, second] = operands
    return first?.value === 'install' && second?.value !== undefined
      ? { name: second.value, span: second.span }
      : undefined
  }
  const call = packageCall(command)
  if (call?.action !== 'install') return undefined
  const words = call.packages.flatMap((index) => command.args[index] ?? [])
  const isGroup =
    /^group ?install$/.test(call.subcommand) ||
    (call.manager.id === 'zypper' && command.option('-t', '--type')?.value === 'pattern')
  const found = words.find(({ value = '' }) => isGroup || spelledAsGroup(call.manager.id, value))
  return found?.value === undefined ? undefined : { name: found.value, span: found.span }
}

/** `lamp-server^`, `@development-tools`, `pattern:devel_basis`. */
function spelledAsGroup(manager: string, word: string): boolean {
  if (manager.startsWith('apt')) return word.endsWith('^')
  return manager === 'zypper' ? word.startsWith('pattern:') : /^(?:yum|dnf)$/.test(manager) && /^@[^/:]+$/.test(word)
}
