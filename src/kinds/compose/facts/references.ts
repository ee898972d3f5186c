import { entriesOf, get, type Entry } from '../../../syntax/yaml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import type { ComposeKey } from '../facts.ts'
import { textItems } from '../list.ts'
import type { Service } from '../service.ts'
import { textOf } from '../values.ts'

/** What a service takes from elsewhere: other containers, build contexts, the caller's SSH agent, services of other files. */
export function referenceFacts(service: Service, emit: Sink): void {
  const { subject, noun, settings } = service
  for (const key of ['links', 'external_links', 'volumes_from'] as const) {
    for (const { text, span, remove } of textItems(service, settings.get(key))) {
      emit('compose.setting', { span, subject, noun, key, value: text, on: undefined, remove })
    }
  }
  for (const { text, span, remove } of textItems(service, settings.get('dns'))) {
    emit('compose.setting', { span, subject, noun, key: 'dns', value: text, on: undefined, remove })
  }
  extraHosts(service, emit)
  const build = settings.get('build')
  if (textOf(build?.value)) texts(service, emit, 'build.context', build)
  texts(service, emit, 'build.context', get(build?.value, 'context'))
  texts(service, emit, 'build.context', get(build?.value, 'additional_contexts'))
  texts(service, emit, 'build.ssh', get(build?.value, 'ssh'))
  texts(service, emit, 'extends.file', get(settings.get('extends')?.value, 'file'))
}

/** `extra_hosts` as `name=address`, `name:address` or a mapping; the value is the address. */
function extraHosts(service: Service, emit: Sink): void {
  const { subject, noun, settings } = service
  const entry = settings.get('extra_hosts')
  for (const { text, span, remove } of textItems(service, entry)) {
    emit('compose.setting', {
      span,
      subject,
      noun,
      key: 'extra_hosts',
      value: text?.replace(/^[^:=]*[:=]/, ''),
      on: undefined,
      remove,
    })
  }
  for (const { pair, value } of entriesOf(entry?.value)) {
    const text = textOf(value)
    if (text) {
      emit('compose.setting', {
        span: pair.span,
        subject,
        noun,
        key: 'extra_hosts',
        value: text.text,
        on: undefined,
        remove: () => undefined,
      })
    }
  }
}

/** The texts of a setting that is one text, a list of `name=value` or a mapping; of the last two, the values. */
function texts(service: Service, emit: Sink, key: ComposeKey, entry: Entry | undefined): void {
  const { subject, noun } = service
  const mapped = entriesOf(entry?.value).flatMap(({ value }) => textOf(value) ?? [])
  for (const { text, span } of [...textItems(service, entry), ...mapped]) {
    const value = entry?.value?.kind === 'sequence' ? text?.replace(/^[\w.-]+=/, '') : text
    emit('compose.setting', { span, subject, noun, key, value, on: undefined, remove: () => undefined })
  }
}
