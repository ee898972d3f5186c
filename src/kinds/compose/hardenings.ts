import type { Span } from '../../core/span.ts'
import { normalizeCapability } from '../../knowledge/capabilities.ts'
import { deployLimit } from './facts/limits.ts'
import { textItems } from './list.ts'
import type { Service } from './service.ts'
import { booleanOf, textOf } from './values.ts'

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
export const HARDENINGS: readonly Hardening[] = [
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
