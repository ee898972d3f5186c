import type { Sink } from '../../shared/sink.ts'
import type { Service } from '../service.ts'
import { textOf } from '../values.ts'

/** The names services give the images they build; others of the file may run those too. */
export function builtImages(services: readonly Service[]): ReadonlySet<string> {
  return new Set(
    services.flatMap(({ settings }) =>
      settings.has('build') ? (textOf(settings.get('image')?.value)?.template ?? []) : [],
    ),
  )
}

/** `image`. */
export function imageFacts({ subject, noun, settings }: Service, built: ReadonlySet<string>, emit: Sink): void {
  const image = textOf(settings.get('image')?.value)
  if (!image) return
  const { span, text, template } = image
  emit('image', {
    span,
    subject,
    noun,
    role: 'run',
    reference: text,
    template,
    builtHere: settings.has('build') || built.has(template),
  })
}
