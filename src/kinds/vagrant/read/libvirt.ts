import type { MachineFeatureName } from '../../../core/facts/machine.ts'
import { kernelArguments } from '../../../syntax/notation/kernel-arguments.ts'
import { EFFECT, emitFeature, type Context, type Said } from './said.ts'
import { keywords, literalOf, pairOf, positional, textOf, usualOf } from './values.ts'
import { quoted } from './networks.ts'

/** What vagrant-libvirt listens on when `graphics_ip` is not set. */
const DISPLAY_ADDRESS = '127.0.0.1'

/** Settings of the libvirt provider (vagrant-libvirt, lib/vagrant-libvirt/config.rb). */
export function libvirtFacts(context: Context): void {
  for (const one of context.said) {
    if (!one.name.startsWith('libvirt.')) continue
    if (one.statement.kind === 'assignment') assigned(one, context)
    else called(one, context.emit)
  }
  displayFacts(context)
}

function assigned(one: Said, { emit, text, index }: Context): void {
  const {
    statement: { span, value },
    subject,
    noun,
    edit,
    key,
    scope: { machine },
  } = one
  const literal = literalOf(value)
  const base = { span, subject, noun }
  const feature = (name: MachineFeatureName, on: boolean, write: (on: boolean) => string | undefined): void => {
    const set = (next: boolean) => {
      const written = write(next)
      return written === undefined ? undefined : edit.replace(value, written)
    }
    emitFeature(one, { span, feature: name, on, detail: key, evidence: `${key} ${String(literal)}`, set }, emit)
  }
  const at = value?.span.start ?? 0
  if (key === 'nested' && typeof literal === 'boolean') feature('nested-virtualization', literal, String)
  if (key === 'video_accel3d' && typeof literal === 'boolean') feature('3d-acceleration', literal, String)
  if (key === 'cpu_mode' && typeof literal === 'string') {
    feature('cpu-passthrough', literal === 'host-passthrough', (on) =>
      on ? undefined : quoted(text, at, 'host-model'),
    )
  }
  if (key === 'driver' && typeof literal === 'string') {
    feature('processor-emulation', literal === 'qemu', (on) => (on ? undefined : quoted(text, at, 'kvm')))
  }
  if (key === 'cmd_line' && typeof literal === 'string') {
    for (const argument of kernelArguments(literal)) {
      emit('kernelArgument', { ...base, text: argument.text, effect: EFFECT, remove: () => undefined })
    }
  }
  if (key === 'sound_type' && typeof literal === 'string') feature('sound', true, () => undefined)
  if (key === 'qemu_args' || key === 'qemuargs') {
    emit('rawHypervisorArgument', { ...base, which: 'argument', text: undefined })
  }
  if (key === 'qemu_env' || key === 'qemuenv') {
    emit('rawHypervisorArgument', { ...base, which: 'environment', text: undefined })
  }
  // Without a type, the host's own is passed through; an emulated one needs no path.
  const tpm = index.of(machine, 'libvirt.tpm_type').at(-1)
  if (key === 'tpm_path' && typeof literal === 'string' && (!tpm || textOf(tpm.statement.value) === 'passthrough')) {
    emit('passthrough', { ...base, which: 'tpm', host: literal, effect: EFFECT, remove: () => edit.remove() })
  }
  if (key === 'nic_model_type' && typeof literal === 'string') {
    emit('networkCard', {
      ...base,
      attachment: undefined,
      model: literal.toLowerCase(),
      modern: 'virtio',
      promiscuous: undefined,
      effect: EFFECT,
      denyPromiscuous: () => undefined,
      setModel: (model) => edit.replace(value, quoted(text, at, model)),
    })
  }
  if ((key === 'memory' || key === 'cpus') && literal !== undefined) {
    emit('limit', {
      ...base,
      resource: key === 'memory' ? 'memory' : 'cpu',
      key,
      value: String(literal),
      unlimited: false,
      workload: undefined,
      set: (next) => edit.replace(value, next),
      remove: () => undefined,
    })
  }
}

function called(one: Said, emit: Context['emit']): void {
  const { statement, subject, noun, edit, key } = one
  const { span } = statement
  const base = { span, subject, noun }
  const hash = keywords(statement)
  const remove = () => edit.remove()
  const handed = (which: 'pci' | 'usb', ...names: readonly string[]): void => {
    const host = names.map((name) => literalOf(pairOf(hash, name)?.value)).join(':')
    emit('passthrough', { ...base, which, host, effect: EFFECT, remove })
  }
  const there = (feature: MachineFeatureName, detail = key): void => {
    const set = (on: boolean) => (on ? undefined : remove())
    emitFeature(one, { span, feature, on: true, detail, evidence: key, set }, emit)
  }
  switch (key) {
    case 'pci':
      handed('pci', 'bus', 'slot', 'function')
      break
    case 'usb':
      handed('usb', 'vendor', 'product')
      break
    case 'redirdev':
      there('usb-redirection', 'viewer')
      break
    case 'usb_controller':
      there('usb-controller')
      break
    case 'cpu_feature': {
      const name = textOf(pairOf(hash, 'name')?.value)
      const policy = textOf(pairOf(hash, 'policy')?.value)
      if (name !== 'vmx' && name !== 'svm') break
      const on = policy === undefined ? undefined : policy !== 'disable' && policy !== 'forbid'
      const evidence = `cpu_feature ${name} ${policy ?? ''}`
      const set = () => undefined
      emitFeature(one, { span, feature: 'nested-virtualization', on, detail: name, evidence, set }, emit)
      break
    }
    case 'qemuargs':
    case 'qemu_args':
    case 'qemuenv':
    case 'qemu_env':
      emit('rawHypervisorArgument', {
        ...base,
        which: key.endsWith('env') ? 'environment' : 'argument',
        text: textOf(pairOf(hash, 'value')?.value) ?? textOf(positional(statement)[0]),
      })
      break
    case 'serial':
      if (textOf(pairOf(hash, 'type')?.value) === 'tcp') {
        emit('networkLine', {
          ...base,
          which: 'serial-port',
          address: textOf(pairOf(pairOf(hash, 'source')?.value, 'host')?.value),
          effect: EFFECT,
          remove,
          bindLoopback: () => undefined,
        })
      }
      break
    default:
  }
}

/** The display of each machine that says something about it. */
function displayFacts({ said, index, emit, mask, text }: Context): void {
  for (const one of said) {
    const {
      statement: { span, value },
      scope,
      subject,
      noun,
      edit,
      name,
    } = one
    if (name !== 'libvirt.graphics_ip' && name !== 'libvirt.graphics_passwd') continue
    const other = (key: string): Said | undefined => index.of(scope.machine, `libvirt.${key}`).at(-1)
    const address = other('graphics_ip')
    // One fact for both settings, at the address.
    if (name === 'libvirt.graphics_passwd' && address) continue
    const password = usualOf(other('graphics_passwd')?.statement.value)
    const type = other('graphics_type')
    const protocol = textOf(type?.statement.value) ?? 'vnc'
    const where = address ? textOf(address.statement.value) : DISPLAY_ADDRESS
    if (password?.kind === 'string' && password.value !== undefined) mask(password.contentSpan)
    emit('remoteDisplay', {
      span,
      subject,
      noun,
      protocol: protocol === 'spice' ? 'spice' : 'vnc',
      on: protocol !== 'none',
      address: where === '0.0.0.0' || where === '::' ? '' : where,
      // On the loopback address only users of the host reach it, as with every machine of this provider.
      access:
        password && password.kind !== 'nil'
          ? 'set'
          : where === '127.0.0.1' || where === '::1' || where === 'localhost'
            ? 'unknown'
            : 'open',
      passwordSpan: password?.kind === 'string' && password.value !== undefined ? password.span : undefined,
      encrypted: undefined,
      shared: undefined,
      effect: EFFECT,
      bindLoopback: () =>
        address === one ? edit.replace(value, quoted(text, value?.span.start ?? 0, '127.0.0.1')) : undefined,
      turnOff: () => undefined,
      encrypt: () => undefined,
      limitViewers: () => undefined,
    })
  }
}
