import type { Edits } from '../../../core/edit.ts'
import { capabilityTier, LINUX_CAPABILITIES, normalizeCapability } from '../../../knowledge/host/capabilities.ts'
import { byteSize } from '../../../syntax/notation/byte-size.ts'
import { slipOf } from '../../../core/nearest.ts'
import { get, resolve } from '../../../syntax/yaml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import type { ComposeRefused } from '../facts.ts'
import { LISTS, MOUNT_TYPES, NUMBERS, SIZES, SWITCHES } from '../schema.ts'
import { booleanOf, isNull, textOf } from '../values.ts'
import { mapItems, textItems } from './list.ts'
import type { Service } from './service.ts'
import { find } from './settings.ts'

/** What the engine calls its log drivers (Docker docs, "Supported logging drivers"); others are plugins. */
const LOG_DRIVERS = [
  'none',
  'local',
  'json-file',
  'syslog',
  'journald',
  'gelf',
  'fluentd',
  'awslogs',
  'splunk',
  'gcplogs',
]

/** What `security_opt` may name (Docker run reference, "Security configuration"; the last four are Podman's, podman-run(1)). */
const SECURITY_OPTIONS = [
  'apparmor',
  'label',
  'no-new-privileges',
  'seccomp',
  'systempaths',
  'writable-cgroups',
].concat('mask', 'unmask', 'proc-opts', 'credential')

/** What a label may set (moby, opencontainers/selinux, "label.InitLabels"). */
const LABELS = /^(?:disable|nested|(?:user|role|type|level|filetype):)/

/** Settings of a service with which Compose refuses the file, or the engine the container. */
export function refusedFacts(service: Service, emit: Sink): void {
  const { subject, noun } = service
  const say: Say = (span, refused) => void emit('compose.refused', { span, subject, noun, ...refused })
  forms(service, say)
  amounts(service, say)
  capabilities(service, say)
  securityOptions(service, say)
  mountTypes(service, say)
  const driver = get(service.settings.get('logging')?.value, 'driver')
  const name = textOf(driver?.value)?.text
  if (driver && name !== undefined && !LOG_DRIVERS.includes(name) && LOG_DRIVERS.includes(name.toLowerCase())) {
    const advice = `Write \`${name.toLowerCase()}\``
    say(driver.pair.span, { by: 'engine', problem: `names the log driver \`${name}\`, which does not exist`, advice })
  }
}

type Say = (
  span: ComposeRefused['span'],
  refused: Pick<ComposeRefused, 'by' | 'problem' | 'advice' | 'correct'>,
) => void

/** One text where a list must be. */
function forms(service: Service, say: Say): void {
  for (const key of LISTS) {
    const entry = service.settings.get(key)
    const node = resolve(entry?.value)
    if (!entry || node?.kind !== 'scalar' || isNull(node)) continue
    say(entry.pair.span, {
      by: 'compose',
      problem: `gives \`${key}\` a single text, where a list must be`,
      advice: 'Write it as a list',
      ...(key !== 'cap_add' && {
        correct: () => (entry.inherited || entry.aliased ? undefined : service.edit.makeList(node)),
      }),
    })
  }
}

function amounts(service: Service, say: Say): void {
  for (const [paths, form, isForm] of [
    [SIZES, 'an amount of memory, such as `512m`', (text: string) => byteSize(text) !== undefined || text === '-1'],
    [NUMBERS, 'a number', (text: string) => /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(text)],
  ] as const) {
    for (const path of paths) {
      const entry = find(service, path.split('.'))
      const text = textOf(entry?.value)?.text
      if (!entry || text === undefined || isForm(text.trim())) continue
      say(entry.pair.span, {
        by: 'compose',
        problem: `sets \`${path}\` to \`${text}\``,
        advice: `Write ${form}`,
      })
    }
  }
  for (const key of SWITCHES) {
    const entry = service.settings.get(key)
    const text = textOf(entry?.value)?.text
    if (!entry || text === undefined || booleanOf(entry.value) !== undefined) continue
    say(entry.pair.span, {
      by: 'compose',
      problem: `sets \`${key}\` to \`${text}\``,
      advice: 'Write `true` or `false`',
    })
  }
}

/** Capabilities that Linux does not have, `CAP_ALL` among them (moby, daemon/pkg/oci/caps). */
function capabilities(service: Service, say: Say): void {
  for (const key of ['cap_add', 'cap_drop'] as const) {
    for (const { text, raw, span, set } of textItems(service, service.settings.get(key))) {
      if (text === undefined || text.trim() === '' || capabilityTier(text) !== 'unknown') continue
      const name = normalizeCapability(text)
      const meant = name === 'CAP_ALL' ? 'ALL' : slipOf(name, ['ALL', ...LINUX_CAPABILITIES])
      const written = meant !== undefined && meant !== 'ALL' && /^CAP_/i.test(raw) ? `CAP_${meant}` : meant
      say(span, {
        by: 'engine',
        problem: `names the capability \`${text}\`, which does not exist`,
        advice: written === undefined ? 'Correct or remove it' : `Did you mean \`${written}\`?`,
        // What is given by mistake gives nothing until its name is right.
        ...(key === 'cap_drop' && written !== undefined && { correct: (): Edits => set(written) }),
      })
    }
  }
}

function securityOptions(service: Service, say: Say): void {
  for (const { text, span, set } of textItems(service, service.settings.get('security_opt'))) {
    const [, name = '', separator = '', value = ''] = /^([^:=]*)([:=]?)([^]*)$/.exec(text?.trim() ?? '') ?? []
    if (text === undefined || name === '') continue
    if (!SECURITY_OPTIONS.includes(name)) {
      const meant = slipOf(name.toLowerCase().replaceAll('_', '-'), SECURITY_OPTIONS)
      const isHardening = meant === 'no-new-privileges' && (separator === '' || value === 'true')
      say(span, {
        by: 'engine',
        problem: `has the security option \`${text}\`, which does not exist`,
        advice: meant === undefined ? 'Correct or remove it' : `Did you mean \`${meant}${separator}${value}\`?`,
        ...(isHardening && { correct: (): Edits => set(`${meant}${separator}${value}`) }),
      })
    } else if (name === 'no-new-privileges' && separator !== '' && !/^(?:true|false|[01tf])$/i.test(value)) {
      say(span, {
        by: 'engine',
        problem: `sets \`no-new-privileges\` to \`${value}\``,
        advice: 'Write `no-new-privileges:true`',
      })
    } else if (name === 'label' && !LABELS.test(value)) {
      say(span, {
        by: 'engine',
        problem: `has the security option \`${text}\`, and a label sets user, role, type or level alone`,
        advice: /^(?:seccomp|apparmor|no-new-privileges)\b/.test(value)
          ? `Did you mean \`${value}\`?`
          : 'Write it as `label:type:NAME`, or remove it',
      })
    }
  }
}

/** Volumes in their long form, whose type must be said. */
function mountTypes(service: Service, say: Say): void {
  for (const { map } of mapItems(service, service.settings.get('volumes'))) {
    const type = get(map, 'type')
    const text = textOf(type?.value)?.text
    if (type && (text === undefined || MOUNT_TYPES.includes(text))) continue
    const target = textOf(get(map, 'target')?.value)?.raw
    const what = target === undefined ? 'a volume' : `the volume at \`${target}\``
    say(type?.pair.span ?? map.span, {
      by: 'compose',
      problem: type ? `gives ${what} the type \`${text ?? ''}\`` : `gives ${what} no type`,
      advice: 'Write `type: bind` for a directory of the host, `type: volume` for a named volume',
    })
  }
}
