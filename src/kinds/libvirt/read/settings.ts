import { attribute, childAt, childrenOf, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Span } from '../../../core/span.ts'
import type { Sink } from '../../shared/sink.ts'
import { type Domain, EFFECT, isTemplate, subjectOf } from './domain.ts'
import { kernelArguments } from '../../../syntax/notation/kernel-arguments.ts'

/**
 * The settings given one by one, by their elements from the domain on and `@attribute`. Without an attribute it is the element's text,
 * or that it is there. `name[type]` are elements of one type.
 */
const KEYS = [
  'memory@dumpCore',
  'memoryBacking/locked',
  'memoryBacking/access@mode',
  'on_crash',
  'cpu@mode',
  'cpu@migratable',
  'features/msrs@unknown',
  'features/cfpc@value',
  'features/sbbc@value',
  'features/ibs@value',
  'features/capabilities@policy',
  'features/privnet',
  'os/loader@readonly',
  'os/kernel',
  'os/nvram',
  'os/type@machine',
  'launchSecurity[sev]/policy',
  'launchSecurity[sev-snp]/policy',
  'launchSecurity[tdx]/policy',
  'resource/partition',
  'devices/emulator',
  'devices/graphics@powerControl',
  'devices/graphics@passwdValidTo',
  'devices/graphics/listen@type',
  'devices/graphics/listen@socket',
  'devices/graphics@socket',
  'devices/serial[unix]/source@path',
  'devices/console[unix]/source@path',
  'devices/channel[unix]/source@path',
  'devices/redirdev[unix]/source@path',
  'devices/tpm/backend[external]/source@path',
  'devices/hostdev@mode',
  'devices/hostdev@rawio',
  'devices/hostdev@sgio',
  'devices/hostdev/driver@name',
  'devices/hostdev/source@writeFiltering',
  'devices/disk@rawio',
  'devices/disk@sgio',
  'devices/disk/driver@cache',
  'devices/disk/source@tls',
  'devices/disk/source/ssl@verify',
  'devices/disk/auth/secret',
  'devices/disk[vhostuser]/source@path',
  'devices/filesystem/binary/sandbox@mode',
  'devices/filesystem/source@socket',
  'devices/interface@trustGuestRxFilters',
  'devices/interface[vhostuser]/source@path',
  'devices/smartcard@mode',
  'devices/input@type',
  'devices/shmem@name',
  'devices/shmem/server@path',
  'devices/vsock@model',
  'devices/watchdog@action',
  'devices/rng@model',
  'devices/controller@type',
  'devices/video/model@type',
] as const

/** A setting's key. */
export type LibvirtKey = (typeof KEYS)[number]

/** Enough for keys, too little to keep a core busy. */
export const ENTROPY_RATE = { name: 'rate', attributes: { bytes: '1024', period: '1000' } } as const

/** Every value of the settings above. */
export function settingFacts(domain: Domain, emit: Sink): void {
  const { edit, noun, qemu, root } = domain
  const limited = childAt(root, 'memtune', 'hard_limit') !== undefined
  for (const key of KEYS) {
    const [path = '', name] = key.split('@')
    for (const element of elementsAt(domain.root, path.split('/'))) {
      const said = name === undefined ? undefined : attribute(element, name)
      if (name !== undefined && !said) continue
      const value = said ? said.value : element.text
      emit('libvirt.setting', {
        span: said?.span ?? element.span,
        subject: deviceSubject(domain, element),
        noun,
        qemu,
        limited,
        key,
        value: isTemplate(value) ? undefined : value.trim(),
        set: (next) => (name === undefined ? edit.text(element, next) : edit.set(element, name, next)),
        remove: () => edit.remove(element, name),
        rated: childAt(element, 'rate') !== undefined,
        named: attribute(element, 'uuid') !== undefined || attribute(element, 'usage') !== undefined,
        addRate: () => edit.add(element, ENTROPY_RATE),
      })
    }
  }
}

function elementsAt(root: XmlElement, path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (elements, step) => elements.flatMap((one) => childrenAt(one, step)),
    [root],
  )
}

function childrenAt(element: XmlElement, step: string): readonly XmlElement[] {
  const [name = '', type] = step.split(/[[\]]/)
  const found = childrenOf(element, name)
  return type === undefined ? found : found.filter((one) => attribute(one, 'type')?.value === type)
}

/**
 * The arguments of the guest's kernel, where libvirt loads it from the host (libvirt docs, "Direct kernel boot").
 * @param file the text of the file
 */
export function kernelArgumentFacts({ root, subject, noun, edit }: Domain, file: string, emit: Sink): void {
  const element = childAt(root, 'os', 'cmdline')
  if (!element) return
  const { textSpan, text, span } = element
  const written = file.slice(textSpan.start, textSpan.end)
  // With character references in it, text and file differ by more than XML's line ends.
  const exact = written.replace(/\r\n?/g, '\n') === text
  const found = kernelArguments(exact ? written : text)
  const place = ({ start, end }: Span): Span => ({ start: textSpan.start + start, end: textSpan.start + end })
  found.forEach((argument, index) => {
    if (isTemplate(argument.text)) return
    const before = found[index - 1]
    const after = found[index + 1]
    const start = before ? before.span.end : argument.span.start
    emit('kernelArgument', {
      span: exact ? place(argument.span) : span,
      subject,
      noun,
      text: argument.text,
      effect: EFFECT,
      remove: () => {
        if (!before && !after) return edit.remove(element)
        const end = !before && after ? after.span.start : argument.span.end
        return exact ? edit.cut(place({ start, end })) : undefined
      },
    })
  })
}

/** The device an element belongs to, by what tells it from its like; the domain itself outside of devices. */
export function deviceSubject(domain: Domain, element: XmlElement): string {
  let device: XmlElement | undefined = element
  while (device && device.parent?.local !== 'devices') device = device.parent
  if (!device || device.parent?.parent !== domain.root) return domain.subject
  const target = childrenOf(device, 'target')[0]
  const id =
    attribute(target, 'dev') ??
    attribute(target, 'dir') ??
    attribute(childrenOf(device, 'mac')[0], 'address') ??
    attribute(target, 'name')
  return subjectOf(domain, device.local, id && !isTemplate(id.value) ? id.value : undefined)
}
