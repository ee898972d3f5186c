import { ERRORS } from '../../../knowledge/apparmor-words.ts'
import type { BranchNode, Node, ProfileNode } from '../../../syntax/apparmor/index.ts'
import type { Profile } from '../facts/profile.ts'
import { opposites, profilesAmong } from '../profile.ts'
import type { Variables } from '../variables.ts'
import type { Report } from './report.ts'
import { isSignal } from './values.ts'

/** Flags that exclude each other, or whose value does not exist. */
export function checkFlags({ flags }: Profile, variables: Variables, report: Report): void {
  const pair = opposites(flags)
  const second = pair && flags.find(({ name }) => name === pair[1])
  if (pair && second) {
    report(
      second.span,
      `the flags \`${pair[0]}\` and \`${pair[1]}\` exclude each other, so that the profile does not load`,
    )
  }
  for (const { name, value, span } of flags) {
    if (name === 'error' && !ERRORS.has(value ?? '')) {
      report(span, '`error=` takes the name of an error, such as `EPERM`')
    }
    if (name === 'kill.signal' && !isSignal(value ?? '')) {
      report(span, '`kill.signal=` takes the name of a signal, such as `term`')
    }
    if (name.startsWith('attach_disconnected.') && value !== undefined) {
      const paths = variables.fill(value)
      if (paths?.some((path) => !path.startsWith('/'))) {
        report(span, `\`${name}=\` takes a path, which starts with \`/\``)
      }
    }
  }
}

/** Profiles and hats of one name: the parser takes each name once, a namespace apart. Branches it does not take do not count. */
export function checkNames(nodes: readonly Node[], booleans: ReadonlyMap<string, boolean>, report: Report): void {
  const seen = new Set<string>()
  for (const profile of loaded(nodes, booleans)) {
    const { text } = profile.name
    if (seen.has(text)) report(profile.name, `\`${text}\` is defined a second time, so that the file does not load`)
    seen.add(text)
    checkNames(profile.items, booleans, report)
  }
}

/** The profiles that are certainly loaded. */
function loaded(nodes: readonly Node[], booleans: ReadonlyMap<string, boolean>): readonly ProfileNode[] {
  let before: boolean | undefined = false
  return nodes.flatMap((node): readonly ProfileNode[] => {
    if (node.type === 'profile') return [node]
    if (node.type === 'block') return loaded(node.items, booleans)
    if (node.type !== 'branch') return []
    const holds = node.condition.length === 0 ? before === false : truthOf(node, booleans)
    before = holds
    return holds === true ? loaded(node.items, booleans) : []
  })
}

/** Whether a branch is taken; undefined when that cannot be told. */
function truthOf({ condition }: BranchNode, booleans: ReadonlyMap<string, boolean>): boolean | undefined {
  const [first, second] = condition
  const name = /^\$\{?(\w+)\}?$/.exec(
    (condition.length === 2 && first?.text === 'not' ? second : first)?.text ?? '',
  )?.[1]
  const value = name === undefined || condition.length > 2 ? undefined : booleans.get(name)
  return value === undefined || condition.length === 1 ? value : !value
}

/** Every profile, hat and child among nodes. */
export function headsOf(nodes: readonly Node[]): readonly ProfileNode[] {
  return profilesAmong(nodes).flatMap((profile) => [profile, ...headsOf(profile.items)])
}
