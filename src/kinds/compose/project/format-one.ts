import type { SyntaxProblem } from '../../../core/kind.ts'
import { span } from '../../../core/span.ts'
import { entriesOf, resolve, type YamlMap, type YamlNode, type YamlScalar } from '../../../syntax/yaml/index.ts'

/** What stands at the top of a Compose file besides services (Compose specification, "Compose file"). */
const TOP = new Set(['version', 'name', 'include', 'services', 'networks', 'volumes', 'configs', 'secrets', 'models'])

/** Settings that a mapping is told by as a service. */
const OF_SERVICES = ['image', 'build', 'command', 'ports', 'volumes', 'environment', 'links', 'privileged', 'net']

/** Settings of a service that Compose's format 1 knows and that a fix may add (docker/compose 1.29, config_schema_v1.json). */
const ADDED = new Set(['cap_drop', 'mem_limit', 'memswap_limit', 'read_only', 'restart', 'security_opt', 'user'])

/**
 * A document of Compose's format 1, whose services are the top of the file, as one with `services`, in which all of them keep their places;
 * any other document as it is.
 */
export function withServices(document: YamlNode | undefined): YamlNode | undefined {
  if (document?.kind !== 'map' || !isFormatOne(document)) return document
  const [services, others] = partition(document)
  const value: YamlMap = { ...document, pairs: services }
  const at = span(document.span.start, document.span.start)
  const key: YamlScalar = {
    kind: 'scalar',
    text: 'services',
    style: 'plain',
    span: at,
    contentSpan: at,
    inFlow: false,
    offsetOf: () => undefined,
  }
  // It is written nowhere, so no edit adds to it.
  return { ...document, damaged: true, pairs: [{ key, keyText: 'services', value, span: document.span }, ...others] }
}

/** The name of the first service at the top of a document, where `withServices` put one under `services`. */
export function firstAtTop(document: YamlNode | undefined): YamlNode | undefined {
  const pair = document?.kind === 'map' ? document.pairs[0] : undefined
  const value = pair?.keyText === 'services' && pair.colon === undefined ? pair.value : undefined
  return value?.kind === 'map' ? value.pairs[0]?.key : undefined
}

/** Says so of services without `services` around them, which only Compose v1 took. */
export function formatProblems(document: YamlNode | undefined): readonly SyntaxProblem[] {
  const first = firstAtTop(document)
  const message = 'its services are not under `services`. This is format 1, which Compose v2 refuses'
  return first ? [{ span: first.span, message }] : []
}

/** Whether a fix may add a setting to a service of format 1. */
export function isKnownToFormatOne(setting: string): boolean {
  return ADDED.has(setting)
}

function isFormatOne(document: YamlMap): boolean {
  const [services] = partition(document)
  const has = (key: string): boolean => document.pairs.some(({ keyText }) => keyText === key)
  if (has('services') || has('include') || has('apiVersion')) return false
  return services.some(({ value }) => {
    const keys = new Set(entriesOf(value).map(({ key }) => key))
    return OF_SERVICES.some((key) => keys.has(key))
  })
}

/** The pairs at the top that can be services, and the others. */
function partition({ pairs }: YamlMap): readonly [YamlMap['pairs'], YamlMap['pairs']] {
  const isService = ({ keyText, value }: YamlMap['pairs'][number]): boolean =>
    !TOP.has(keyText) && !keyText.startsWith('x-') && keyText !== '<<' && resolve(value)?.kind === 'map'
  return [pairs.filter(isService), pairs.filter((pair) => !isService(pair))]
}
