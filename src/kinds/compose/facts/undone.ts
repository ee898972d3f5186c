import type { Absence, Aspect } from '../../../core/facts/workload.ts'
import type { Related } from '../../../core/finding.ts'
import { get, type Entry } from '../../../syntax/yaml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { has } from '../aspects.ts'
import type { Editor } from '../editor.ts'
import { HARDENINGS } from '../hardenings.ts'
import type { Project, ProjectService } from '../project/index.ts'
import { serviceOf, type Service } from '../service.ts'
import { earlier } from './placed.ts'

/** The settings that give a service what it may lack, by their keys. */
const PATHS: Readonly<Partial<Record<Aspect, readonly string[]>>> = {
  'no-new-privileges': ['security_opt'],
  'read-only-root': ['read_only'],
  'capabilities-dropped': ['cap_drop'],
  'memory-limit': ['mem_limit', 'deploy.resources.limits.memory'],
  'cpu-limit': ['cpus', 'cpu_quota', 'deploy.resources.limits.cpus'],
  'pids-limit': ['pids_limit', 'deploy.resources.limits.pids'],
  'swap-limit': ['memswap_limit', 'mem_swappiness'],
  'block-io-limit': ['blkio_config'],
  'health-check': ['healthcheck'],
  'restart-policy': ['restart', 'deploy.restart_policy'],
}

/** What one definition of a service takes back of what those before it say. */
export interface History {
  /** Whether an earlier definition gives the aspect and a later one takes it away: then it is said there. */
  isUndone(aspect: Aspect): boolean
  /** Says what the judged file takes back. */
  facts(emit: Sink): void
}

const NOTHING_UNDONE: History = { isUndone: () => false, facts: () => undefined }

/** Looks through the definitions of a service one by one. */
export function historyOf(one: ProjectService, project: Project, edit: Editor): History {
  if (one.steps.length < 2) return NOTHING_UNDONE
  const steps = one.steps.map((_, step) => serviceOf(one, project, edit, step))
  /** The definition after which an aspect is gone that one in another file gives. */
  const undoing = (aspect: Aspect): number | undefined => {
    const had = steps.map((service) => service !== undefined && has(service, aspect))
    const last = had.lastIndexOf(true)
    const giving = had.lastIndexOf(false, last) + 1
    const isOver =
      last >= 0 && last < had.length - 1 && one.definitions[giving]?.file !== one.definitions[last + 1]?.file
    return isOver ? last + 1 : undefined
  }
  return {
    isUndone: (aspect) => undoing(aspect) !== undefined,
    facts(emit) {
      one.definitions.forEach(({ file, entry, extended }, step) => {
        const [before, after, final] = [steps[step - 1], steps[step], steps.at(-1)]
        if (file.start > 0 || extended || !before || !after || !final) return
        const written = file.placing.entry(entry).pair.value
        const place = (paths: readonly string[]): Entry | undefined =>
          paths.map((path) => deepest(written, path)).find((found) => found !== undefined)
        absences(place, (aspect) => !final.partial && undoing(aspect) === step, [before, final, project], emit)
        for (const { what, paths, stated } of HARDENINGS) {
          const earlierSpan = stated(before)
          const by = place(paths)
          // In one file both can be read together.
          if (
            !by ||
            earlierSpan === undefined ||
            earlierSpan === 'unknown' ||
            project.isHere(earlierSpan) ||
            stated(after) !== undefined ||
            stated(final) !== undefined
          ) {
            continue
          }
          emit('compose.undone', {
            span: by.pair.span,
            subject: final.subject,
            noun: final.noun,
            what,
            related: [earlier(earlierSpan, project)],
            keep: () =>
              by.pair.value?.kind === 'scalar' || by.pair.value?.tag?.name === '!reset'
                ? edit.removeSetting(final, by)
                : undefined,
          })
        }
      })
    },
  }
}

/** A service that lacks what is taken away here: with as many facts as there are places. */
function absences(
  place: (paths: readonly string[]) => Entry | undefined,
  isUndoneHere: (aspect: Aspect) => boolean,
  [before, final, project]: readonly [Service, Service, Project],
  emit: Sink,
): void {
  const places = new Map<Entry['pair'], { readonly gone: Set<Aspect>; readonly related: Related[] }>()
  for (const [aspect, paths = []] of Object.entries(PATHS) as readonly [Aspect, readonly string[]][]) {
    const by = isUndoneHere(aspect) ? place(paths) : undefined
    if (!by) continue
    const known = places.get(by.pair) ?? {
      gone: new Set(),
      related: paths
        .flatMap((path) => deepest(before.settings, path) ?? [])
        .map(({ pair }) => earlier(pair.span, project)),
    }
    known.gone.add(aspect)
    places.set(by.pair, known)
  }
  const { subject, noun, name } = final
  // What was there before comes back when the line is taken out: there is nothing to add.
  const absence: Absence = { add: () => undefined }
  for (const [{ span }, { gone, related }] of places) {
    emit('workload', {
      span,
      subject,
      noun,
      name,
      platform: 'container',
      related,
      lacks: (aspect) => (gone.has(aspect) ? absence : undefined),
    })
  }
}

/** The setting a path leads to, or where it ends: at a tag that takes away what lies below. */
function deepest(from: ReadonlyMap<string, Entry> | Entry['value'], path: string): Entry | undefined {
  const [first = '', ...rest] = path.split('.')
  let found = from instanceof Map ? (from as ReadonlyMap<string, Entry>).get(first) : get(from as Entry['value'], first)
  for (const key of rest) {
    if (!found || found.pair.value?.tag) return found
    const next = get(found.value, key)
    if (!next) return undefined
    found = next
  }
  return found
}
