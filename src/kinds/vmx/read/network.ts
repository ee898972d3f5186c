import type { Sink } from '../../shared/sink.ts'
import { type Machine, members } from './machine.ts'
import type { NetworkCard } from '../../../core/facts/machine.ts'

/**
 * VMware's own VNC server (Workstation, Fusion and old ESXi): without an address it listens on all interfaces, and without a password
 * or key it asks nobody. It has no encryption.
 */
export function displayFacts(machine: Machine, emit: Sink): void {
  const enabled = machine.get('RemoteDisplay.vnc.enabled')
  const password = machine.get('RemoteDisplay.vnc.password')
  if (!enabled) return
  const address = machine.get('RemoteDisplay.vnc.ip')
  const asked = [password, machine.get('RemoteDisplay.vnc.key')].some((setting) => setting && setting.value !== '')
  emit('remoteDisplay', {
    span: enabled.span,
    subject: machine.subject,
    noun: machine.noun,
    protocol: 'vnc',
    on: machine.flag(enabled.key),
    address: address ? address.value : machine.complete ? '' : undefined,
    access: asked ? 'set' : machine.complete ? 'open' : 'unknown',
    passwordSpan: password && password.value !== '' ? password.span : undefined,
    encrypted: false,
    shared: undefined,
    effect: machine.effect,
    bindLoopback: () => (address ? address.set('127.0.0.1') : machine.add('RemoteDisplay.vnc.ip', '127.0.0.1')),
    turnOff: () => enabled.set('FALSE'),
    encrypt: () => undefined,
    limitViewers: () => undefined,
  })
}

/** VMware, "Virtual serial port, network URI": these are encrypted. */
const ENCRYPTED = /^(?:ssl|telnets|tcp4?\+ssl|telnet\+ssl):/i

/** Network cards, and serial and parallel ports that are served on a network. */
export function networkFacts(machine: Machine, emit: Sink): void {
  const { noun, subject, effect } = machine
  for (const name of members(machine, 'ethernet')) {
    if (machine.flag(`${name}.present`) !== true) continue
    const quiet = machine.get(`${name}.noPromisc`)
    const model = machine.get(`${name}.virtualDev`)
    const span = (machine.get(`${name}.connectionType`) ?? machine.get(`${name}.present`) ?? machine).span
    emit('networkCard', {
      span,
      subject: `${subject} ${name}`,
      noun,
      effect,
      attachment: attachmentOf(machine, name),
      ...(model && { model: model.value?.toLowerCase() }),
      modern: 'vmxnet3',
      promiscuous: quiet ? (machine.flag(quiet.key) === false ? 'all' : 'none') : undefined,
      denyPromiscuous: () => quiet?.set('TRUE'),
      setModel: (wanted) => model?.set(wanted),
    })
  }
  for (const [family, which] of [
    ['serial', 'serial-port'],
    ['parallel', 'parallel-port'],
  ] as const) {
    for (const name of members(machine, family)) {
      const place = machine.get(`${name}.fileName`) ?? machine.get(`${name}.network.endPoint`)
      const present = machine.get(`${name}.present`)
      if (
        machine.flag(`${name}.present`) !== true ||
        machine.get(`${name}.fileType`)?.value?.toLowerCase() !== 'network'
      ) {
        continue
      }
      // Behind TLS it is the certificates that decide, which the file does not show.
      if (ENCRYPTED.test(place?.value ?? '')) continue
      emit('networkLine', {
        span: (place ?? present ?? machine).span,
        subject: `${subject} ${name}`,
        noun,
        which,
        effect,
        address: listenAddress(machine.get(`${name}.network.endPoint`)?.value, machine.get(`${name}.fileName`)?.value),
        remove: () => present?.set('FALSE'),
        bindLoopback: () => undefined,
      })
    }
  }
}

/** On ESXi `bridged` is how every port group is written, and says nothing. */
function attachmentOf(machine: Machine, name: string): NetworkCard['attachment'] {
  const type = machine.get(`${name}.connectionType`)?.value?.toLowerCase()
  if (machine.get(`${name}.networkName`) || machine.host === 'esxi') return 'other'
  if (type === 'nat') return 'nat'
  if (type === 'hostonly') return 'internal'
  if (type === 'custom') {
    return machine.get(`${name}.vnet`)?.value?.toLowerCase().endsWith('vmnet0') ? 'bridged' : 'other'
  }
  return type === 'bridged' ? 'bridged' : undefined
}

/** `telnet://:5000` waits for connections on all interfaces; a line that dials out does not wait at all. */
function listenAddress(endPoint = 'server', fileName: string | undefined): string | undefined {
  if (endPoint.toLowerCase() === 'client' || fileName === undefined) return undefined
  return /^[a-z]+:\/\/([^/:]*)/i.exec(fileName)?.[1]
}
