import { onceASource, type Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import type { Span } from '../../../core/span.ts'
import { childAt, readXml } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { domainsOf, textOf, type Domain } from '../domain.ts'

/** The files firmware variables are kept in, and which other machines of the workspace keep theirs there. */
export function nvramFacts(domain: Domain, source: Source, neighbours: Neighbours, emit: Sink): void {
  const { subject, noun, name, root } = domain
  const element = childAt(root, 'os', 'nvram')
  const path = textOf(element)
  if (!element || !path) return
  const alsoIn = neighbours
    .ofKind('libvirt')
    .filter(({ uri }) => uri !== source.uri)
    .flatMap((other) =>
      nvramsOf(other)
        .filter((one) => one.path === path && one.name !== name)
        .map((one) => ({ uri: other.uri, span: one.span, noun: one.noun })),
    )
  emit('libvirt.nvram', { span: element.textSpan, subject, noun, path, alsoIn })
}

interface Nvram {
  readonly path: string
  readonly span: Span
  readonly name: string | undefined
  readonly noun: string
}

const nvramsOf = onceASource(({ text }: Source): readonly Nvram[] =>
  domainsOf(readXml(text)).flatMap(({ root, name, noun }) => {
    const element = childAt(root, 'os', 'nvram')
    const path = textOf(element)
    return element && path ? [{ path, span: element.textSpan, name, noun }] : []
  }),
)
