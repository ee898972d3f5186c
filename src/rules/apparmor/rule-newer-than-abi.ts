import { reviewFix } from '../../core/finding.ts'
import type { Report, Rule } from '../../core/rule.ts'
import type { AnyRule } from '../../kinds/apparmor/facts.ts'
import { abiOf } from '../shared/apparmor/newer-classes.ts'

/** apparmor.d(5), "ABI"; the parser's own warning is "rules not enforced". */
export const ruleNewerThanAbi: Rule = {
  id: 'rule-newer-than-abi',
  title: 'Rule is not enforced, because it is newer than the ABI',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['apparmor.d(5), "ABI"'],
  on: {
    'apparmor.userns'(rule, { report }) {
      check(rule, report)
    },
    'apparmor.mqueue'(rule, { report }) {
      check(rule, report)
    },
    'apparmor.ioUring'(rule, { report }) {
      check(rule, report)
    },
  },
}

function check(rule: AnyRule, report: (report: Report) => void): void {
  const { file, span, subject, text, deny, profile } = rule
  const needed = abiOf(rule)
  const pinned = file.abi ? file.abi.version : 0
  if (
    needed === undefined ||
    pinned === undefined ||
    pinned >= needed ||
    file.role !== 'profile' ||
    file.template ||
    !profile
  ) {
    return
  }
  const target = `abi/${needed}.0`
  const edits = profile.container ? undefined : file.abi ? file.abi.set(target) : file.insertAbi(target)
  report({
    span,
    subject,
    evidence: text,
    values: { rule: text, needed: `${needed}.0`, pinned: file.abi?.target ?? '' },
    message: file.abi
      ? '"{rule}" needs the features of ABI {needed}, but the file is pinned to {pinned}, so the kernel ignores the rule. Pin the newer set.'
      : '"{rule}" needs the features of ABI {needed}, and without an abi line the host\'s default decides whether it is enforced. Pin the set.',
    ...(!deny && { threat: { needs: 'flaw', reaches: 'others' } as const }),
    confidence: file.abi ? 'high' : 'medium',
    fixes: [
      reviewFix(
        `Pin ABI ${needed}.0`,
        'everything that set names is mediated from then on, and hosts need a release that has it',
        edits,
      ),
    ],
  })
}
