import { normalizeCapability } from '../../../knowledge/host/capabilities.ts'
import type { Span } from '../../../core/span.ts'
import type { RubyValue } from '../../../syntax/ruby/index.ts'
import type { Context, Said } from './said.ts'
import { booleanOf, isExact, itemsOf, keywords, pairOf, positional, textOf } from './values.ts'
import { portOf } from './networks.ts'

/** One word of a `docker run` command line as the file has it. */
interface Word {
  readonly text: string
  readonly span: Span
}

/** Containers Vagrant starts: those of the docker provisioner in the guest, and those that are the machine itself. */
export function dockerFacts({ said, emit }: Context): void {
  for (const one of said) {
    const { scope, key, statement, name } = one
    if (scope.role === 'docker' && key === 'run') provisioned(one, emit)
    if (scope.role === 'docker' && key === 'pull_images') {
      for (const value of positional(statement)) imageFact(one, value, emit)
    }
    if (!name.startsWith('docker.') || statement.kind !== 'assignment') continue
    const { value } = statement
    if (key === 'image') imageFact(one, value, emit)
    if (key === 'privileged') {
      emit('privileged', { ...base(one), value: booleanOf(value), remove: () => one.edit.remove() })
    }
    if (key === 'create_args') runArguments(one, itemsOf(value).flatMap(wordOf), emit)
    if (key === 'volumes') for (const word of itemsOf(value).flatMap(wordOf)) volume(one, word.text, word.span, emit)
    if (key === 'ports') for (const word of itemsOf(value).flatMap(wordOf)) port(one, word.text, word.span, emit)
  }
}

/** `d.run "name", image: "…", args: "--privileged -v /a:/b"`. */
function provisioned(one: Said, emit: Context['emit']): void {
  const hash = keywords(one.statement)
  imageFact(one, pairOf(hash, 'image')?.value ?? positional(one.statement)[0], emit)
  const args = pairOf(hash, 'args')?.value
  if (args?.kind !== 'string' || args.value === undefined) return
  const exact = isExact(args)
  const words = [...args.value.matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g)].map(
    (match): Word => ({
      text: match[0].replace(/['"]/g, ''),
      span: exact
        ? { start: args.contentSpan.start + match.index, end: args.contentSpan.start + match.index + match[0].length }
        : args.span,
    }),
  )
  runArguments(one, words, emit)
}

/** The options of `docker run` that decide on isolation; of the others nothing need be known. */
function runArguments(one: Said, words: readonly Word[], emit: Context['emit']): void {
  words.forEach((word, index) => {
    const [name = '', inline] = /^--[^=]+=/.test(word.text) ? split(word.text, '=') : [word.text]
    const next = words[index + 1]
    const value = inline ?? next?.text ?? ''
    const span = inline === undefined && next ? { start: word.span.start, end: next.span.end } : word.span
    const facts = { ...base(one), span, remove: () => undefined }
    const namespace = (which: 'pid' | 'network' | 'ipc' | 'uts' | 'user' | 'cgroup'): void =>
      emit('namespace', { ...facts, which, mode: value, evidence: `${name} ${value}` })
    switch (name) {
      case '--privileged':
        emit('privileged', { ...facts, span: word.span, value: inline === undefined || inline === 'true' })
        break
      case '--cap-add':
        emit('capability', {
          ...facts,
          action: 'add',
          capability: normalizeCapability(value),
          dropsAll: words.some(({ text }) => /^--cap-drop=all$/i.test(text)),
        })
        break
      case '--net':
      case '--network':
        namespace('network')
        break
      case '--pid':
        namespace('pid')
        break
      case '--ipc':
        namespace('ipc')
        break
      case '--uts':
        namespace('uts')
        break
      case '--userns':
        namespace('user')
        break
      case '--cgroupns':
        namespace('cgroup')
        break
      case '--device': {
        const [host = '', , permissions] = value.split(':')
        emit('device', { ...facts, host, rule: false, permissions, setPermissions: () => undefined })
        break
      }
      case '--security-opt': {
        const [option = '', set = ''] = split(value, /[=:]/.exec(value)?.[0] ?? '=')
        if (option === 'seccomp' || option === 'apparmor') {
          emit('confinement', {
            ...facts,
            mechanism: option,
            value: set,
            off: set === 'unconfined',
            set: () => undefined,
          })
        }
        if (option === 'label') {
          emit('confinement', {
            ...facts,
            mechanism: 'selinux',
            value: set,
            off: set === 'disable',
            set: () => undefined,
          })
        }
        break
      }
      case '-v':
      case '--volume':
        volume(one, value, span, emit)
        break
      case '-p':
      case '--publish':
        port(one, value, span, emit)
        break
      default:
    }
  })
}

function volume(one: Said, text: string, span: Span, emit: Context['emit']): void {
  const [source = '', target = '', options = ''] = text.split(':')
  if (target === '' || /[$`]/.test(source)) return
  const listed = options.split(',').filter(Boolean)
  emit('mount', {
    ...base(one),
    span,
    type: /^[/.~]/.test(source) ? 'host' : 'volume',
    source,
    sourceSpan: span,
    target,
    readOnly: listed.includes('ro'),
    propagation: undefined,
    relabel: listed.includes('Z') ? 'Z' : listed.includes('z') ? 'z' : undefined,
    options: listed,
    makeReadOnly: () => undefined,
    setPropagation: () => undefined,
    remove: () => undefined,
  })
}

/** `[ADDRESS:]HOST:CONTAINER`; a port of the guest, which only its own network reaches. */
function port(one: Said, text: string, span: Span, emit: Context['emit']): void {
  if (one.scope.role === 'docker') return
  const match = /^(?:(\d+(?:\.\d+){3}|\[[^\]]*\]):)?(\d{1,5}):(\d{1,5})(?:\/(tcp|udp))?$/.exec(text)
  if (!match) return
  const [, address = '', host, target, protocol] = match
  emit('port', {
    ...base(one),
    span,
    exposure: 'published',
    address,
    host: portOf(host),
    target: portOf(target),
    protocol: protocol === 'udp' ? 'udp' : 'tcp',
    text,
    bindLoopback: () => undefined,
    remove: () => undefined,
  })
}

function imageFact(one: Said, value: RubyValue | undefined, emit: Context['emit']): void {
  const text = textOf(value)
  if (value && text !== undefined) {
    emit('image', { ...base(one), span: value.span, role: 'run', reference: text, template: text, builtHere: false })
  }
}

function base({ statement: { span }, subject, scope, noun }: Said) {
  return { span, subject, noun: scope.role === 'docker' ? `the container started in ${noun}` : noun }
}

function wordOf(value: RubyValue): readonly Word[] {
  const text = textOf(value)
  return text === undefined ? [] : [{ text, span: value.span }]
}

function split(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)]
}
