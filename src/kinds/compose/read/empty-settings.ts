import type { SyntaxProblem } from '../../../core/kind.ts'
import { resolve, type Entry } from '../../../syntax/yaml/index.ts'
import type { Service } from './service.ts'
import { isNull } from '../values.ts'

/** Settings that hold a list or a mapping, of which Compose refuses those without a value (compose-go, `schema/compose-spec.json`). */
const COLLECTIONS: ReadonlySet<string> = new Set([
  'annotations',
  'blkio_config',
  'cap_add',
  'cap_drop',
  'configs',
  'depends_on',
  'device_cgroup_rules',
  'devices',
  'dns',
  'dns_opt',
  'dns_search',
  'env_file',
  'environment',
  'expose',
  'external_links',
  'extra_hosts',
  'group_add',
  'healthcheck',
  'labels',
  'links',
  'logging',
  'networks',
  'ports',
  'profiles',
  'secrets',
  'security_opt',
  'storage_opt',
  'sysctls',
  'tmpfs',
  'ulimits',
  'volumes',
  'volumes_from',
])

/** The settings of a service that Compose refuses because nothing follows their key. Another file may give a partial one its value. */
export function emptySettingProblems({ settings, partial }: Service): readonly SyntaxProblem[] {
  if (partial) return []
  return [...settings.values()].flatMap((entry) =>
    COLLECTIONS.has(entry.key) && isEmpty(entry)
      ? [
          {
            span: entry.pair.span,
            message: `\`${entry.key}\` has no value, which Compose refuses: list something under it, or remove the key`,
          },
        ]
      : [],
  )
}

/** A tag such as `!reset` is a value too. */
function isEmpty({ pair, value, inherited }: Entry): boolean {
  const node = resolve(value)
  return (
    !inherited &&
    !pair.value?.tag &&
    (node === undefined ? pair.value === undefined : node.kind === 'scalar' && isNull(node))
  )
}
