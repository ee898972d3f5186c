/** What a key of a VMware machine does to its isolation. */
export interface VmxHelp {
  /** As VMware documents it; `#` stands for a number. */
  readonly key: string
  /** Markdown. */
  readonly markdown: string
  /** What may be written. */
  readonly values?: readonly string[]
  /** The value that isolates best. */
  readonly hardened?: string
}

const SWITCH = ['TRUE', 'FALSE'] as const

function off(key: string, markdown: string): VmxHelp {
  return { key, markdown, values: SWITCH, hardened: 'FALSE' }
}

function on(key: string, markdown: string): VmxHelp {
  return { key, markdown, values: SWITCH, hardened: 'TRUE' }
}

/**
 * Keys that decide on isolation. Sources: VMware, vSphere 8 and VCF 9 Security Configuration Guides; DISA, VMware vSphere 8 Virtual
 * Machine STIG; the catalogue's rows without such a source are from VMware's product documentation.
 */
export const VMX_HELP: readonly VmxHelp[] = [
  on(
    'isolation.tools.copy.disable',
    'Stops text copied in the guest from reaching the clipboard of whoever looks at its console. ESXi has it off unless the machine says `FALSE`; Workstation and Fusion share the clipboard unless it says `TRUE`.',
  ),
  on(
    'isolation.tools.paste.disable',
    "Stops the viewer's clipboard - passwords among it - from being pasted into, and so read by, the guest.",
  ),
  on('isolation.tools.dnd.disable', 'Stops files from being dragged between guest and host.'),
  off('isolation.tools.setGUIOptions.enable', 'Lets a process in the guest switch copy and paste on again.'),
  on(
    'isolation.tools.hgfs.disable',
    'Switches the server of shared folders off: no folder of the host is seen in the guest.',
  ),
  on(
    'isolation.tools.hgfsServerSet.disable',
    'Stops the automation interface from moving files through the shared-folder server.',
  ),
  on(
    'isolation.tools.diskShrink.disable',
    'Keeps unprivileged users of the guest from shrinking its disks, which can make them unusable.',
  ),
  on(
    'isolation.tools.diskWiper.disable',
    'Keeps unprivileged users of the guest from wiping free space, which fills the datastore.',
  ),
  on(
    'isolation.device.connectable.disable',
    'Keeps users of the guest from connecting and disconnecting devices such as network cards.',
  ),
  on('isolation.device.edit.disable', 'Keeps users of the guest from changing settings of devices.'),
  off(
    'devices.hotplug',
    'Lets devices be added and removed while the machine runs; the guest then offers its disks and network cards for removal.',
  ),
  off(
    'tools.guestlib.enableHostInfo',
    'Tells the guest how busy the host is: measurements that help an attack on other machines.',
  ),
  on('logging', 'Writes what happens to the machine into `vmware.log`.'),
  {
    key: 'log.rotateSize',
    markdown: 'The size in bytes at which a new log is begun; without a limit a guest can fill the datastore.',
    hardened: '2048000',
  },
  { key: 'log.keepOld', markdown: 'How many old logs are kept.', hardened: '10' },
  {
    key: 'tools.setInfo.sizeLimit',
    markdown:
      "How many bytes the guest may write into the machine's information (`guestinfo`); without a limit it fills the datastore.",
    hardened: '1048576',
  },
  {
    key: 'RemoteDisplay.maxConnections',
    markdown:
      'How many people may look at the console at once; more than one means that somebody can watch an administrator.',
    hardened: '1',
  },
  off('RemoteDisplay.vnc.enabled', 'Serves the console over VNC, which is not encrypted.'),
  {
    key: 'RemoteDisplay.vnc.ip',
    markdown: "The host's address the VNC server listens on; without it, on all of them.",
    hardened: '127.0.0.1',
  },
  { key: 'RemoteDisplay.vnc.port', markdown: "The host's port of the VNC server." },
  on('tools.guest.desktop.autolock', "Locks the guest's session when the last console viewer leaves (Windows guests)."),
  off('mks.enable3d', 'Lets the guest hand drawing commands to a renderer on the host, a large parser.'),
  off(
    'vhv.enable',
    "Hands the processor's virtualisation instructions to the guest, so that it can run machines of its own; nested virtualisation is a large and error-prone part of a hypervisor.",
  ),
  off('ulm.disableMitigations', "Switches the host's mitigations for processor side channels off for this machine."),
  {
    key: 'sched.mem.pshare.salt',
    markdown:
      'Machines with the same salt share identical memory pages; a guest can then find out what another holds in memory.',
  },
  { key: 'sched.cpu.max', markdown: 'The most processor time the machine gets, in MHz; `unlimited` is the default.' },
  { key: 'sched.mem.max', markdown: 'The most memory of the host the machine gets, in MB.' },
  {
    key: 'firmware',
    markdown: '`efi` can check the boot chain (secure boot), `bios` cannot.',
    values: ['efi', 'bios'],
    hardened: 'efi',
  },
  on('uefi.secureBoot.enabled', 'Starts only boot loaders and kernels that are signed.'),
  {
    key: 'bios.bootDeviceClasses',
    markdown: 'What the machine may start from; `allow:hd` is its disks alone.',
    hardened: 'allow:hd',
  },
  {
    key: 'migrate.encryptionMode',
    markdown: 'Whether memory is encrypted while the machine moves to another host.',
    values: ['required', 'opportunistic', 'disabled'],
    hardened: 'required',
  },
  {
    key: 'ftcpt.ftEncryptionMode',
    markdown: 'Whether fault tolerance sends memory encrypted.',
    values: ['ftEncryptionRequired', 'ftEncryptionOpportunistic', 'ftEncryptionDisabled'],
    hardened: 'ftEncryptionRequired',
  },
  {
    key: 'virtualHW.version',
    markdown: 'The generation of the virtual hardware; old ones lack mitigations and keep old devices.',
  },
  off('floppy#.present', 'An emulated floppy controller: old code that parses what the guest sends.'),
  off('parallel#.present', 'A parallel port, backed by a file or a device of the host.'),
  off('serial#.present', 'A serial port, backed by a file, a pipe, a device of the host or a network address.'),
  off('usb.present', 'A USB 1.1 controller: devices of the host can be plugged into the guest.'),
  off('ehci.present', 'A USB 2.0 controller: devices of the host can be plugged into the guest.'),
  off('usb_xhci.present', 'A USB 3 controller: devices of the host can be plugged into the guest.'),
  off('usb.generic.autoconnect', 'Hands every USB device that is plugged into the host to the guest.'),
  off('sound.present', "An emulated sound card, and with it the host's microphone."),
  off('pciPassthru#.present', 'Hands a PCI device of the host to the guest, which then programs it directly.'),
  {
    key: 'ethernet#.connectionType',
    markdown: "What the network card is connected to: `bridged` puts the guest on the host's own network.",
    values: ['nat', 'hostonly', 'bridged', 'custom'],
    hardened: 'nat',
  },
  {
    key: 'ethernet#.virtualDev',
    markdown: "The network card's model; `vmxnet3` is made for guests, the others imitate old hardware.",
    values: ['vmxnet3', 'e1000e', 'e1000', 'vlance'],
    hardened: 'vmxnet3',
  },
  on('ethernet#.noPromisc', 'Shows the guest only frames that are meant for it.'),
  off('sharedFolder#.writeAccess', "Lets the guest write to the host's folder."),
  { key: 'sharedFolder#.hostPath', markdown: 'The folder of the host that the guest sees.' },
  off('vmci#.unrestricted', 'Lets the machine open channels to every other machine of the host.'),
]

const BY_KEY = new Map(VMX_HELP.map((one) => [one.key.toLowerCase(), one]))

/** What a key does to isolation, as Markdown; undefined for keys that do not matter to it. */
export function explainVmxKey(key: string): string | undefined {
  const found = BY_KEY.get(key.toLowerCase()) ?? BY_KEY.get(key.toLowerCase().replace(/\d+(?=[.:])/, '#'))
  if (!found) return undefined
  return [
    `**\`${found.key}\`**`,
    found.markdown,
    ...(found.hardened === undefined ? [] : [`Hardened: \`"${found.hardened}"\``]),
  ].join('\n\n')
}
