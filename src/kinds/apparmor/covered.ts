import { globCovers } from '../../syntax/apparmor/index.ts'
import type { FileRule } from './facts/rules.ts'
import { globsOf } from './path-glob.ts'

/**
 * Whether deny rules of the scope or of included files take a whole rule back. A deny wins over an allow of the same priority, whatever the order
 * (apparmor.d(5), "Rule Qualifiers").
 */
export function deniedBy(rule: FileRule): boolean {
  if (rule.deny || !rule.path) return false
  const globs = globsOf(rule.path)
  return (
    globs.length > 0 &&
    globs.every((glob) =>
      rule.scope
        .denials(glob)
        .some(
          (deny) =>
            takesBack(deny, rule) &&
            deny.path !== undefined &&
            globsOf(deny.path).some((wide) => globCovers(wide, glob)),
        ),
    )
  )
}

function takesBack(deny: FileRule, rule: FileRule): boolean {
  if (deny.priority < rule.priority || (deny.owner && !rule.owner) || (rule.exec && !deny.exec)) return false
  return rule.letters
    .split('')
    .every((letter) => deny.letters.includes(letter) || (letter === 'a' && deny.letters.includes('w')))
}
