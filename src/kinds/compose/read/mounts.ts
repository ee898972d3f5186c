import { resolve, entriesOf, get, type YamlMap, type YamlNode } from '../../../syntax/yaml/index.ts'
import { textOf, booleanOf, type Text, typed, unknowable, type ValuedScalar } from '../values.ts'
import { textItems, mapItems, type TextItem } from './list.ts'
import type { Service } from './service.ts'
import type { Edits } from '../../../core/edit.ts'
import type { Mount } from '../../../core/facts/storage.ts'
import type { Sink } from '../../shared/sink.ts'
import { UNKNOWN } from '../../../syntax/notation/interpolation.ts'
import { CONTROL_SOCKET_NAMES, SESSION_VARIABLES } from '../../../knowledge/host/known-paths.ts'
import { interpolate } from '../interpolate.ts'

/** Host directories behind named volumes: `driver_opts: {o: bind, device: /srv}`. */
export type VolumeDevices = ReadonlyMap<string, string>

/** Reads the file's `volumes:` for those that only stand for a host directory. */
export function volumeDevices(document: YamlNode | undefined): VolumeDevices {
  const devices = new Map<string, string>()
  for (const { key, value } of entriesOf(get(document, 'volumes')?.value)) {
    // Only the driver that is there without a name mounts with these options; what one of a plugin means by them is its own matter.
    const driver = get(value, 'driver')
    if (driver && textOf(driver.value)?.text !== 'local') continue
    const options = get(value, 'driver_opts')?.value
    const device = textOf(get(options, 'device')?.value)?.text
    const bind = textOf(get(options, 'o')?.value)
      ?.text?.split(',')
      .some((option) => /^r?bind$/.test(option))
    if (device !== undefined && bind) devices.set(key, device)
  }
  return devices
}

/** `volumes` in short and long syntax, and `tmpfs`. */
export function mountFacts(service: Service, devices: VolumeDevices, emit: Sink): void {
  const { subject, noun, settings } = service
  const volumes = settings.get('volumes')
  const image = textOf(settings.get('image')?.value)?.text
  const into = { subject, noun, ...(image !== undefined && { image }) }
  const starts = startsFile(service)
  for (const item of textItems(service, volumes)) {
    const mount = shortMount(item, devices)
    if (mount) emit('mount', { ...into, ...mount, started: starts(mount.target ?? '') })
  }
  for (const { map, own, remove } of mapItems(service, volumes)) {
    const mount = longMount(service, map, own, devices)
    emit('mount', { ...into, ...mount, started: starts(mount.target ?? ''), remove })
  }
  for (const { text, template, raw, span, remove, set } of textItems(service, settings.get('tmpfs'))) {
    const [target = '', options = ''] = splitOnce(text ?? template, ':')
    emit('mount', {
      subject,
      noun,
      span,
      type: 'tmpfs',
      source: undefined,
      sourceSpan: span,
      target,
      readOnly: false,
      propagation: undefined,
      relabel: undefined,
      options: options.split(',').filter(Boolean),
      makeReadOnly: () => undefined,
      setPropagation: () => undefined,
      remove,
      addOption: (option) => set(`${raw}${splitOutsideVariables(raw).length > 1 ? ',' : ':'}${option}`),
    })
  }
}

type MountParts = Omit<Mount, 'subject' | 'noun'>

/** `SOURCE:TARGET[:OPTIONS]` or `TARGET`; a Windows drive letter is part of its path. */
function shortMount(item: TextItem, devices: VolumeDevices): MountParts | undefined {
  const { span, scalar, remove, set } = item
  const parts = splitParts(inSession(item))
  if (parts.length < 2) return undefined
  const [source = '', target = '', optionText = ''] = parts
  const options = optionText.split(',').filter(Boolean)
  const device = devices.get(source)
  const host = device !== undefined || isHostPath(knownSource(source, target) ?? '')
  const propagation = options.find(isPropagation)
  const start = scalar.offsetOf(0)
  const sourceSpan =
    start !== undefined && scalar.text.startsWith(source) ? { start, end: start + source.length } : span
  const readOnly = unknowable(optionText) ? undefined : options.includes('ro') || options.includes('readonly')
  return {
    span,
    type: host ? 'host' : 'volume',
    source: knownSource(device ?? source, target),
    sourceSpan,
    target: unknowable(target) ? undefined : target,
    readOnly,
    propagation,
    relabel: options.includes('Z') ? 'Z' : options.includes('z') ? 'z' : undefined,
    options,
    // The raw text is edited, so that variables in it stay.
    makeReadOnly: () =>
      readOnly === false ? set(withOption(scalar.text, 'ro', (option) => option === 'rw')) : undefined,
    setPropagation: (value) => set(withOption(scalar.text, value, isPropagation)),
    remove,
  }
}

function longMount(service: Service, map: YamlMap, own: boolean, devices: VolumeDevices): Omit<MountParts, 'remove'> {
  const type = get(map, 'type')
  const written = textOf(get(map, 'source')?.value ?? get(map, 'src')?.value)
  const target = textOf(get(map, 'target')?.value ?? get(map, 'dst')?.value ?? get(map, 'destination')?.value)
  const readOnly = get(map, 'read_only') ?? get(map, 'readonly')
  const bind = get(map, 'bind')?.value
  const propagation = get(bind, 'propagation')
  const propagationText = textOf(propagation?.value)
  const relabel = textOf(get(bind, 'selinux')?.value)?.text
  const source = written && knownSource(inSession(written), target?.text ?? '')
  const device = source === undefined ? undefined : devices.get(source)
  const { edit } = service
  const setTo = (entry: typeof readOnly, value: string, absent: () => Edits): Edits => {
    if (!own || entry?.inherited) return undefined
    if (!entry) return absent()
    return entry.pair.value?.kind === 'scalar' ? edit.setScalar(entry.pair.value, typed(value)) : undefined
  }
  return {
    span: map.span,
    type: device === undefined ? longType(type ? textOf(type.value)?.text : typeOf(source)) : 'host',
    source: device ?? source,
    sourceSpan: written?.span ?? map.span,
    target: target?.text,
    readOnly: readOnly ? booleanOf(readOnly.value) : false,
    propagation: isPropagation(propagationText?.text ?? '')
      ? (propagationText?.text as Mount['propagation'])
      : undefined,
    ...(propagationText && { propagationSpan: propagationText.span }),
    relabel: relabel === 'z' || relabel === 'Z' ? relabel : undefined,
    options: longOptions(map),
    makeReadOnly: () => setTo(readOnly, 'true', () => edit.addTo(map, 'read_only', true)),
    setPropagation: (value) => setTo(propagation, value, () => undefined),
  }
}

/** The options of a long tmpfs mount in the short form's words. */
function longOptions(map: YamlMap): readonly string[] {
  const size = textOf(get(get(map, 'tmpfs')?.value, 'size')?.value)?.text
  return size === undefined ? [] : [`size=${size}`]
}

/** A named pipe of Windows is the host's as a directory is. */
function longType(type: string | undefined): Mount['type'] {
  if (type === 'bind' || type === 'npipe') return 'host'
  return type === 'tmpfs' || type === 'volume' ? type : 'other'
}

/** What a volume without a type is meant to be. */
function typeOf(source: string | undefined): string {
  return source === undefined ? 'volume' : isHostPath(source) ? 'bind' : 'volume'
}

function isHostPath(source: string): boolean {
  return /^(\/|\.|~|\$|…|[A-Za-z]:[\\/]|\\\\)/.test(source)
}

/** The text with what a user's session sets: `$HOME` is the user's home, whoever starts the project. */
function inSession({ scalar }: Text): string {
  const { values }: ValuedScalar = scalar
  return interpolate(scalar.text, values ? new Map([...SESSION_VARIABLES, ...values]) : SESSION_VARIABLES).text
}

/** The source of a mount; of one that cannot be known the control socket that its last part, or its place in the container, names. */
function knownSource(source: string, target: string): string | undefined {
  if (!unknowable(source)) return source
  const [name, place] = [source, target].map((path) => path.slice(path.lastIndexOf('/') + 1))
  const socket = [name, source.endsWith(UNKNOWN) ? place : undefined].find(
    (one) => one && CONTROL_SOCKET_NAMES.has(one),
  )
  return socket && `…/${socket}`
}

/** Splits at colons, but not after a drive letter. */
function splitParts(text: string): readonly string[] {
  const drive = /^[A-Za-z]:(?=[\\/])/.exec(text)?.[0] ?? ''
  const [first = '', ...rest] = text.slice(drive.length).split(':')
  return [drive + first, ...rest]
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

function isPropagation(option: string): option is NonNullable<Mount['propagation']> {
  return /^r?(private|slave|shared)$/.test(option)
}

/** The mount's text with an option set in place of those it excludes. */
function withOption(raw: string, option: string, excludes: (option: string) => boolean): string {
  const parts = splitOutsideVariables(raw)
  const drive = /^[A-Za-z]$/.test(parts[0] ?? '') ? 1 : 0
  if (parts.length < 3 + drive) return `${raw}:${option}`
  const options = (parts.at(-1) ?? '').split(',').filter((one) => one !== '' && !excludes(one))
  return [...parts.slice(0, -1), [...options, option].join(',')].join(':')
}

/** Splits at colons that are not inside `${…}`. */
function splitOutsideVariables(raw: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < raw.length; i++) {
    if (raw[i] === '{') depth++
    if (raw[i] === '}') depth--
    if (raw[i] !== ':' || depth > 0) continue
    parts.push(raw.slice(from, i))
    from = i + 1
  }
  return [...parts, raw.slice(from)]
}

/** Programs that run the file they are given. */
const RUNS_A_FILE = /^(?:.*\/)?(?:(?:ba|da|z|k|a)?sh|python[\d.]*|node|ruby|perl|php|exec|tini|dumb-init)$/
/** What many images start unless a service says otherwise. */
const ENTRY_POINT = /^\/(?:[\w-]+\/)*(?:docker-)?entrypoint(?:\.sh)?$/

/** Whether a path of the container is the file that a service starts: its program, the script an interpreter is given, or the image's entry point. */
function startsFile(service: Service): (path: string) => boolean {
  const files = new Set(['entrypoint', 'command'].flatMap((key) => fileOf(wordsOf(service, key))))
  const own = service.settings.has('entrypoint')
  return (path) => files.has(path) || (!own && ENTRY_POINT.test(path))
}

function wordsOf(service: Service, key: string): readonly string[] {
  const entry = service.settings.get(key)
  if (resolve(entry?.value)?.kind === 'sequence') return textItems(service, entry).map(({ template }) => template)
  return (textOf(entry?.value)?.template ?? '').split(/\s+/)
}

/** The first word, or the first behind programs that run a file and their options. */
function fileOf(words: readonly string[]): readonly string[] {
  const file = words.find((word) => !RUNS_A_FILE.test(word) && !word.startsWith('-'))
  return file?.startsWith('/') ? [file] : []
}
