import type { MachineFeatureName } from '../../../core/facts/machine.ts'
import type { Sink } from '../../shared/sink.ts'
import { booleanOf, type Machine } from './machine.ts'

/** A switch of a VMware machine. */
export interface VmxFeature {
  /** As VMware documents it; compared without regard to case. `#` stands for a number. */
  readonly key: string
  readonly feature: MachineFeatureName
  /** The value by which the feature is on. */
  readonly onWhen: boolean
  readonly detail?: string
  /** What VMware documents for a machine that does not set it; absent where that differs between products or is not documented. */
  readonly absent?: { readonly workstation?: boolean; readonly esxi?: boolean }
}

/**
 * VMware, vSphere 8 and VCF 9 Security Configuration Guides; DISA, VMware vSphere 8 Virtual Machine STIG (VMCH-80-000189 to -000214). Workstation's
 * documentation has copy, paste and drag on unless a machine switches them off.
 */
const VMX_FEATURES: readonly VmxFeature[] = [
  {
    key: 'isolation.tools.copy.disable',
    feature: 'clipboard',
    onWhen: false,
    detail: 'copy',
    absent: { workstation: true },
  },
  {
    key: 'isolation.tools.paste.disable',
    feature: 'clipboard',
    onWhen: false,
    detail: 'paste',
    absent: { workstation: true },
  },
  { key: 'isolation.tools.dnd.disable', feature: 'drag-and-drop', onWhen: false, absent: { workstation: true } },
  { key: 'isolation.tools.hgfsServerSet.disable', feature: 'file-transfer', onWhen: false },
  { key: 'isolation.tools.setGUIOptions.enable', feature: 'display-settings', onWhen: true },
  { key: 'isolation.tools.diskShrink.disable', feature: 'disk-shrink', onWhen: false },
  { key: 'isolation.tools.diskWiper.disable', feature: 'disk-wipe', onWhen: false },
  { key: 'isolation.device.connectable.disable', feature: 'device-changes', onWhen: false, detail: 'connect' },
  { key: 'isolation.device.edit.disable', feature: 'device-changes', onWhen: false, detail: 'edit' },
  { key: 'devices.hotplug', feature: 'device-hotplug', onWhen: true },
  { key: 'tools.guestlib.enableHostInfo', feature: 'host-information', onWhen: true },
  { key: 'logging', feature: 'logging', onWhen: true },
  { key: 'tools.guest.desktop.autolock', feature: 'screen-lock', onWhen: true },
  { key: 'mks.enable3d', feature: '3d-acceleration', onWhen: true },
  { key: 'vhv.enable', feature: 'nested-virtualization', onWhen: true },
  { key: 'uefi.secureBoot.enabled', feature: 'secure-boot', onWhen: true },
  { key: 'ulm.disableMitigations', feature: 'cpu-mitigation', onWhen: false, detail: 'all side-channel mitigations' },
  { key: 'usb.vbluetooth.startConnected', feature: 'bluetooth', onWhen: true },
  { key: 'usb.present', feature: 'usb-controller', onWhen: true, detail: 'USB 1.1' },
  { key: 'ehci.present', feature: 'usb-controller', onWhen: true, detail: 'USB 2.0' },
  { key: 'usb_xhci.present', feature: 'usb-controller', onWhen: true, detail: 'USB 3' },
  { key: 'usb.generic.autoconnect', feature: 'usb-redirection', onWhen: true },
  { key: 'floppy#.present', feature: 'floppy', onWhen: true },
  { key: 'parallel#.present', feature: 'parallel-port', onWhen: true },
  { key: 'serial#.present', feature: 'serial-port', onWhen: true },
  { key: 'sound.present', feature: 'sound', onWhen: true },
  { key: 'isolation.tools.ghi.autologon.disable', feature: 'host-agent-login', onWhen: false },
  { key: 'guest.command.enabled', feature: 'guest-agent', onWhen: true },
  { key: 'isolation.tools.vixMessage.disable', feature: 'guest-agent', onWhen: false },
  ...[
    'isolation.bios.bbs.disable',
    'isolation.tools.ghi.protocolhandler.info.disable',
    'isolation.tools.ghi.trayicon.disable',
    'isolation.tools.ghi.launchmenu.change',
    'isolation.tools.unity.taskbar.disable',
    'isolation.tools.unityActive.disable',
    'isolation.tools.unity.windowContents.disable',
    'isolation.tools.unity.push.update.disable',
    'isolation.tools.unity.disable',
    'isolation.tools.unityInterlockOperation.disable',
    'isolation.tools.vmxDnDVersionGet.disable',
    'isolation.tools.guestDnDVersionSet.disable',
    'isolation.ghi.host.shellAction.disable',
    'isolation.tools.dispTopoRequest.disable',
    'isolation.tools.trashFolderState.disable',
    'isolation.tools.getCreds.disable',
    'isolation.tools.memSchedFakeSampleStats.disable',
  ].map((key) => ({ key, feature: 'desktop-integration' as const, onWhen: false })),
]

const BY_KEY = new Map(VMX_FEATURES.map((one) => [one.key.toLowerCase(), one]))

/** The switch that a key is, in any case. */
function vmxFeature(key: string): VmxFeature | undefined {
  const lower = key.toLowerCase()
  if (/^usb\.autoconnect\.device\d+$/.test(lower)) return BY_KEY.get('usb.generic.autoconnect')
  return BY_KEY.get(lower) ?? BY_KEY.get(lower.replace(/^(floppy|parallel|serial)\d+\./, '$1#.'))
}

/** The switches the machine sets, and those it leaves to a product whose default is known. */
export function featureFacts(machine: Machine, emit: Sink): void {
  const { noun, subject, settings, effect, host, complete } = machine
  const base = { noun, subject, effect }
  for (const setting of settings) {
    const known = vmxFeature(setting.key)
    // What a later line sets again is not in force.
    if (!known || machine.get(setting.key) !== setting) continue
    const value = booleanOf(setting.value)
    emit('machineFeature', {
      ...base,
      span: setting.span,
      feature: known.feature,
      on: value === undefined ? undefined : value === known.onWhen,
      stated: true,
      detail: known.detail ?? setting.key,
      evidence: setting.key.toLowerCase(),
      set: (on) => setting.set(vmxBoolean(on === known.onWhen)),
    })
  }
  const salt = machine.get('sched.mem.pshare.salt')
  if (salt) {
    emit('machineFeature', {
      ...base,
      span: salt.span,
      feature: 'page-sharing',
      on: true,
      stated: true,
      detail: undefined,
      evidence: 'sched.mem.pshare.salt',
      set: (on) => (on ? undefined : salt.remove()),
    })
  }
  if (!complete || !host) return
  for (const { key, feature, onWhen, detail, absent } of VMX_FEATURES) {
    const on = absent?.[host]
    if (on === undefined || machine.get(key)) continue
    emit('machineFeature', {
      ...base,
      span: machine.span,
      feature,
      on,
      stated: false,
      detail: detail ?? key,
      evidence: key,
      set: (wanted) => machine.add(key, vmxBoolean(wanted === onWhen)),
    })
  }
}

/** As VMware writes it. */
export function vmxBoolean(value: boolean): string {
  return value ? 'TRUE' : 'FALSE'
}
