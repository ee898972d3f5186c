import type { Span } from '../../../core/span.ts'
import { words } from '../../../core/words.ts'
import { RLIMITS, SIGNALS, SOCKET_TYPES } from '../words.ts'
import {
  type Condition,
  type ConditionalBody,
  globProblem,
  type ProfileNode,
  type RlimitBody,
  type RuleNode,
  type Word,
} from '../../../syntax/apparmor/index.ts'

/** Takes a place and what is wrong there, in plain words without a full stop. */
export type Report = (place: Span, message: string) => void

const TIMES = /^(?:us|microseconds?|ms|milliseconds?|s|sec|seconds?|min|minutes?|h|hours?|d|days?|weeks?)$/
const MESSAGE: ReadonlySet<string> = new Set(['path', 'interface', 'member'])

/** Signals that do not exist. */
export function checkSignal({ conditions }: ConditionalBody, report: Report): void {
  for (const { name, values } of conditions) {
    if (name.text !== 'set') continue
    for (const value of values) if (!isSignal(value.text)) report(value, `\`${value.text}\` is no signal`)
  }
}

/** Whether a signal rule or `kill.signal=` can name it. */
export function isSignal(text: string): boolean {
  const [, number] = /^rtmin\+0*(\d{1,2})$/.exec(text) ?? []
  return SIGNALS.has(text) || (number !== undefined && Number(number) <= 32) || /^rtmin\+[a-z]\w*$/.test(text)
}

/** D-Bus rules that mix what belongs to messages, to services and to eavesdropping. */
export function checkDbus({ permissions, conditions, group }: ConditionalBody, report: Report): void {
  const message = conditions.find(({ name }) => MESSAGE.has(name.text)) ?? group?.conditions[0]
  const service = conditions.find(({ name }) => name.text === 'name')
  const has = (...names: readonly string[]): boolean => permissions.some(({ text }) => names.includes(text))
  if (has('eavesdrop') && (message ?? service)) {
    report(
      (message ?? service)?.name ?? permissions[0] ?? { start: 0, end: 0 },
      '`eavesdrop` can only be limited to a bus',
    )
  } else if (message && service) {
    report(service.name, '`name=` is about owning a name, the rest about messages: give each a rule of its own')
  } else if (message && has('bind')) {
    report(message.name, '`bind` is about owning a name and cannot be limited to messages')
  } else if (service && has('send', 'receive', 'read', 'write', 'r', 'w', 'rw', 'wr')) {
    report(service.name, '`name=` is about owning a name; the other side of a message is `peer=(name=...)`')
  }
}

/** Values of unix rules that are no address or type. */
export function checkUnix({ conditions, group }: ConditionalBody, report: Report): void {
  for (const { name, values } of [...conditions, ...(group?.conditions ?? [])]) {
    const value = values[0]
    if (!value) continue
    if (name.text === 'type' && !SOCKET_TYPES.has(value.text)) report(value, `\`${value.text}\` is no socket type`)
    if (name.text === 'addr' && !/^(?:@|none$|auto$)/.test(value.text)) {
      report(
        value,
        'an address here is abstract and starts with `@`, or is `none` or `auto`; sockets with a path are file rules',
      )
    }
  }
}

/** Message queues by a type or name that does not exist. */
export function checkMqueue({ conditions, words: names }: ConditionalBody, report: Report): void {
  const type = conditions.find(({ name }) => name.text === 'type')?.values[0]
  const [word] = names
  if (type && type.text !== 'posix' && type.text !== 'sysv') {
    report(type, 'a message queue is of type `posix` or `sysv`')
  }
  if (!word) return
  const posix = /^[/@{*]/.test(word.text)
  const sysv = /^\d+$/.test(word.text)
  if ((!posix && !sysv) || (type?.text === 'posix' && sysv) || (type?.text === 'sysv' && word.text.startsWith('/'))) {
    report(word, 'a POSIX queue has a name that starts with `/`, a System V queue a number')
  }
}

/** Limits that do not exist, or with a value of another kind. */
export function checkRlimit({ resource, value, unit }: RlimitBody, report: Report): void {
  if (!resource) return
  const kind = Object.hasOwn(RLIMITS, resource.text) ? RLIMITS[resource.text] : undefined
  if (!kind) return void report(resource, `\`${resource.text}\` is no resource limit`)
  if (!value) return void report(resource, 'this limit has no value')
  if (value.text === 'infinity') return unit && void report(unit, '`infinity` has no unit')
  const number = Number(value.text)
  if (kind === 'nice') {
    if (unit || number < -20 || number > 19) report(value, 'the limit for nice is a number from -20 to 19')
  } else if (number < 0) report(value, 'this limit cannot be negative')
  else if (
    kind === 'number' ? unit !== undefined : unit && !(kind === 'bytes' ? /^(?:[KMG]B?)$/ : TIMES).test(unit.text)
  ) {
    report(unit ?? value, `\`${unit?.text ?? ''}\` is no unit of this limit`)
  } else if (kind === 'seconds' && unit && /^(?:us|micro|ms|milli)/.test(unit.text)) {
    report(unit, 'this limit is counted in seconds or more')
  }
}

/** Conditions whose values are globs. */
const GLOBS: ReadonlySet<string> = new Set(
  words('peer addr label name path interface member bus oldroot fstype vfstype'),
)

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
