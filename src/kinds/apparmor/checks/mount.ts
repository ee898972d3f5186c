import { MOUNT_OPTIONS, OPPOSITE_MOUNT_OPTIONS, PROPAGATION_OPTIONS } from '../../../knowledge/apparmor-words.ts'
import type { Condition, ConditionalBody } from '../../../syntax/apparmor/index.ts'
import type { Report } from './report.ts'

const SHORT: Readonly<Record<string, string>> = {
  r: 'ro',
  'read-only': 'ro',
  w: 'rw',
  B: 'bind',
  R: 'rbind',
  M: 'move',
}

/** Mount options that the parser refuses, alone or together. */
export function checkMount(body: ConditionalBody, report: Report): void {
  const options = body.conditions.filter(({ name }) => name.text.startsWith('option'))
  for (const { values } of options) {
    const unknown = values.find(({ text }) => !MOUNT_OPTIONS.has(text))
    if (unknown) {
      return void report(
        unknown,
        unknown.text.includes(',')
          ? 'several options need parentheses: `options=(ro, noexec)`'
          : `\`${unknown.text}\` is no mount option`,
      )
    }
  }
  for (const condition of options) {
    const clash = condition.operator === '=' ? clashOf(condition) : undefined
    if (clash) {
      return void report(
        condition,
        `\`${clash[0]}\` and \`${clash[1]}\` exclude each other; \`options in (...)\` allows either`,
      )
    }
  }
  checkOperation(body, options, report)
}

function clashOf({ values }: Condition): readonly [string, string] | undefined {
  const names = namesOf(values)
  return OPPOSITE_MOUNT_OPTIONS.find(([a, b]) => names.includes(a) && names.includes(b))
}

/** Options that ask for another operation than the rest of the rule: the parser cannot encode these. */
function checkOperation(body: ConditionalBody, options: readonly Condition[], report: Report): void {
  const [first] = options
  if (!first || options.some(({ operator }) => operator !== '=')) return
  const names = options.flatMap(({ values }) => namesOf(values))
  if (names.length === 0) return
  const typed = body.conditions.some(({ name }) => name.text.endsWith('fstype'))
  const sourced = body.class === 'mount' && body.words.length > 0 && body.target !== undefined
  if (names.every((name) => PROPAGATION_OPTIONS.has(name)) && (typed || sourced)) {
    report(first, 'changing how a mount propagates takes a mount point alone: no source, no file system type')
  } else if (names.every((name) => name === 'remount') && body.class === 'mount' && (typed || body.words.length > 0)) {
    report(first, 'mounting again takes a mount point alone: no source, no file system type')
  } else if (typed && (names.every((name) => /^r?bind$/.test(name)) || names.every((name) => name === 'move'))) {
    report(first, 'a bind mount or a move has no file system type')
  }
}

function namesOf(values: Condition['values']): readonly string[] {
  return values.map(({ text }) => SHORT[text] ?? text)
}
