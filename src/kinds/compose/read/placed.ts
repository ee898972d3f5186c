import type { Fact } from '../../../core/fact.ts'
import type { Related } from '../../../core/finding.ts'
import { contains, type Span } from '../../../core/span.ts'
import { secretsIn } from '../../../knowledge/secrets/index.ts'
import type { Sink } from '../../shared/sink.ts'
import type { Project, ProjectService } from '../project/index.ts'

/** What of the text of an earlier setting is shown. */
const MOST = 60

/** Facts that may speak of a value nobody should see. */
const UNQUOTED: ReadonlySet<Fact['name']> = new Set(['variable', 'secret', 'command'])

/**
 * Lets those facts of a service through whose evidence stands in the judged file. What stands there in a service that this one extends is
 * said of that one; what takes the place of an earlier setting says so.
 */
export function placedSink({ definitions }: ProjectService, project: Project, emit: Sink): Sink {
  const extended = definitions
    .filter((one) => one.extended && one.file.start === 0)
    .map(({ name, file, entry }) => ({ name, span: file.placing.entry(entry).pair.span }))
  return (name, fact) => {
    if (!project.isHere(fact.span)) return
    const owner = extended.find(({ span }) => contains(span, fact.span))
    const before = UNQUOTED.has(name) ? undefined : project.replaced.get(fact.span.end)
    if (!owner && !before) emit(name, fact)
    else {
      emit(name, {
        ...fact,
        ...(owner && { subject: `services.${owner.name}`, noun: `service "${owner.name}"` }),
        ...(before && { related: fact.related ?? [earlier(before, project)] }),
      })
    }
  }
}

/** The place of an earlier setting that another one takes the place of. */
export function earlier(span: Span, project: Project): Related {
  const { source, span: there } = project.place(span)
  const [line = ''] = source.slice(there).replace(/^-\s+/, '').split(/\r?\n/, 1)
  const quoted = line.length <= MOST && secretsIn(undefined, line).length === 0 ? ` ("${line}")` : ''
  return {
    uri: source.uri,
    span: there,
    message: `takes the place of ${source.name}, line ${source.lineAt(there.start) + 1}${quoted}`,
  }
}
