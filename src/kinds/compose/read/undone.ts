import type { Span } from '../../../core/span.ts'
import { normalizeCapability } from '../../../knowledge/host/capabilities.ts'
import { deployLimit } from './limits.ts'
import { textItems } from './list.ts'
import { serviceOf } from './project-service.ts'
import type { Service } from './service.ts'
import { booleanOf, textOf } from '../values.ts'
import type { Absence, Aspect } from '../../../core/facts/workload.ts'
import type { Related } from '../../../core/finding.ts'
import { type Entry, get } from '../../../syntax/yaml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { has } from './aspects.ts'
import type { Editor } from '../edit.ts'
import type { Project, ProjectService } from '../project/index.ts'
import { earlier } from './placed.ts'

/** A hardening that a service states. */
interface Hardening {
  /** For messages: `its read-only root file system`. */
  readonly what: string
  /** The settings that state it, by their keys. */
  readonly paths: readonly string[]
  /** Where the service states it; undefined when it does not. */
  stated(service: Service): Span | 'unknown' | undefined
}

/** What nobody takes back by accident without harm. */
const HARDENINGS: readonly Hardening[] = [
  {
    what: 'its read-only root file system',
    paths: ['read_only'],
    stated({ settings }) {
      const entry = settings.get('read_only')
      const on = booleanOf(entry?.value)
      return entry && (on === undefined ? 'unknown' : on ? entry.pair.span : undefined)
    },
  },
  item('"no-new-privileges"', 'security_opt', (text) => /^no-new-privileges(?:[:=]true)?$/i.test(text)),
  item('its seccomp profile', 'security_opt', (text) => /^seccomp[:=](?!unconfined$)/i.test(text)),
  item('its AppArmor profile', 'security_opt', (text) => /^apparmor[:=](?!unconfined$)/i.test(text)),
  item('the drop of all capabilities', 'cap_drop', (text) => normalizeCapability(text) === 'ALL'),
  {
    what: 'its unprivileged user',
    paths: ['user'],
    stated({ settings }) {
      const entry = settings.get('user')
      const text = textOf(entry?.value)
      return (
        entry &&
        text &&
        (text.text === undefined ? 'unknown' : /^(?:root|0+)(?::|$)/.test(text.text) ? undefined : entry.pair.span)
      )
    },
  },
  limit('its memory limit', 'mem_limit', 'memory'),
  limit('its CPU limit', 'cpus', 'cpus'),
  limit('its limit of processes', 'pids_limit', 'pids'),
]

function item(what: string, key: string, matches: (text: string) => boolean): Hardening {
  return {
    what,
    paths: [key],
    stated(service) {
      const items = textItems(service, service.settings.get(key))
      const found = items.find(({ text }) => text !== undefined && matches(text.trim()))
      return found?.span ?? (items.some(({ text }) => text === undefined) ? 'unknown' : undefined)
    },
  }
}

function limit(what: string, key: string, deployKey: string): Hardening {
  return {
    what,
    paths: [key, `deploy.resources.limits.${deployKey}`],
    stated: (service) => (service.settings.get(key) ?? deployLimit(service, deployKey))?.pair.span,
  }
}

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
