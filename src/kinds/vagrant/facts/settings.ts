import type { VagrantSetting } from '../facts.ts'
import type { Context, Said } from '../said.ts'
import { itemsOf, literalOf, textOf, pairOf, keywords, positional } from '../values.ts'

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
    if (/(?:^|\.)(?:password|graphics_passwd)$/.test(one.name) && statement.value?.kind === 'string') {
      mask(hidden(statement.value.contentSpan, textOf(statement.value)))
    }
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
