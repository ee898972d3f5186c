import type { RubyFile, RubyToken } from '../../../syntax/ruby/index.ts'
import type { Context } from '../said.ts'
import { itemsOf, keywords, pairOf, textOf } from '../values.ts'

/** Methods with which Ruby starts a program. */
const STARTS = /^(?:system|exec|spawn|popen|popen2|popen3|popen2e|capture2|capture2e|capture3)$/
const INSTALLS = /\bvagrant\s+plugin\s+(?:install|update)\b/

/** What runs on the host: back-ticks and `system` whenever the file is read, and what triggers run there. */
export function hostCommandFacts({ text, said, emit }: Context, { tokens }: RubyFile): void {
  const add = (when: 'load' | 'trigger', span: RubyToken['span'], command: string): void => {
    emit('vagrant.hostCommand', {
      span,
      subject: 'config',
      when,
      text: shorten(command),
      plugin: INSTALLS.test(command),
    })
  }
  tokens.forEach((token, index) => {
    const { kind, span, string } = token
    if (kind === 'string' && string?.command) {
      add('load', span, text.slice(string.contentSpan.start, string.contentSpan.end))
    }
    if (kind !== 'name' || !STARTS.test(token.text)) return
    const before = tokens[index - 1]
    // `machine.run_command` of an object is something else; `Kernel.system`, `Open3.capture3` and `IO.popen` are these.
    const called = before?.kind === 'punctuation' && before.text === '.'
    if (before?.kind === 'keyword' && before.text === 'def') return
    if (called && !/^(?:Kernel|Open3|IO|Process)$/.test(tokens[index - 2]?.text ?? '')) return
    const next = tokens[index + 1]
    const argument = next?.kind === 'punctuation' && next.text === '(' ? tokens[index + 2] : next
    if (argument?.kind !== 'string' && argument?.kind !== 'name' && argument?.kind !== 'constant') return
    if (argument.kind === 'name' && /^(?:system|exec|spawn)$/.test(argument.text)) return
    const content = argument.string?.contentSpan
    add('load', { start: span.start, end: argument.span.end }, content ? text.slice(content.start, content.end) : '')
  })
  for (const { scope, key, statement } of said) {
    if (scope.role === 'trigger' && key === 'run' && (statement.value || statement.args.length > 0)) {
      const value = statement.value ?? keywords(statement)
      add('trigger', statement.span, textOf(pairOf(value, 'inline')?.value ?? pairOf(value, 'path')?.value) ?? '')
    }
    const given =
      scope.role === 'config' && /^trigger\.(?:before|after)$/.test(key)
        ? pairOf(keywords(statement), 'run')
        : undefined
    if (given) {
      add(
        'trigger',
        given.span,
        textOf(pairOf(given.value, 'inline')?.value ?? pairOf(given.value, 'path')?.value) ?? '',
      )
    }
    if (
      scope.role === 'config' &&
      key === 'vagrant.plugins' &&
      statement.value &&
      itemsOf(statement.value).length > 0
    ) {
      emit('vagrant.hostCommand', {
        span: statement.span,
        subject: 'config',
        when: 'load',
        text: 'config.vagrant.plugins',
        plugin: true,
      })
    }
  }
}

function shorten(command: string): string {
  const line = command.trim().split('\n', 1)[0] ?? ''
  return line.length > 60 ? `${line.slice(0, 57)}...` : line
}
