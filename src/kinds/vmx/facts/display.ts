import type { Sink } from '../../shared/sink.ts'
import type { Machine } from '../machine.ts'

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
