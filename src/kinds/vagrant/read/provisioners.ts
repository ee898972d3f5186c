import type { RubyValue } from '../../../syntax/ruby/index.ts'
import { emitVariable } from '../../shared/secrets/variable.ts'
import type { Context, Said, SaidIndex } from './said.ts'
import { booleanOf, isExact, keywords, mayHoldMore, pairOf, positional, stringOf, textOf } from './values.ts'
import { type Machine, provisionerType } from './walk.ts'
import { fileScriptEmitter, type ScriptCircumstances, scriptEmitter } from './commands.ts'

/** Options by which Vagrant compares a script with a checksum (plugins/provisioners/shell/config.rb). */
const CHECKSUMS = ['md5', 'sha1', 'sha256', 'sha384', 'sha512'] as const

/** What a shell provisioner is given, whether as arguments of its call or in its block. */
interface Given {
  readonly said: Said
  readonly span: Said['statement']['span']
  readonly value: (name: string) => RubyValue | undefined
  readonly complete: boolean
}

/** Shell provisioners: their scripts, variables and the files they come from; and what triggers run in the guest. */
export function provisionerFacts(context: Context): void {
  const { said, index, emit } = context
  const emitScript = scriptEmitter(context)
  const emitFile = fileScriptEmitter(context)
  for (const given of givenTo(said)) {
    const {
      said: {
        subject,
        noun,
        name,
        scope: { machine },
      },
      span,
      value,
    } = given
    const inline = value('inline')
    const string = stringOf(inline)
    const env = value('env')
    const privileged = value('privileged')
    const circumstances: ScriptCircumstances = {
      subject,
      noun,
      asRoot: privileged === undefined ? (given.complete ? true : undefined) : booleanOf(privileged),
      variable: (variable) => {
        const pair = pairOf(env, variable)
        return pair && { value: textOf(pair.value) }
      },
    }
    const windows = isWindows(index, machine)
    if (string && !string.command && !windows) emitScript(string, circumstances)
    variableFacts(given, env, context)
    const path = value('path')
    const known = textOf(path)
    if (path && known !== undefined && !windows) emitFile(known, path.span, circumstances)
    emit('vagrant.provisioner', {
      span: path?.span ?? span,
      subject,
      noun,
      type: name.startsWith('trigger') ? 'trigger' : 'shell',
      path: known,
      checked: CHECKSUMS.some((sum) => value(sum) !== undefined),
    })
  }
}

/** Windows guests run inline scripts as PowerShell. */
function isWindows(index: SaidIndex, machine: Machine): boolean {
  return ['vm.communicator', 'vm.guest'].some((key) =>
    index.of(machine, key).some(({ statement }) => textOf(statement.value)?.startsWith('win')),
  )
}

function givenTo(said: readonly Said[]): readonly Given[] {
  const inBlock = new Map<unknown, Map<string, RubyValue>>()
  for (const { scope, key, statement } of said) {
    if (scope.role !== 'provisioner' || !statement.value) continue
    const values = inBlock.get(scope.call) ?? new Map<string, RubyValue>()
    inBlock.set(scope.call, values.set(key, statement.value))
  }
  return said.flatMap((one): readonly Given[] => {
    const { statement, key, scope } = one
    if (scope.role === 'config' && key === 'vm.provision' && provisionerType(statement) === 'shell') {
      const hash = keywords(statement)
      const values = inBlock.get(statement)
      // Old files give everything in one hash behind the type.
      return [
        {
          said: one,
          span: spanOf(one),
          value: (name) => values?.get(name) ?? pairOf(hash, name)?.value,
          complete: !mayHoldMore(statement),
        },
      ]
    }
    if (scope.role === 'trigger' && key === 'run_remote') {
      return [
        {
          said: one,
          span: statement.span,
          value: (name) => pairOf(statement.value ?? statement.args.at(-1), name)?.value,
          complete: false,
        },
      ]
    }
    return []
  })
}

function spanOf({ statement }: Said): Said['statement']['span'] {
  const [first] = positional(statement)
  return { start: statement.span.start, end: first?.span.end ?? statement.span.end }
}

function variableFacts({ said: { subject, noun } }: Given, env: RubyValue | undefined, { emit, mask }: Context): void {
  if (env?.kind !== 'hash') return
  for (const { key, keySpan, span, value } of env.pairs) {
    if (key === undefined) continue
    const text = textOf(value)
    const string = value.kind === 'string' ? value : undefined
    const exact = string !== undefined && isExact(string)
    emitVariable(
      {
        span,
        subject,
        noun,
        place: 'environment',
        variable: key,
        nameSpan: keySpan,
        value: text,
        valueSpan: value.span,
        image: undefined,
        kept: true,
        set: () => undefined,
        remove: () => undefined,
      },
      text === undefined || !string
        ? undefined
        : {
            text,
            interpolated: false,
            spanOf: (start, end) =>
              exact
                ? { start: string.contentSpan.start + start, end: string.contentSpan.start + end }
                : string.contentSpan,
          },
      { serves: false, moveOut: () => undefined },
      emit,
      mask,
    )
  }
}
