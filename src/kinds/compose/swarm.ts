import { get } from '../../syntax/yaml/index.ts'
import type { Service } from './service.ts'

/** Keys of `deploy` that only a swarm looks at (Compose Deploy specification). */
const SWARM_ONLY = ['placement', 'update_config', 'rollback_config', 'endpoint_mode', 'mode'] as const

/** Whether the service is written for `docker stack deploy`, which ignores `security_opt` among others. */
export function isForSwarm({ settings }: Service): boolean {
  const deploy = settings.get('deploy')?.value
  return SWARM_ONLY.some((key) => get(deploy, key) !== undefined)
}
