import type { XmlVocabulary } from '../../shared/xml/language.ts'

const YES_NO = { no: 'off', yes: 'on' } as const

/** Devices that decide on isolation, and what in them does. */
export const DEVICES: XmlVocabulary = {
  'devices/emulator': {
    help: "The program that runs the machine. Outside of the system's directories nothing updates or confines it.",
    hoverOnly: true,
  },
  'devices/graphics': {
    help: 'A display. VNC and SPICE listen on 127.0.0.1 unless told otherwise.',
    insert:
      "<graphics type='spice' autoport='yes'>\n  <listen type='none'/>\n  <clipboard copypaste='no'/>\n  <filetransfer enable='no'/>\n</graphics>",
    attributes: {
      listen: {
        help: 'The address it listens on; has to agree with the first `<listen>`.',
        values: { '127.0.0.1': 'the host alone', '0.0.0.0': '**every network** the host is on' },
      },
      passwd: {
        help: 'A password in the clear, for everyone who may read the definition. VNC looks at 8 characters; an empty one lets nobody in.',
      },
      passwdValidTo: { help: 'When the password ends, in UTC: `2027-01-31T00:00:00`.' },
      defaultMode: {
        help: 'SPICE: whether channels have to be encrypted.',
        values: { secure: 'they have to be', any: 'the viewer chooses', insecure: 'they are not' },
      },
      powerControl: { help: 'VNC: whether viewers may power the machine off.', values: YES_NO },
      sharePolicy: {
        help: 'VNC: what a second viewer gets.',
        values: {
          'allow-exclusive': 'a viewer may ask to be alone',
          'force-shared': 'nobody may be alone',
          ignore: 'everybody gets in',
        },
      },
    },
  },
  'devices/graphics/listen': {
    help: 'Where the display listens.',
    insert: "<listen type='socket'/>",
    attributes: {
      type: {
        help: 'What on.',
        values: {
          socket: 'a socket file that only the host reaches',
          none: 'nothing',
          address: 'the address named',
          network: "the host's address on a network",
        },
      },
      address: { help: 'The address.', values: { '127.0.0.1': 'the host alone' } },
    },
  },
  'devices/graphics/clipboard': {
    help: 'SPICE: whether viewer and guest share the clipboard. **On** when left out.',
    insert: "<clipboard copypaste='no'/>",
    attributes: { copypaste: { help: 'Shared or not.', values: YES_NO } },
  },
  'devices/graphics/filetransfer': {
    help: 'SPICE: whether files may be dragged into the guest. **On** when left out.',
    insert: "<filetransfer enable='no'/>",
    attributes: { enable: { help: 'Allowed or not.', values: YES_NO } },
  },
  'devices/video/model/acceleration': {
    help: "Lets the guest draw with the host's graphics: a renderer on the host works on what the guest sends.",
    hoverOnly: true,
    attributes: { accel3d: { help: '3D.', values: YES_NO } },
  },
  'devices/disk': {
    help: 'A disk.',
    hoverOnly: true,
    attributes: {
      device: {
        help: 'What the guest sees.',
        values: {
          disk: 'a disk',
          cdrom: 'an optical drive',
          lun: 'a SCSI unit the guest sends commands to',
          floppy: 'a floppy drive, by an emulation guests have broken out through',
        },
      },
      rawio: { help: 'Gives the **whole process** the capability for raw I/O.', values: YES_NO },
      sgio: {
        help: 'Whether SCSI commands are filtered.',
        values: { filtered: 'they are', unfiltered: 'they are not: firmware updates pass' },
      },
    },
  },
  'devices/disk/driver': {
    help: 'How the image is read. Without a `type`, tools may guess it from bytes the guest writes.',
    insert: "<driver name='qemu' type='qcow2'/>",
    attributes: {
      type: { help: 'The format.', values: { qcow2: "QEMU's own", raw: 'plain bytes' } },
      cache: {
        help: 'When data is on disk.',
        values: { none: "past the host's cache", writeback: 'when the guest asks for it', unsafe: 'never for sure' },
      },
    },
  },
  'devices/disk/readonly': { help: 'The guest cannot write to the disk.' },
  'devices/disk/shareable': { help: 'Other machines may use the disk at the same time.', hoverOnly: true },
  'devices/disk/transient': {
    help: 'Changes are thrown away when the machine stops, traces of an intrusion among them.',
    hoverOnly: true,
  },
  'devices/disk/iotune': {
    help: 'Limits how much the disk is used.',
    insert: '<iotune>\n  <total_iops_sec>1000</total_iops_sec>\n</iotune>',
  },
  'devices/filesystem': {
    help: 'A folder of the host in the guest.',
    hoverOnly: true,
    attributes: {
      accessmode: {
        help: 'Whose the files are.',
        values: {
          mapped: "the emulator's user's; the guest's owners are kept beside",
          passthrough: "the guest's users count as the host's",
          squash: 'as passthrough, without the failures',
        },
      },
    },
  },
  'devices/filesystem/readonly': { help: 'The guest reads the folder and cannot change it. Not for virtiofs.' },
  'devices/filesystem/binary/sandbox': {
    help: 'How the virtiofs daemon, which runs as root, is held.',
    insert: "<sandbox mode='namespace'/>",
    attributes: {
      mode: {
        help: 'By what.',
        values: { namespace: 'namespaces of its own', chroot: 'a root directory alone, which root can leave' },
      },
    },
  },
  'devices/interface': {
    help: 'A network card.',
    hoverOnly: true,
    attributes: {
      trustGuestRxFilters: {
        help: "Whether the guest may change the host's device: its address, and what it listens to.",
        values: YES_NO,
      },
    },
  },
  'devices/interface/filterref': {
    help: 'A filter between the guest and its network.',
    insert: "<filterref filter='clean-traffic'/>",
    attributes: {
      filter: {
        help: 'Its name.',
        values: {
          'clean-traffic': 'no forged MAC, IP or ARP addresses',
          'no-mac-spoofing': 'no forged MAC addresses',
          'no-ip-spoofing': 'no forged IP addresses',
          'no-arp-spoofing': 'no forged ARP answers',
        },
      },
    },
  },
  'devices/interface/port': {
    help: "The card's place on the bridge.",
    insert: "<port isolated='yes'/>",
    attributes: {
      isolated: { help: 'Whether it is kept from other isolated guests.', values: { yes: 'it is', no: 'it is not' } },
    },
  },
  'devices/interface/bandwidth': {
    help: 'Limits what the card sends and receives, in KiB a second.',
    insert: "<bandwidth>\n  <inbound average='10000'/>\n  <outbound average='10000'/>\n</bandwidth>",
  },
  'devices/interface/model': {
    help: 'The card the guest sees. Left out, a PC gets one of the nineties.',
    insert: "<model type='virtio'/>",
    attributes: {
      type: {
        help: 'The model.',
        values: { virtio: 'made for guests, little code', e1000e: 'an Intel card, much code', rtl8139: 'an old card' },
      },
    },
  },
  'devices/hostdev': {
    help: "A device of the host that the guest controls: it can read and write memory directly (DMA), keeps the firmware that the guest writes, and the host's driver parses what the guest sends.",
    hoverOnly: true,
  },
  'devices/hostdev/source': {
    help: 'Which device.',
    hoverOnly: true,
    attributes: {
      writeFiltering: {
        help: 'Whether writes to its configuration are filtered.',
        values: { yes: 'they are', no: 'they are not' },
      },
    },
  },
  'devices/hostdev/driver': {
    help: 'What hands it over.',
    hoverOnly: true,
    attributes: {
      name: {
        help: 'The driver.',
        values: { vfio: 'whole IOMMU groups, kept apart from the host', kvm: 'the old way, without regard to groups' },
      },
    },
  },
  'devices/redirdev': {
    help: 'Lets someone who looks at the display connect USB devices of their own computer to the guest.',
    hoverOnly: true,
  },
  'devices/redirfilter': {
    help: 'Which of them are let through.',
    insert: "<redirfilter>\n  <usbdev allow='no'/>\n</redirfilter>",
  },
  'devices/smartcard': {
    help: 'A smart card in the guest.',
    hoverOnly: true,
    attributes: {
      mode: {
        help: 'Whose.',
        values: {
          passthrough: "the viewer's",
          host: "the **host's**",
          'host-certificates': 'certificates of the **host**',
        },
      },
    },
  },
  'devices/tpm': {
    help: 'A trusted platform module: measures what boots, keeps keys.',
    insert: "<tpm model='tpm-crb'>\n  <backend type='emulator' version='2.0'/>\n</tpm>",
  },
  'devices/tpm/backend': {
    help: 'What is behind it.',
    hoverOnly: true,
    attributes: {
      type: { help: 'The kind.', values: { emulator: 'one of its own, by swtpm', passthrough: "the **host's**" } },
    },
  },
  'devices/rng': {
    help: 'A source of random numbers.',
    insert:
      "<rng model='virtio'>\n  <rate bytes='1024' period='1000'/>\n  <backend model='random'>/dev/urandom</backend>\n</rng>",
  },
  'devices/rng/rate': {
    help: 'How many bytes the guest may draw in how many milliseconds.',
    insert: "<rate bytes='1024' period='1000'/>",
  },
  'devices/shmem': {
    help: 'Memory in common with other guests or processes, past every network filter.',
    hoverOnly: true,
  },
  'devices/vsock': { help: 'Sockets between guest and host, past every network filter.', hoverOnly: true },
  'devices/watchdog': {
    help: 'Acts when the guest hangs.',
    insert: "<watchdog model='i6300esb' action='reset'/>",
    attributes: {
      action: {
        help: 'What it does.',
        values: { reset: 'restarts the guest', poweroff: 'stops it', dump: "writes its memory to the host's disk" },
      },
    },
  },
}
