import type { SettingHelp } from './configuration-help.ts'

/** Settings of providers, by provider and name. */
export const PROVIDERS: Readonly<Record<string, readonly SettingHelp[]>> = {
  virtualbox: [
    {
      name: 'gui',
      detail: 'show the console',
      meaning: "An unlocked keyboard and screen of the machine on the host's.",
      hardened: ' = false',
    },
    {
      name: 'memory',
      detail: 'memory in MB',
      meaning: 'The most the guest can take from the host.',
      hardened: ' = 2048',
    },
    {
      name: 'cpus',
      detail: 'number of processors',
      meaning: 'The most the guest can take from the host.',
      hardened: ' = 2',
    },
    {
      name: 'customize',
      detail: 'options of VBoxManage',
      meaning: 'Decides on clipboard, drag and drop, displays, USB, nested virtualisation.',
      hardened: ' ["modifyvm", :id, "--clipboard-mode", "disabled"]',
    },
  ],
  vmware: [
    {
      name: 'gui',
      detail: 'show the console',
      meaning: "An unlocked keyboard and screen of the machine on the host's.",
      hardened: ' = false',
    },
    {
      name: 'vmx',
      detail: 'a line of the .vmx file',
      meaning: "Each key is one of the machine's settings.",
      hardened: '["isolation.tools.copy.disable"] = "TRUE"',
    },
  ],
  libvirt: [
    {
      name: 'nested',
      detail: 'let the guest run virtual machines',
      meaning: "Hands the processor's virtualisation to the guest: a large piece of the host kernel answers to it.",
      hardened: ' = false',
    },
    {
      name: 'cpu_mode',
      detail: 'which processor the guest sees',
      meaning: '`host-passthrough` hands on everything the host has; `host-model` what is known.',
      hardened: ' = "host-model"',
    },
    {
      name: 'graphics_ip',
      detail: 'where the display listens',
      meaning: '127.0.0.1 by default; `0.0.0.0` shows the screen to the whole network.',
      hardened: ' = "127.0.0.1"',
    },
    {
      name: 'graphics_passwd',
      detail: 'password of the display',
      meaning: 'Stands in the file for everyone who can read it.',
    },
    { name: 'qemuargs', detail: 'arguments for QEMU', meaning: "Go past libvirt's checks and its confinement." },
    { name: 'tpm_path', detail: "the host's TPM", meaning: "Hands the host's own TPM to the guest." },
    {
      name: 'pci',
      detail: 'a PCI device of the host',
      meaning: 'The guest drives it, and through it reaches what it reaches.',
    },
    { name: 'usb', detail: 'a USB device of the host', meaning: 'The guest drives it.' },
  ],
  hyperv: [
    {
      name: 'enable_virtualization_extensions',
      detail: 'let the guest run virtual machines',
      meaning: "Hands the processor's virtualisation to the guest.",
      hardened: ' = false',
    },
    {
      name: 'vm_integration_services',
      detail: 'services between guest and host',
      meaning: '`guest_service_interface` lets the host copy files in.',
    },
  ],
  docker: [
    {
      name: 'privileged',
      detail: 'all of the host',
      meaning: 'Every capability and device of the host, without seccomp and AppArmor.',
      hardened: ' = false',
    },
    {
      name: 'create_args',
      detail: 'arguments of docker run',
      meaning: '`--privileged`, `--cap-add`, `-v` and host namespaces decide on isolation.',
    },
  ],
}

/** Options of `VBoxManage modifyvm`. */
export const MODIFYVM: readonly SettingHelp[] = [
  {
    name: '--clipboard-mode',
    detail: 'shared clipboard',
    meaning: 'What is copied on one side can be read on the other: passwords too.',
    hardened: '", "disabled',
  },
  {
    name: '--draganddrop',
    detail: 'drag and drop',
    meaning: 'Files pass between guest and host.',
    hardened: '", "disabled',
  },
  {
    name: '--nested-hw-virt',
    detail: 'let the guest run virtual machines',
    meaning: "Hands the processor's virtualisation to the guest.",
    hardened: '", "off',
  },
  {
    name: '--vrde',
    detail: 'remote display',
    meaning: 'Serves the screen over RDP, on all interfaces unless `--vrdeaddress` says otherwise.',
    hardened: '", "off',
  },
  {
    name: '--nicpromisc1',
    detail: 'see the frames of others',
    meaning: '`allow-all` lets the guest listen to the network of the host.',
    hardened: '", "deny',
  },
  {
    name: '--usb',
    detail: 'USB controller',
    meaning: 'Devices of the host can be plugged into the guest.',
    hardened: '", "off',
  },
  {
    name: '--accelerate3d',
    detail: '3D acceleration',
    meaning: "Hands the guest's drawing commands to the host's graphics driver.",
    hardened: '", "off',
  },
  { name: '--audio', detail: 'sound', meaning: 'An emulated device more.', hardened: '", "none' },
  {
    name: '--uartmode1',
    detail: 'where the serial port leads',
    meaning: '`tcpserver` opens it to the network, without a password.',
    hardened: '", "disconnected',
  },
]
