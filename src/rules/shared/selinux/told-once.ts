import type { Report, RuleContext, Together } from '../../../core/rule.ts'
import { contains } from '../../../core/span.ts'
import type { PolicyFile, Statement } from '../../../kinds/selinux/shared/facts.ts'
import { quoted } from './names.ts'

/** A report about a statement. */
export interface Placed {
  readonly report: Report
  readonly statement: Pick<Statement, 'span' | 'within'>
}

/** Makes one finding of what a rule says alike in one file: policy gives the same right in many places. */
export function together({ message, threat }: Pick<Report, 'message' | 'threat'>, names: readonly string[]): Together {
  return {
    key: `${threat?.needs ?? ''} ${threat?.reaches ?? ''} ${message}`,
    name: quoted(names) || 'a name that is not known',
    message: `${message} There are {count} such places in this file, for {names}.`,
  }
}

/** Reports what is said of a file's statements; without a fix where the fixes of all together would leave an empty block, which does not compile. */
export function reportAll(file: PolicyFile, placed: readonly Placed[], { report }: RuleContext): void {
  const emptied = placed.length > 1 ? blocksEmptied(file, placed) : undefined
  for (const { report: one, statement } of placed) {
    const refused = emptied !== undefined && statement.within.some(({ span }) => emptied.has(span.start))
    report(refused ? { ...one, fixes: [] } : one)
  }
}

/** The blocks, by their starts, that hold nothing but statements which the fixes remove, and more than one. */
function blocksEmptied(file: PolicyFile, placed: readonly Placed[]): ReadonlySet<number> {
  const ours = countsOf(placed.filter(removesStatement).map(({ statement }) => statement))
  const shared = [...ours].filter(([, count]) => count > 1)
  if (shared.length === 0) return new Set()
  const rules = file.rules.filter(({ call }) => !call)
  const all = countsOf([...rules, ...file.calls, ...file.declarations, ...file.memberships, ...file.requirements])
  return new Set(shared.filter(([start, count]) => count >= (all.get(start) ?? 0)).map(([start]) => start))
}

function removesStatement({ report, statement: { span } }: Placed): boolean {
  return report.fixes?.[0]?.edits.some((edit) => edit.newText === '' && contains(edit.span, span)) ?? false
}

/** How many statements each block around them holds; definitions stay when they are empty. */
function countsOf(statements: readonly Pick<Statement, 'within'>[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { within } of statements) {
    for (const { form, span } of within) {
      if (form === 'interface' || form === 'template' || form === 'define') continue
      counts.set(span.start, (counts.get(span.start) ?? 0) + 1)
    }
  }
  return counts
}
