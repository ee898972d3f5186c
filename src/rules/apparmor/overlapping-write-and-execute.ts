import type { Rule, RuleContext } from '../../core/rule.ts'
import type { FileRule, Scope } from '../../kinds/apparmor/facts.ts'
import { allows } from '../shared/apparmor/execution.ts'

/** Two rules of one profile that only together make a file both. */
export const overlappingWriteAndExecute: Rule = {
  id: 'overlapping-write-and-execute',
  title: 'Two rules together let files be written and run',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Access Modes"'],
  on: {
    'apparmor.profile': check,
    'apparmor.file'({ scope }, context) {
      check(scope, context)
    },
  },
}

function check(scope: Scope, { report, source }: RuleContext): void {
  const rules = scope.rules.filter(
    (rule): rule is FileRule => rule.kind === 'file' && rule.path?.glob !== undefined && !rule.path.covers('/**'),
  )
  const writers = rules.filter((rule) => rule.write && allows(rule))
  const runners = rules.filter((rule) => (rule.exec !== undefined || rule.mmap) && !rule.write && allows(rule))
  const told = new Set<FileRule>()
  const { pairs } = scope.overlapping(writers, runners, (writer, runner) => writer.path?.glob !== runner.path?.glob)
  for (const [writer, runner] of pairs) {
    const { path } = runner
    const other = writer.path
    if (!path || !other || told.has(runner)) continue
    told.add(runner)
    report({
      span: path.span,
      subject: runner.subject,
      evidence: `write ${other.written} and run ${path.written}`,
      values: { path: path.written, other: other.written },
      message:
        'Some files of `{path}`, which may be run or loaded here, may be written by the rule for `{other}`: what is dropped there runs. Keep the two apart, or deny one for the files of the other.',
      related: [{ uri: source.uri, span: other.span, message: 'written here' }],
    })
  }
}
