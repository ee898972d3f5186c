import {
  globProblem,
  type Condition,
  type ProfileNode,
  type RuleNode,
  type Word,
} from '../../../syntax/apparmor/index.ts'
import type { Report } from './report.ts'

/** Conditions whose values are globs. */
const GLOBS: ReadonlySet<string> = new Set([
  'peer',
  'addr',
  'label',
  'name',
  'path',
  'interface',
  'member',
  'bus',
  'oldroot',
  'fstype',
  'vfstype',
])

/** Globs whose braces and brackets do not pair. */
export function checkRuleGlobs({ body }: RuleNode, report: Report): void {
  const check = (word: Word | undefined): void => {
    const problem = word && globProblem(word.text)
    if (word && problem) report(word, problem)
  }
  const conditions = (list: readonly Condition[]): void => {
    for (const { name, values } of list) if (GLOBS.has(name.text)) values.forEach(check)
  }
  if (body.kind === 'file') {
    check(body.path)
    if (body.link) check(body.target?.word)
  } else if (body.kind === 'change_profile') {
    check(body.path)
    check(body.target?.word)
  } else if (body.kind === 'conditional') {
    conditions(body.conditions)
    conditions(body.group?.conditions ?? [])
    if (body.class !== 'network') body.words.forEach(check)
    if (body.class === 'mount') check(body.target?.word)
  }
}

/** The same for what a profile attaches to. */
export function checkHeadGlobs({ name, attachment, keyword }: ProfileNode, report: Report): void {
  const word = attachment ?? (keyword ? undefined : name)
  const problem = word && globProblem(word.text)
  if (word && problem) report(word, problem)
}
