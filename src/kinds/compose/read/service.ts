import type { Span } from '../../../core/span.ts'
import { type Entry, get } from '../../../syntax/yaml/index.ts'
import type { StartedImage } from '../../../core/facts/workload.ts'
import type { Related } from '../../../core/finding.ts'
import type { Editor, Written } from '../edit.ts'
import { textOf } from '../values.ts'

/** What is known of the image that a service builds. */
export interface ServiceImage {
  readonly user: 'root' | 'unprivileged' | undefined
  readonly checked: boolean
  /** Whether a USER makes it root in a stage that only services build. */
  readonly rootByTarget: boolean
  /** Where its Dockerfile says whom it runs as; undefined for one written inside the Compose file. */
  readonly place: Related | undefined
}

/** One service: its settings with files merged and anchors and merge keys applied, and how to edit what the judged file writes of them. */
export interface Service extends Written {
  readonly name: string
  /** `services.web` */
  readonly subject: string
  /** `service "web"` */
  readonly noun: string
  /** Its name where it is first defined. */
  readonly span: Span
  readonly settings: ReadonlyMap<string, Entry>
  /** Whether something completes it that is not known: then nothing can be said to be missing. */
  readonly partial: boolean
  readonly edit: Editor
  /** What is known of the image it builds; undefined when it builds none, or nothing is known. */
  image(): ServiceImage | undefined
}

/** The image it starts in the image's own way; undefined where it is built, or where that is not sure. */
export function startedImage({ settings }: Service): StartedImage | undefined {
  const reference = textOf(settings.get('image')?.value)?.text
  const user = settings.get('user')
  const name = textOf(user?.value)?.text
  if (reference === undefined || settings.has('build') || settings.has('entrypoint') || (user && name === undefined)) {
    return undefined
  }
  return {
    reference,
    unprivileged: name !== undefined && !/^(?:root|0+)(?::|$)/.test(name),
    hostNetwork: textOf(settings.get('network_mode')?.value)?.text === 'host',
  }
}

/** Keys of `deploy` that only a swarm looks at (Compose Deploy specification). */
const SWARM_ONLY = ['placement', 'update_config', 'rollback_config', 'endpoint_mode', 'mode'] as const

/** Whether the service is written for `docker stack deploy`, which ignores `security_opt` among others. */
export function isForSwarm({ settings }: Service): boolean {
  const deploy = settings.get('deploy')?.value
  return SWARM_ONLY.some((key) => get(deploy, key) !== undefined)
}
