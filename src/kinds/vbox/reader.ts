import type { Source } from '../../core/source.ts'
import { attribute, childAt, childrenOf, descendants, readXml } from '../../syntax/xml/index.ts'
import type { Fact } from '../../core/fact.ts'
import type { Aspect } from '../../core/facts/workload.ts'
import type { Reading, SecretSpan } from '../../core/kind.ts'
import type { Language } from '../../core/language.ts'
import type { Mask } from '../shared/secrets/mask.ts'
import { secretsOfText, secretsOfValue } from '../shared/secrets/text.ts'
import { onceASecret, type Sink, sinkInto } from '../shared/sink.ts'
import { xmlComments } from '../shared/xml/comments.ts'
import { xmlLanguage, type XmlVocabulary } from '../shared/xml/language.ts'
import { type Machine, machineOf, valueOf } from './read/machine.ts'
import { deviceFacts, folderFacts } from './read/devices.ts'
import { displayFacts, displayPassword, networkFacts } from './read/network.ts'
import { switchFacts } from './read/switches.ts'

/** What each element is called that holds a value under a name. */
const NAMED_VALUES: Readonly<Record<string, string>> = {
  GuestProperty: 'a guest property',
  ExtraDataItem: 'an item of the extra data',
  Property: 'a property',
}

/** Credentials in the description, in properties of any kind, those of snapshots too, and the teleporter's password. */
function textFacts(machine: Machine, text: string, emit: Sink, mask: Mask): void {
  const { element, hardware, subject, noun } = machine
  const place = { subject, noun, kept: true }
  const description = childAt(element, 'Description')
  if (description) {
    secretsOfText(text, description.textSpan, { ...place, carrier: 'the description', interpolated: false }, emit, mask)
  }
  for (const property of descendants(element)) {
    const carrier = NAMED_VALUES[property.local]
    const value = attribute(property, 'value')
    const name = valueOf(property, 'name')?.split('/').pop()
    // The password of the display has a rule of its own.
    if (carrier === undefined || !value || property === displayPassword(hardware)) continue
    secretsOfValue(text, value.valueSpan, name, { ...place, carrier }, emit, mask)
  }
  for (const holder of [element, hardware]) {
    const password = attribute(childAt(holder, 'Teleporter'), 'password')
    if (password && password.value !== '') {
      secretsOfValue(text, password.valueSpan, 'password', { ...place, carrier: 'the teleporter' }, emit, mask)
    }
  }
}

/** Reads a machine of VirtualBox. */
export function read(source: Source): Reading {
  const { text } = source
  const file = readXml(text)
  const facts: Fact[] = []
  const secrets: SecretSpan[] = []
  const emit = onceASecret(sinkInto(facts))
  const mask: Mask = (secret) => void secrets.push(secret)
  const machine = machineOf(file)
  if (machine) {
    const { element, subject, noun, name } = machine
    emit('workload', {
      span: element.startTag,
      subject,
      noun,
      name,
      platform: 'machine',
      lacks: (aspect) => (lacks(machine, aspect) ? { add: () => undefined } : undefined),
    })
    switchFacts(machine, emit)
    deviceFacts(machine, emit)
    displayFacts(machine, emit, mask)
    networkFacts(machine, emit)
    folderFacts(machine, emit)
    textFacts(machine, text, emit, mask)
  }
  return { facts, secrets, comments: xmlComments(source, file), problems: file.problems }
}

/** A machine's memory is as much as it is given; its processors and its disks are not limited unless said so. */
function lacks({ hardware, element }: Machine, aspect: Aspect): boolean {
  if (aspect === 'cpu-limit') return /^(?:100)?$/.test(valueOf(childAt(hardware, 'CPU'), 'executionCap') ?? '')
  if (aspect !== 'disk-encryption') return false
  const disks = childrenOf(childAt(element, 'MediaRegistry', 'HardDisks'), 'HardDisk')
  return disks.some(
    (disk) =>
      ![...descendants(disk)].some(
        (one) => one.local === 'Property' && (valueOf(one, 'name') ?? '').startsWith('CRYPT/'),
      ),
  )
}

const ON_OFF = { false: 'off', true: 'on' } as const
const enabled = (help: string, name = 'enabled') =>
  ({ help, hoverOnly: true, attributes: { [name]: { help, values: ON_OFF } } }) as const
const DIRECTIONS = {
  Disabled: 'nothing passes',
  HostToGuest: 'from the host into the guest',
  GuestToHost: 'out of the guest',
  Bidirectional: 'both ways',
} as const

/** What of a VirtualBox machine decides on isolation. VirtualBox writes the elements itself, so that only values are completed. */
const VOCABULARY: XmlVocabulary = {
  'Hardware/Clipboard': {
    help: 'The clipboard guest and host have in common.',
    hoverOnly: true,
    attributes: {
      mode: { help: 'Which way it works.', values: DIRECTIONS },
      fileTransfersEnabled: { help: 'Whether files pass too.', values: ON_OFF },
    },
  },
  'Hardware/DragAndDrop': {
    help: 'Dragging between guest and host.',
    hoverOnly: true,
    attributes: { mode: { help: 'Which way it works.', values: DIRECTIONS } },
  },
  'Hardware/CPU/NestedHWVirt': enabled(
    'Whether the guest may run machines of its own: a large part of the hypervisor it reaches only then.',
  ),
  'Hardware/CPU/HardwareVirtEx': enabled("Whether the processor's virtualisation is used."),
  'Hardware/CPU/SpecCtrl': enabled("Shows the guest the processor's controls against speculation leaks."),
  'Hardware/CPU/L1DFlushOn': enabled(
    'Clears the first level data cache when another virtual processor is scheduled, against L1TF.',
    'scheduling',
  ),
  'Hardware/CPU/MDSClearOn': enabled(
    "Clears the processor's buffers when another virtual processor is scheduled, against MDS.",
    'scheduling',
  ),
  'Hardware/Memory': {
    help: "The guest's memory.",
    hoverOnly: true,
    attributes: {
      PageFusion: {
        help: 'Whether equal pages of several machines are kept once; their timing tells a neighbour what lies in memory.',
        values: ON_OFF,
      },
    },
  },
  'Hardware/Display': enabled(
    "Draws with the host's graphics: a renderer on the host works on what the guest sends.",
    'accelerate3D',
  ),
  'Hardware/RemoteDisplay': {
    help: "A server that shows the machine's screen to others. On, it listens on every network unless the property TCP/Address says otherwise.",
    hoverOnly: true,
    attributes: {
      enabled: { help: 'Whether it is served.', values: ON_OFF },
      authType: {
        help: 'Who gets in.',
        values: {
          External: 'who has an account on the host',
          Guest: 'who has an account in the guest',
          Null: '**everybody**',
        },
      },
      allowMultiConnection: { help: 'Whether several get in at once.', values: ON_OFF },
    },
  },
  'Hardware/SharedFolders/SharedFolder': {
    help: 'A folder of the host in the guest.',
    hoverOnly: true,
    attributes: {
      writable: { help: 'Whether the guest may change it.', values: ON_OFF },
      autoMount: { help: 'Whether it appears by itself.', values: ON_OFF },
    },
  },
  'Hardware/Network/Adapter': {
    help: 'A network card.',
    hoverOnly: true,
    attributes: {
      promiscuousModePolicy: {
        help: 'Whose frames the guest may see.',
        values: {
          Deny: 'its own',
          AllowNetwork: 'those of other machines',
          AllowAll: 'those of other machines **and the host**',
        },
      },
      type: {
        help: 'The card the guest sees.',
        values: { virtio: 'made for guests, little code', '82540EM': 'an Intel card', Am79C973: 'an old card' },
      },
    },
  },
  'Hardware/Network/Adapter/NAT': enabled(
    "Whether the guest reaches what listens on the host's loopback address.",
    'localhost-reachable',
  ),
  'Hardware/Network/Adapter/NAT/Forwarding': {
    help: 'A port of the host that leads into the guest.',
    hoverOnly: true,
    attributes: {
      hostip: { help: 'The address it listens on; all of them when empty.', values: { '127.0.0.1': 'the host alone' } },
    },
  },
  'Hardware/AudioAdapter': {
    help: 'The sound card.',
    hoverOnly: true,
    attributes: { enabledIn: { help: 'Whether the guest hears the microphone.', values: ON_OFF } },
  },
  Teleporter: enabled('Waits for the memory of another machine on a TCP port.'),
}

/** What an editor may ask of a VirtualBox machine. */
export const language: Language = xmlLanguage('Machine', VOCABULARY)
