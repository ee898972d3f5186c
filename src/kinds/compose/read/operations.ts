import type { RestartPolicy } from '../../../core/facts/workload.ts'
import type { Span } from '../../../core/span.ts'
import { entriesOf, get, resolve } from '../../../syntax/yaml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { textItems } from './list.ts'
import type { Service } from './service.ts'
import { booleanOf, textOf } from '../values.ts'

/** `healthcheck`, `restart` and `deploy.restart_policy`, `logging`, `sysctls`. */
export function operationFacts(service: Service, emit: Sink): void {
  healthCheck(service, emit)
  restart(service, emit)
  deployRestart(service, emit)
  logging(service, emit)
  sysctls(service, emit)
}

/** `disable: true` and `test: ["NONE"]` both switch the check off (Compose specification, "healthcheck"). */
function healthCheck({ subject, noun, settings }: Service, emit: Sink): void {
  const entry = settings.get('healthcheck')
  if (!entry) return
  const disable = get(entry.value, 'disable')
  const test = get(entry.value, 'test')
  const command = resolve(test?.value)
  const none = command?.kind === 'sequence' && textOf(command.items[0]?.value)?.text === 'NONE'
  const off = disable === undefined ? false : booleanOf(disable.value)
  const shown = off === true ? disable : none ? test : entry
  emit('healthCheck', { span: (shown ?? entry).pair.span, subject, noun, disabled: none || off })
}

const WHEN: Readonly<Record<string, RestartPolicy['when']>> = {
  no: 'never',
  false: 'never',
  never: 'never',
  none: 'never',
  always: 'always',
  true: 'always',
  'unless-stopped': 'always',
  any: 'always',
  'on-failure': 'on-failure',
}

function restart({ subject, noun, settings, edit }: Service, emit: Sink): void {
  const entry = settings.get('restart')
  const text = textOf(entry?.value)
  if (!entry || !text) return
  const [, condition = '', attempts] = /^([\w-]+)(?::(\d+))?$/.exec(text.text ?? '') ?? []
  const scalar = entry.pair.value
  emit('restartPolicy', {
    span: entry.pair.span,
    subject,
    noun,
    key: 'restart',
    when: WHEN[condition.toLowerCase()],
    attempts: attempts === undefined ? undefined : Number(attempts),
    limit: (count) => (scalar?.kind === 'scalar' ? edit.setScalar(scalar, `on-failure:${count}`) : undefined),
  })
}

function deployRestart({ subject, noun, settings, edit }: Service, emit: Sink): void {
  const entry = get(settings.get('deploy')?.value, 'restart_policy')
  const policy = entry?.value
  if (!entry || policy?.kind !== 'map') return
  const condition = get(policy, 'condition')
  const attempts = get(policy, 'max_attempts')
  const written = attempts && textOf(attempts.value)?.text
  const own =
    !settings.get('deploy')?.inherited &&
    settings.get('deploy')?.pair.value?.kind === 'map' &&
    !entry.inherited &&
    entry.pair.value === policy
  emit('restartPolicy', {
    span: attempts?.pair.span ?? entry.pair.span,
    subject,
    noun,
    key: 'deploy.restart_policy',
    when:
      attempts && written === undefined
        ? undefined
        : condition === undefined
          ? 'always'
          : WHEN[textOf(condition.value)?.text ?? ''],
    attempts: written === undefined || !/^\d+$/.test(written) ? undefined : Number(written),
    limit: (count) => {
      if (!own || attempts?.inherited) return undefined
      if (!attempts) return edit.addTo(policy, 'max_attempts', count)
      return attempts.pair.value?.kind === 'scalar' ? edit.setScalar(attempts.pair.value, count) : undefined
    },
  })
}

function logging(service: Service, emit: Sink): void {
  const { subject, noun, settings, edit } = service
  const entry = settings.get('logging')
  const map = entry?.value
  if (!entry || map?.kind !== 'map') return
  const driver = get(map, 'driver')
  const options = get(map, 'options')
  const own = !entry.inherited && entry.pair.value === map
  emit('logging', {
    span: driver?.pair.span ?? entry.pair.span,
    subject,
    noun,
    driver: driver === undefined ? '' : textOf(driver.value)?.text,
    options: entriesOf(options?.value).map(({ key }) => key),
    remove: () => edit.removeSetting(service, entry),
    addOption: (name, value) => {
      if (!own || options?.inherited) return undefined
      if (!options) return edit.addTo(map, 'options', { [name]: value })
      return options.pair.value?.kind === 'map' ? edit.addTo(options.pair.value, name, value) : undefined
    },
  })
}

function sysctls(service: Service, emit: Sink): void {
  const { subject, noun, settings, edit } = service
  const entry = settings.get('sysctls')
  const fact = (
    span: Span,
    parameter: string,
    value: string | undefined,
    remove: () => ReturnType<typeof edit.removeSetting>,
  ): void => void emit('sysctl', { span, subject, noun, parameter: parameter.trim(), value: value?.trim(), remove })
  for (const { text, template, span, remove } of textItems(service, entry)) {
    const at = template.indexOf('=')
    if (at > 0) fact(span, template.slice(0, at), text?.slice(at + 1), remove)
  }
  const map = entry?.value
  if (!entry || map?.kind !== 'map') return
  for (const one of entriesOf(map)) {
    fact(one.pair.span, one.key, textOf(one.value)?.text, () => {
      if (one.inherited || entry.inherited || entry.pair.value !== map || !service.map) return undefined
      return edit.removePath([
        { map: service.map, pair: entry.pair },
        { map, pair: one.pair },
      ])
    })
  }
}
