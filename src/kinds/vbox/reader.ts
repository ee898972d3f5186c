import type { Source } from '../../core/source.ts'
import { attribute, childAt, childrenOf, descendants, readXml } from '../../syntax/xml/index.ts'
import { type Mask, maskLines } from '../shared/secrets/mask.ts'
import { secretsElsewhere, secretsOfText, secretsOfValue } from '../shared/secrets/text.ts'
import { onceASecret, type Sink, sinkInto } from '../shared/sink.ts'
import { type Machine, machineOf, valueOf } from './read/machine.ts'
import type { Fact } from '../../core/fact.ts'
import type { Aspect } from '../../core/facts/workload.ts'
import type { Reading, SecretSpan } from '../../core/kind.ts'
import { xmlComments } from '../shared/xml/comments.ts'
import { deviceFacts, folderFacts } from './read/devices.ts'
import { displayFacts, networkFacts } from './read/network.ts'
import { switchFacts } from './read/switches.ts'

export { vboxLanguage as language } from './language.ts'

/** Credentials in the description and in properties the guest can read, and the teleporter's password. */
function textFacts(machine: Machine, text: string, emit: Sink, mask: Mask): void {
  const { element, hardware, subject, noun } = machine
  const place = { subject, noun, kept: true }
  const description = childAt(element, 'Description')
  if (description) {
    secretsOfText(text, description.textSpan, { ...place, carrier: 'the description', interpolated: false }, emit, mask)
  }
  for (const property of childrenOf(childAt(hardware, 'GuestProperties'), 'GuestProperty')) {
    const value = attribute(property, 'value')
    if (value) {
      secretsOfValue(
        text,
        value.valueSpan,
        attribute(property, 'name')?.value.split('/').pop(),
        { ...place, carrier: 'a guest property' },
        emit,
        mask,
      )
    }
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
