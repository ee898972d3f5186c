import type { Language, Suggestion } from '../../../core/language.ts'
import type { Source } from '../../../core/source.ts'

/** The file's settings, and what each value does after the next start (selinux_config(5)). */
const SETTINGS: Readonly<
  Record<string, { readonly about: string; readonly values: Readonly<Record<string, string>> }>
> = {
  SELINUX: {
    about: 'the mode SELinux starts in. The first line that names one counts; it must begin the line.',
    values: {
      enforcing: 'what policy does not allow is denied and logged.',
      permissive: 'what policy does not allow is logged, and happens.',
      disabled: 'there is no policy; files get no labels, and going back needs a relabelling.',
    },
  },
  SELINUXTYPE: {
    about:
      'the policy that is loaded: a directory below `/etc/selinux`. The last line counts; everything to its end is the name.',
    values: {
      targeted: 'confines services; users are unconfined.',
      minimum: 'confines only services that are chosen one by one.',
      mls: 'multi-level security.',
      default: "Debian's policy.",
    },
  },
  REQUIRESEUSERS: {
    about: 'whether a login without an SELinux user is refused.',
    values: { 0: 'the default user is taken.', 1: 'the login is refused.' },
  },
  SETLOCALDEFS: { about: 'read by old releases only, and ignored today.', values: {} },
}

/** What an editor may ask of SELinux's configuration file. */
export const configLanguage: Language = {
  hover(source, offset) {
    const { start, line } = lineAround(source, offset)
    const [, indent = '', key = '', gap = '', value = ''] = /^(\s*)([A-Za-z]+)(\s*=\s*)?([^\s#]*)/.exec(line) ?? []
    const setting = Object.hasOwn(SETTINGS, key.toUpperCase()) ? SETTINGS[key.toUpperCase()] : undefined
    if (!setting) return undefined
    const keyStart = start + indent.length
    const valueStart = keyStart + key.length + gap.length
    if (offset >= keyStart && offset <= keyStart + key.length) {
      return { span: { start: keyStart, end: keyStart + key.length }, markdown: `**${key}** - ${setting.about}` }
    }
    const about = Object.hasOwn(setting.values, value.toLowerCase()) ? setting.values[value.toLowerCase()] : undefined
    if (about === undefined || offset < valueStart || offset > valueStart + value.length) return undefined
    return { span: { start: valueStart, end: valueStart + value.length }, markdown: `**${value}** - ${about}` }
  },
  complete(source, offset): readonly Suggestion[] {
    const { start, line } = lineAround(source, offset)
    const [, key = '', before = ''] = /^([A-Z]*)(=\s*)?/.exec(line) ?? []
    if (before === '') {
      const span = { start, end: start + key.length }
      return line.startsWith('#')
        ? []
        : Object.entries(SETTINGS).map(([label, { about }]) => ({
            label,
            kind: 'property',
            documentation: about,
            span,
            insert: `${label}=`,
          }))
    }
    const setting = Object.hasOwn(SETTINGS, key) ? SETTINGS[key] : undefined
    const span = { start: start + key.length + before.length, end: start + line.length }
    return Object.entries(setting?.values ?? {}).map(([label, documentation]) => ({
      label,
      kind: 'value',
      documentation,
      span,
    }))
  },
}

function lineAround(source: Source, offset: number): { readonly start: number; readonly line: string } {
  const span = source.lineSpan(source.lineAt(offset))
  return { start: span.start, line: source.slice(span) }
}
