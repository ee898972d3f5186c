import type { Workload } from '../../../core/facts/workload.ts'
import { insertFirst } from '../edit.ts'
import { type Context, nounOf, type Said, subjectOf } from './said.ts'
import { itemsOf, keywords, literalOf, pairOf, positional, textOf, usualOf } from './values.ts'
import type { Machine } from './walk.ts'
import type { VagrantSetting } from '../facts.ts'

/** The machines as workloads. A virtual machine always has a number of processors and an amount of memory, so that it lacks no limit. */
export function machineFacts(context: Context): void {
  const { file, emit } = context
  const { machines, root } = file
  for (const machine of machines.length > 0 ? machines : root ? [root] : []) {
    const span = spanOf(machine)
    const subject = subjectOf(machine)
    const noun = machine === root ? 'the virtual machine' : nounOf(machine, file)
    const workload: Workload = {
      span,
      subject,
      noun,
      name: machine.name ?? 'default',
      platform: 'machine',
      lacks: () => undefined,
    }
    emit('workload', workload)
  }
  if (!root) return
  emit('vagrant.machine', {
    span: spanOf(root),
    subject: 'config',
    noun: machines.length > 0 ? 'every machine' : 'the virtual machine',
    sharesDefaultFolder: () =>
      file.dynamic || isOld(root)
        ? undefined
        : sharesDefault(context.said.filter(({ key }) => key === 'vm.synced_folder')),
    disableDefaultFolder: () =>
      insertFirst(context.text, root.call, `${file.variable}.vm.synced_folder ".", "/vagrant", disabled: true`),
  })
}

/** Whether the default share is there; undefined where a condition or a value decides. */
function sharesDefault(folders: readonly Said[]): boolean | undefined {
  let shared: boolean | undefined = true
  for (const { statement, certain } of folders) {
    const [, target] = positional(statement)
    const path = textOf(target)
    if (path === undefined) return undefined
    const disabled = pairOf(keywords(statement), 'disabled')
    if (path !== '/vagrant') continue
    // A share of one's own at that place is seen as what it is.
    shared = !certain || (disabled && literalOf(disabled.value) === undefined) ? undefined : false
  }
  return shared
}

/** `Vagrant::Config.run`: files of the first version share folders in another way. */
function isOld({ call }: Machine): boolean {
  return call.path.some(({ text }) => text === 'Config')
}

function spanOf({ call }: Machine): { readonly start: number; readonly end: number } {
  const [name] = positional(call)
  const last = call.path.at(-1)?.span ?? call.span
  return { start: call.span.start, end: call.parentheses?.end ?? name?.span.end ?? last.end }
}

/** Every assignment to the configuration or to a provider's part of it. */
export function settingFacts({ said, index, file, text, emit, mask }: Context): void {
  const ownKeys = REPLACES_KEYS.test(text)
  const reachable = new Set(said.flatMap((one) => (isReachable(one) ? [one.scope.machine] : [])))
  const factOf = (one: Said): VagrantSetting => {
    const {
      statement: { span, value, path },
      subject,
      noun,
      name,
      edit,
      scope: { machine },
    } = one
    return {
      span,
      subject,
      noun,
      key: name,
      value: literalOf(value),
      items: itemsOf(value).map(literalOf),
      valueSpan: value?.span ?? path.at(-1)?.span ?? span,
      beside: (key) => {
        const found = index.of(machine, key)
        const last = found.at(-1)
        return last && found.length < MANY && found.every(({ certain }) => certain) ? factOf(last) : undefined
      },
      says: (key) => !index.lacks(machine, key),
      complete: !file.dynamic && one.certain,
      ownKeys,
      reachable:
        reachable.has(machine) ||
        (machine === file.root ? reachable.size > 0 : file.root !== undefined && reachable.has(file.root)),
      set: (text) => edit.replace(value, text),
      remove: () => edit.remove(),
    }
  }
  for (const one of said) {
    const { statement, scope } = one
    if (statement.kind !== 'assignment' || statement.index || statement.operator !== '=') continue
    if (scope.role !== 'config' && scope.role !== 'provider') continue
    const secret = /(?:^|\.)(?:password|graphics_passwd)$/.test(one.name) ? usualOf(statement.value) : undefined
    if (secret?.kind === 'string') mask(hidden(secret.contentSpan, textOf(secret)))
    emit('vagrant.setting', factOf(one))
  }
}

/** A file or a script puts other keys in the place of those the machine accepts; `>>` adds to them. */
const REPLACES_KEYS =
  /(?:^|[^>])>[ \t]*["']?[^\s>"']*authorized_keys|\bdestination(?::|["']?[ \t]*=>)[ \t]*["'][^"'\n]*authorized_keys/m

/** A setting said this often is made by a program; nobody looks through it. */
const MANY = 100

/** The word `vagrant` is the user's name, the box's and the folder's too: hidden where it stands alone. */
function hidden<T extends { readonly start: number; readonly end: number }>(span: T, value: string | undefined) {
  return /\d/.test(value ?? '') && (value ?? '').length > 5 ? span : { ...span, guessable: true as const }
}

/** Whether other computers reach the machine's SSH server over this network. */
function isReachable({ statement, name }: Said): boolean {
  if (name !== 'vm.network') return false
  const type = textOf(positional(statement)[0])
  if (type === 'public_network' || type === 'bridged') return true
  const address = pairOf(keywords(statement), 'host_ip')
  return (
    type === 'forwarded_port' &&
    literalOf(pairOf(keywords(statement), 'guest')?.value) === 22 &&
    (!address || /^(?:|0\.0\.0\.0|\*|::)$/.test(textOf(address.value) ?? '?'))
  )
}
