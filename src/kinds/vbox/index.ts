import type { Fact } from '../../core/fact.ts'
import type { Aspect } from '../../core/facts/workload.ts'
import type { Kind, Reading, SecretSpan } from '../../core/kind.ts'
import type { Source } from '../../core/source.ts'
import { childAt, childrenOf, descendants, readXml } from '../../syntax/xml/index.ts'
import { maskLines, type Mask } from '../shared/mask.ts'
import { secretsElsewhere } from '../shared/secrets-of-text.ts'
import { onceASecret, sinkInto } from '../shared/sink.ts'
import { xmlComments } from '../shared/xml-comments.ts'
import { isVbox, VBOX_FILES } from './detect.ts'
import { deviceFacts } from './facts/devices.ts'
import { displayFacts } from './facts/display.ts'
import { folderFacts } from './facts/folders.ts'
import { networkFacts } from './facts/network.ts'
import { switchFacts } from './facts/switches.ts'
import { textFacts } from './facts/texts.ts'
import { vboxLanguage } from './language.ts'
import { machineOf, valueOf, type Machine } from './machine.ts'

/** Machines of VirtualBox. */
export const vbox: Kind = {
  id: 'vbox',
  title: 'VirtualBox machine',
  files: VBOX_FILES,
  comment: { open: '<!-- ', close: ' -->' },
  detect: isVbox,
  read,
  language: vboxLanguage,
}

function read(source: Source): Reading {
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
    displayFacts(machine, emit)
    networkFacts(machine, emit)
    folderFacts(machine, emit)
    textFacts(machine, text, emit, mask)
  }
  secretsElsewhere(
    text,
    { subject: machine?.subject ?? 'file', noun: machine?.noun ?? 'the file', carrier: 'the file', kept: true },
    emit,
    secrets,
  )
  return { facts, secrets: maskLines(text, secrets), comments: xmlComments(source, file), problems: file.problems }
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
