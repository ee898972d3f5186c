import type { XmlVocabulary } from '../../shared/xml/language.ts'
import { DEVICES } from './devices.ts'

const YES_NO = { yes: 'on', no: 'off' } as const

/** Elements of a domain that decide on isolation (libvirt docs, "Domain XML format"). */
export const VOCABULARY: XmlVocabulary = {
  seclabel: {
    help: "The label the machine's process runs under, one element for each model. Left out, the driver gives every machine a label of its own when the host has SELinux or AppArmor.",
    insert: "<seclabel type='dynamic' model='selinux' relabel='yes'/>",
    attributes: {
      type: {
        help: 'Who chooses the label.',
        values: {
          dynamic: "libvirt makes a label that no other machine has, and puts it on the machine's files.",
          static: 'the label is named in `<label>`; it has to keep machines apart by itself.',
          none: 'the process runs **without** this confinement: who breaks out of the guest is held by its user alone.',
        },
      },
      model: {
        help: 'Which mechanism the label is for.',
        values: {
          selinux: 'an SELinux context',
          apparmor: 'an AppArmor profile',
          dac: 'the user and group of the process, and the owner of its files',
        },
      },
      relabel: {
        help: "Whether libvirt puts the label on the machine's files; off by default for static labels.",
        values: {
          yes: 'libvirt labels the files while the machine runs',
          no: 'files have to carry a fitting label already',
        },
      },
    },
  },
  memtune: { help: 'Limits on the memory of the process that runs the machine.', insert: '<memtune>\n</memtune>' },
  'memtune/hard_limit': {
    help: "The most memory the process may use, guest and emulator together. Too low, the machine is killed; libvirt's own documentation advises to measure first. Needed where memory is locked.",
    insert: "<hard_limit unit='GiB'></hard_limit>",
  },
  cputune: { help: 'Limits on processor time.', insert: '<cputune>\n</cputune>' },
  'cputune/global_quota': {
    help: 'Microseconds of processor time the whole machine gets in each `global_period`: 200000 of 100000 are two cores. -1 is no limit.',
    insert: '<global_quota></global_quota>',
  },
  'cputune/global_period': {
    help: 'The length of a turn, in microseconds.',
    insert: '<global_period>100000</global_period>',
  },
  'cputune/quota': {
    help: 'Microseconds of processor time **each virtual processor** gets in each `period`; -1 is no limit, 0 means not set.',
    insert: '<quota></quota>',
  },
  blkiotune: { help: "The machine's share of the disks.", insert: '<blkiotune>\n  <weight>500</weight>\n</blkiotune>' },
  memoryBacking: {
    help: "What the guest's memory is made of, and who else may use it.",
    insert: '<memoryBacking>\n  <nosharepages/>\n</memoryBacking>',
  },
  'memoryBacking/nosharepages': {
    help: 'Keeps the host from merging equal pages of this machine with those of others. Merged pages tell a neighbour, by their timing, what lies in memory.',
  },
  'memoryBacking/locked': {
    help: "Keeps the guest's memory from being swapped out. Without `<memtune><hard_limit>` libvirt lifts the limit on locked memory altogether.",
    hoverOnly: true,
  },
  'memoryBacking/access': {
    help: "Whether other processes of the host may map the guest's memory.",
    insert: "<access mode='private'/>",
    attributes: {
      mode: {
        help: 'Who may map it.',
        values: { private: 'this process alone', shared: 'others too; virtiofs and vhost-user devices need it' },
      },
    },
  },
  memory: {
    help: 'How much memory the guest has.',
    hoverOnly: true,
    attributes: {
      dumpCore: {
        help: "Whether core dumps of the emulator hold the guest's memory.",
        values: { off: 'they do not', on: "they do: keys and passwords of the guest then lie on the host's disk" },
      },
    },
  },
  cpu: {
    help: 'The processor the guest sees. Without it QEMU takes a base model, which lacks what guests need against speculation leaks.',
    insert: "<cpu mode='host-model'/>",
    attributes: {
      mode: {
        help: 'Where the model comes from.',
        values: {
          'host-model': "the host's, as far as libvirt knows it; carries its protections",
          custom: 'the one named in `<model>`',
          'host-passthrough': "the host's as it is, untested features included",
          maximum: 'everything that can be emulated',
        },
      },
      migratable: {
        help: 'Whether features that cannot be moved to other hosts are left out.',
        values: { on: 'they are', off: 'they are kept' },
      },
    },
  },
  'cpu/feature': {
    help: 'One feature of the processor. `vmx` (Intel) and `svm` (AMD) let the guest run machines of its own; `ssbd`, `md-clear`, `spec-ctrl` and their like let it protect itself.',
    insert: "<feature policy='disable' name='vmx'/>",
    attributes: {
      policy: {
        help: 'Whether the guest has it.',
        values: {
          disable: 'it does not',
          require: 'it does, or the machine does not start',
          optional: 'it does where the host has it',
          forbid: 'it does not, and the host may not have it either',
          force: 'it is told so, **whatever the host has**',
        },
      },
      name: {
        help: "libvirt's name of the feature.",
        values: {
          vmx: 'nested virtualisation on Intel',
          svm: 'nested virtualisation on AMD',
          ssbd: 'against speculative store bypass',
          'md-clear': 'against MDS',
          'spec-ctrl': 'against Spectre 2',
          pcid: 'makes page table isolation cheap',
        },
      },
    },
  },
  features: { help: 'Switches of the hypervisor.', hoverOnly: true },
  'features/smm': {
    help: 'System management mode: with it the firmware alone writes the variables of secure boot.',
    insert: "<smm state='on'/>",
    attributes: { state: { help: 'On or off.', values: { on: 'on', off: 'off' } } },
  },
  'features/privnet': {
    help: "LXC: gives a container without network cards a network namespace of its own. Without it, such a container shares the host's network.",
  },
  'features/capabilities': {
    help: "LXC: which capabilities the container's root keeps.",
    insert: "<capabilities policy='default'/>",
    attributes: {
      policy: {
        help: 'What applies to those not named.',
        values: { default: "libvirt's set, without those that reach the host", deny: 'none', allow: '**all of them**' },
      },
    },
  },
  'features/msrs': {
    help: 'What happens when the guest uses a processor register that does not exist.',
    hoverOnly: true,
    attributes: {
      unknown: {
        help: 'The answer.',
        values: { fault: 'it fails, as on a real processor', ignore: 'it is passed over in silence' },
      },
    },
  },
  'features/nested-hv': {
    help: 'POWER: whether the guest may run machines of its own.',
    hoverOnly: true,
    attributes: { state: { help: 'On or off.', values: { off: 'it may not', on: 'it may' } } },
  },
  idmap: {
    help: "LXC: maps the container's users to unprivileged ones of the host. Without it, root in the container is root on the host.",
    insert:
      "<idmap>\n  <uid start='0' target='100000' count='65536'/>\n  <gid start='0' target='100000' count='65536'/>\n</idmap>",
  },
  os: {
    help: 'What is started, and by which firmware.',
    hoverOnly: true,
    attributes: {
      firmware: {
        help: "Lets libvirt choose the firmware's files.",
        values: { efi: 'UEFI, which secure boot needs', bios: 'a BIOS, which checks nothing' },
      },
    },
  },
  'os/loader': {
    help: "The firmware's image.",
    hoverOnly: true,
    attributes: {
      readonly: {
        help: 'Whether the guest may write to it.',
        values: { yes: 'it may not', no: 'it may: what it leaves there runs before everything else' },
      },
      secure: { help: 'Whether the firmware keeps to secure boot; needs q35 and `smm`.', values: YES_NO },
    },
  },
  'os/firmware/feature': {
    help: 'What the firmware libvirt chooses must be able to do.',
    insert: "<feature enabled='yes' name='secure-boot'/>",
    attributes: {
      enabled: { help: 'Whether it is wanted.', values: YES_NO },
      name: {
        help: 'Of the feature.',
        values: { 'secure-boot': 'starts only what is signed', 'enrolled-keys': 'comes with keys to check by' },
      },
    },
  },
  launchSecurity: {
    help: "Encrypts the guest's memory against the host (AMD SEV, s390 protected virtualisation).",
    hoverOnly: true,
  },
  'launchSecurity/policy': {
    help: 'SEV: bit 0 forbids the host to debug the guest, bit 1 forbids sharing its key, bit 2 asks for encrypted registers.',
    hoverOnly: true,
  },
  on_crash: {
    help: 'What happens to a guest that crashes.',
    insert: '<on_crash>destroy</on_crash>',
    values: {
      destroy: 'it is taken away',
      restart: 'it is started anew',
      preserve: 'it stays, with all its memory',
      'coredump-destroy': "its memory is **written to the host's disk** first",
      'coredump-restart': "its memory is **written to the host's disk**, then it is started anew",
    },
  },
  resource: {
    help: "The partition of the host's control groups it runs in.",
    insert: '<resource>\n  <partition>/machine</partition>\n</resource>',
  },
  ...DEVICES,
}
