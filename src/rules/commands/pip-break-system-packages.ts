import type { Rule } from '../../core/rule.ts'
import { packageCall } from '../shared/commands/packages/call.ts'

/** PEP 668: installing over the distribution's Python packages can break its tools. */
export const pipBreakSystemPackages: Rule = {
  id: 'pip-break-system-packages',
  title: "pip installs over the system's packages",
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://peps.python.org/pep-0668/'],
  on: {
    command(command, { report }) {
      const word =
        packageCall(command, 'pip', 'uv')?.action === 'install'
          ? command.args.find(({ value }) => value === '--break-system-packages')
          : undefined
      if (!word) return
      report({
        span: word.span,
        subject: command.subject,
        evidence: 'pip --break-system-packages',
        message:
          "`--break-system-packages` lets pip replace Python packages that the distribution's own tools need. Install into a virtual environment instead.",
      })
    },
  },
}
