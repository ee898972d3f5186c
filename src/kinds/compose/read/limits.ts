import type { Workload } from '../../../core/facts/workload.ts'
import type { Limit } from '../../../core/facts/limit.ts'
import { get, type Entry } from '../../../syntax/yaml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import type { Service } from './service.ts'
import { booleanOf, textOf, typed } from '../values.ts'

const KEYS: Readonly<Record<string, Limit['resource']>> = {
  mem_limit: 'memory',
  memswap_limit: 'swap',
  cpus: 'cpu',
  cpu_quota: 'cpu',
  pids_limit: 'pids',
  oom_kill_disable: 'oom-kill',
  oom_score_adj: 'oom-score',
}
const DEPLOY_KEYS: Readonly<Record<string, Limit['resource']>> = { memory: 'memory', cpus: 'cpu', pids: 'pids' }

/** The limits a service states, in both places Compose knows: on the service and under `deploy.resources.limits`. */
export function limitFacts(service: Service, workload: Workload, emit: Sink): void {
  const { settings } = service
  for (const [key, resource] of Object.entries(KEYS)) {
    emitLimit(service, workload, emit, settings.get(key), resource, key)
  }
  for (const [key, resource] of Object.entries(DEPLOY_KEYS)) {
    emitLimit(service, workload, emit, deployLimit(service, key), resource, `deploy.resources.limits.${key}`)
  }
  const ulimits = settings.get('ulimits')
  for (const name of ['nofile', 'nproc', 'core', 'memlock']) {
    const entry = get(ulimits?.value, name)
    const hard = get(entry?.value, 'hard') ?? entry
    emitLimit(service, workload, emit, hard, 'ulimit', `ulimits.${name}`)
  }
}

/** A limit under `deploy.resources.limits`. */
export function deployLimit({ settings }: Service, key: string): Entry | undefined {
  return get(get(get(settings.get('deploy')?.value, 'resources')?.value, 'limits')?.value, key)
}

function emitLimit(
  service: Service,
  workload: Workload,
  emit: Sink,
  entry: Entry | undefined,
  resource: Limit['resource'],
  key: string,
): void {
  const text = textOf(entry?.value)
  if (!entry || !text) return
  const scalar = entry.pair.value
  emit('limit', {
    span: entry.pair.span,
    subject: service.subject,
    noun: service.noun,
    resource,
    workload,
    key,
    value: text.text,
    unlimited: isUnlimited(resource, text.text, booleanOf(entry.value)),
    set: (value) => (scalar?.kind === 'scalar' ? service.edit.setScalar(scalar, typed(value)) : undefined),
    remove: () => (service.settings.get(entry.key) === entry ? service.edit.removeSetting(service, entry) : undefined),
  })
}

/** Docker run reference: memory 0, swap -1, pids -1 or 0, quota 0 or -1 mean "no limit". */
function isUnlimited(
  resource: Limit['resource'],
  value: string | undefined,
  on: boolean | undefined,
): boolean | undefined {
  if (value === undefined) return undefined
  if (resource === 'oom-kill') return on
  if (resource === 'oom-score') return Number(value) < 0
  if (resource === 'swap' || resource === 'ulimit') return /^-1$/.test(value)
  return /^(-\d+(\.\d+)?|0+(\.0*)?)[a-z]*$/i.test(value)
}
