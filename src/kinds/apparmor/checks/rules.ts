import type { ConditionalBody, RuleNode } from '../../../syntax/apparmor/index.ts'
import { checkRuleGlobs } from './globs.ts'
import { checkMount } from './mount.ts'
import { checkNetwork, checkPeer } from './network.ts'
import type { Report } from './report.ts'
import { checkDbus, checkMqueue, checkRlimit, checkSignal, checkUnix } from './values.ts'

/** Classes in which a condition has one value and no `in`. */
const PLAIN: ReadonlySet<string> = new Set([
  'dbus',
  'signal',
  'ptrace',
  'unix',
  'io_uring',
  'mqueue',
  'userns',
  'network',
])

/** What the parser refuses in one rule although its grammar allows it. */
export function checkRule(node: RuleNode, report: Report): void {
  const { body } = node
  const owner = node.qualifiers.find(({ word }) => word === 'owner' || word === 'other')
  if (owner && body.kind !== 'file' && body.kind !== 'opaque') report(owner, `\`${owner.word}\` belongs to file rules`)
  checkRuleGlobs(node, report)
  if (body.kind === 'rlimit') checkRlimit(body, report)
  if (body.kind === 'conditional') checkConditional(body, report)
}

function checkConditional(body: ConditionalBody, report: Report): void {
  for (const { name, operator, values } of PLAIN.has(body.class) ? body.conditions : []) {
    if (operator === 'in') report(name, `\`in\` has no place in a ${body.class} rule`)
    else if (values.length > 1 && name.text !== 'set' && body.class !== 'network') {
      report(name, `\`${name.text}=\` has one value here`)
    }
  }
  switch (body.class) {
    case 'network':
      return void checkNetwork(body, report)
    case 'mount':
    case 'remount':
    case 'umount':
      return void checkMount(body, report)
    case 'signal':
      return void checkSignal(body, report)
    case 'dbus':
      return void checkDbus(body, report)
    case 'mqueue':
      return void checkMqueue(body, report)
    case 'unix':
      checkPeer(body, report)
      return void checkUnix(body, report)
    default:
  }
}
