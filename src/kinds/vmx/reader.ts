import type { Source } from '../../core/source.ts'
import type { Fact } from '../../core/fact.ts'
import type { Aspect, Workload } from '../../core/facts/workload.ts'
import type { Comment, Reading, SecretSpan } from '../../core/kind.ts'
import { addSetting, readVmx, removeSetting, setValue, type VmxFile } from '../../syntax/vmx/index.ts'
import { type Mask, maskLines } from '../shared/secrets/mask.ts'
import { secretsElsewhere } from '../shared/secrets/text.ts'
import { onceASecret, sinkInto } from '../shared/sink.ts'
import { machineFacts, secretFacts } from './read/index.ts'
import { type Machine, machineOf } from './read/machine.ts'

export { vmxLanguage as language } from './language/index.ts'

const EFFECT = 'edit it while the machine is powered off; it holds from the next start'

/** Reads a machine of VMware. */
export function read(source: Source): Reading {
  const { text } = source
  const file = readVmx(text)
  const machine = machineIn(text, file)
  const facts: Fact[] = []
  const secrets: SecretSpan[] = []
  const emit = onceASecret(sinkInto(facts))
  const mask: Mask = (secret) => void secrets.push(secret)
  const { span, subject, noun } = machine
  const workload: Workload = {
    span,
    subject,
    noun,
    name: subject,
    platform: 'machine',
    lacks: (aspect) => (unlimited(machine, aspect) ? { add: () => undefined } : undefined),
  }
  if (file.settings.length > 0) emit('workload', workload)
  machineFacts(machine, emit)
  secretFacts(machine, emit, mask)
  secretsElsewhere(text, { subject, noun, carrier: 'the file', kept: true }, emit, secrets)
  return { facts, secrets: maskLines(text, secrets), comments: commentsOf(source, file), problems: file.problems }
}

function machineIn(text: string, file: VmxFile): Machine {
  const name = file.settings.findLast(({ key }) => key.toLowerCase() === 'displayname')
  const encrypted = file.settings.some(({ key }) => /^encryption\.(?:keysafe|data)$/i.test(key))
  return machineOf({
    noun: name ? `virtual machine "${name.value}"` : 'the virtual machine',
    subject: name ? `machine ${name.value}` : 'machine',
    span: (name ?? file.settings[0])?.span ?? { start: 0, end: 0 },
    complete: !encrypted,
    effect: EFFECT,
    settings: file.settings.map((setting) => ({
      key: setting.key,
      value: setting.value,
      span: setting.span,
      valueSpan: setting.valueSpan,
      set: (value) => setValue(text, setting, value),
      remove: () => removeSetting(text, setting),
    })),
    add: (key, value) => addSetting(text, file, key, value),
  })
}

/** ESXi's scheduler takes limits from the file; on other products there are none to set, and pools may limit from outside. */
function unlimited(machine: Machine, aspect: Aspect): boolean {
  if (machine.host !== 'esxi' || !machine.complete) return false
  const key = aspect === 'cpu-limit' ? 'sched.cpu.max' : aspect === 'memory-limit' ? 'sched.mem.max' : undefined
  if (key === undefined) return false
  const setting = machine.get(key)
  return !setting || /^(?:unlimited|-1)?$/i.test(setting.value ?? 'set')
}

/** A comment speaks of the next setting: the format has no comments behind one. */
function commentsOf(source: Source, { comments, settings }: VmxFile): readonly Comment[] {
  let next = settings.length - 1
  return [...comments]
    .reverse()
    .map(({ span, text }) => {
      while (next >= 0 && (settings[next]?.span.start ?? 0) > span.end) next--
      const covered = settings[next + 1]
      return { span, text, scope: covered ? source.lineSpan(source.lineAt(covered.span.start)) : span }
    })
    .reverse()
}
