import { uriOf } from '../../../core/neighbours.ts'
import type { Related } from '../../../core/finding.ts'
import { Source } from '../../../core/source.ts'
import { imageUser } from '../../../knowledge/images/start-user.ts'
import { entriesOf, get } from '../../../syntax/yaml/index.ts'
import { builtImage } from '../../dockerfile/read/built-image.ts'
import { mapItems, textItems } from './list.ts'
import type { Project } from '../project/index.ts'
import type { Service, ServiceImage } from './service.ts'
import { type Text, textOf } from '../values.ts'
import type { Sink } from '../../shared/sink.ts'
import { readDockerfile } from '../../../syntax/dockerfile/index.ts'
import { treeFacts } from '../../dockerfile/read/index.ts'
import { stagesOf } from '../../dockerfile/read/stages.ts'
import type { Mask } from '../../shared/secrets/mask.ts'

/** Where the instructions of a build stand: a file's URI with that of the folder which is the build's context, or the text itself. */
export type BuildFile = { readonly uri: string; readonly context: string } | { readonly inline: string }

/** How many services may build on each other with `additional_contexts`. */
const MAX_CHAIN = 5

/** Where the Dockerfile of a service lies (Compose Build specification: the context decides, then `dockerfile`); undefined when that cannot be known. */
export function buildFileOf({ settings }: Service, project: Project): BuildFile | undefined {
  const build = settings.get('build')
  if (!build) return undefined
  const long = build.value?.kind === 'map'
  const inline = long ? get(build.value, 'dockerfile_inline') : undefined
  if (inline) return textOf(inline.value) && { inline: textOf(inline.value)?.template ?? '' }
  const context = long ? get(build.value, 'context') : build
  const written = context ? textOf(context.value) : undefined
  const path = context ? written?.text : '.'
  // Format 1 writes it beside `build`.
  const file = long ? get(build.value, 'dockerfile') : settings.get('dockerfile')
  const name = file ? textOf(file.value)?.text : 'Dockerfile'
  if (path === undefined || name === undefined || isRemote(path)) return undefined
  const { home } = project.fileAt((written?.span ?? build.pair.span).start)
  const folder = uriOf(home, path)
  return { uri: name.startsWith('/') ? uriOf(home, name) : uriOf(`${folder}/.`, name), context: folder }
}

/**
 * What the Dockerfile of a service that builds its image makes of it.
 * @param sibling finds another service of the project, which `additional_contexts` may name
 */
export function imageOf(
  service: Service,
  project: Project,
  sibling: (name: string) => Service | undefined,
  depth = 0,
): ServiceImage | undefined {
  const where = buildFileOf(service, project)
  const source = where && ('uri' in where ? project.open(where.uri) : new Source('', where.inline))
  const target = get(service.settings.get('build')?.value, 'target')
  const stage = textOf(target?.value)?.text
  if (!where || !source || (target && stage === undefined)) return undefined
  const image = builtImage(source, { target: stage, arguments: pairsOf(service, 'args') })
  if (!image) return undefined
  const place: Related | undefined =
    'uri' in where
      ? {
          uri: source.uri,
          span: image.userSpan,
          message: `${source.name}, line ${source.lineAt(image.userSpan.start) + 1}, decides on the user`,
        }
      : undefined
  const own = {
    user: image.user === 'left-to-base' ? undefined : image.user,
    checked: image.checked,
    rootByTarget: image.rootByTarget,
    place,
  }
  const context = pairsOf(service, 'additional_contexts').get(image.base)
  if (context === undefined) return own
  const other = depth < MAX_CHAIN ? sibling(/^service:(.*)$/.exec(context)?.[1] ?? '') : undefined
  const below = other && imageOf(other, project, sibling, depth + 1)
  const user = below ? below.user : userOf(/^docker-image:\/\/(.*)$/.exec(context)?.[1])
  return {
    user: image.userFromBase && image.user !== undefined ? user : own.user,
    checked: image.checked || below?.checked === true,
    rootByTarget: image.rootByTarget,
    place,
  }
}

/** Whom a published image runs as. */
function userOf(reference: string | undefined): ServiceImage['user'] {
  const user = reference === undefined ? undefined : imageUser(reference)
  return user === 'non-root' ? 'unprivileged' : user === 'root' ? 'root' : undefined
}

/** A setting of `build` that gives values to names, as mapping or list; those that cannot be known are left out. */
export function pairsOf(service: Service, key: string): ReadonlyMap<string, string> {
  const entry = get(service.settings.get('build')?.value, key)
  const listed = textItems(service, entry).flatMap(({ text }) => {
    const [, name, value] = /^([^=]+)=([^]*)$/.exec(text ?? '') ?? []
    return name !== undefined && value !== undefined ? [[name, value] as const] : []
  })
  const mapped = entriesOf(entry?.value).flatMap(({ key: name, value }) => {
    const text = textOf(value)?.text
    return text === undefined ? [] : [[name, text] as const]
  })
  return new Map([...listed, ...mapped])
}

/** Contexts that are fetched: Git repositories, archives, other schemes. */
function isRemote(context: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]+:|git@|github\.com\/)/i.test(context) && !/^[A-Za-z]:[\\/]/.test(context)
}

/** The names services give the images they build; others of the file may run those too. */
export function builtImages(services: readonly Service[]): ReadonlySet<string> {
  return new Set(
    services.flatMap(({ settings }) =>
      settings.has('build') ? (textOf(settings.get('image')?.value)?.template ?? []) : [],
    ),
  )
}

/** `image`. */
export function imageFacts(service: Service, built: ReadonlySet<string>, emit: Sink): void {
  const { subject, noun, settings } = service
  const image = textOf(settings.get('image')?.value)
  if (image) {
    const { span, text, template } = image
    const builtHere = settings.has('build') || built.has(template)
    emit('image', { span, subject, noun, role: 'run', reference: text, template, builtHere })
  }
  for (const { span, text, template } of imagesWithFiles(service)) {
    emit('image', { span, subject, noun, role: 'copy', reference: text, template, builtHere: built.has(template) })
  }
}

/** Images that a service takes files from: volumes of `type: image`, and contexts of a build that name one. */
function imagesWithFiles(service: Service): readonly Pick<Text, 'span' | 'text' | 'template'>[] {
  const { settings } = service
  const volumes = mapItems(service, settings.get('volumes')).flatMap(({ map }) =>
    textOf(get(map, 'type')?.value)?.text === 'image' ? (textOf(get(map, 'source')?.value) ?? []) : [],
  )
  const contexts = get(settings.get('build')?.value, 'additional_contexts')
  const named = [
    ...textItems(service, contexts),
    ...entriesOf(contexts?.value).flatMap(({ value }) => textOf(value) ?? []),
  ]
  return [
    ...volumes,
    ...named.flatMap(({ span, text, template }) => {
      const reference = NAMED_IMAGE.exec(template)?.[1]
      return reference === undefined ? [] : [{ span, text: text && NAMED_IMAGE.exec(text)?.[1], template: reference }]
    }),
  ]
}

/** A context that is an image, with the name it is given where it stands in a list. */
const NAMED_IMAGE = /^(?:[^=:/]+=)?docker-image:\/\/(.+)$/

/** How many Dockerfiles inside one file are read, each over the text before it: a bound. */
const MAX_INLINE = 20

/** Reads the Dockerfiles that stand in the file that is judged. */
export type InlineReader = (service: Service, emit: Sink, mask: Mask) => void

/**
 * `build.dockerfile_inline`, when it stands there as a Dockerfile does: as a literal block, whose lines keep their places. With a `$` in it
 * Compose fills it in first, and what is built is not what is written.
 * @param text the judged file
 */
export function inlineReader(text: string, { isHere }: Project): InlineReader {
  let room = MAX_INLINE
  return ({ settings, subject, noun }, emit, mask) => {
    const scalar = get(settings.get('build')?.value, 'dockerfile_inline')?.value
    if (
      scalar?.kind !== 'scalar' ||
      scalar.style !== 'literal' ||
      scalar.text.includes('$') ||
      !isHere(scalar.contentSpan) ||
      room-- <= 0
    ) {
      return
    }
    const { start, end } = scalar.contentSpan
    const dockerfile = ' '.repeat(start) + text.slice(start, end)
    const tree = readDockerfile(dockerfile)
    // Its edits know nothing of the block's indentation.
    const uneditable: Sink = (name, fact) => {
      const stage =
        'noun' in fact && fact.noun.startsWith(`${subject} `) ? fact.noun.slice(subject.length + 1) : undefined
      emit(name, { ...fact, uneditable: true, ...(stage !== undefined && { noun: `${stage} of ${noun}` }) })
    }
    // Whether its image checks its health is asked of the service.
    treeFacts(dockerfile, tree, stagesOf(tree, new Map(), `${subject} `), uneditable, mask, {
      user: settings.has('user'),
      healthCheck: true,
    })
  }
}
