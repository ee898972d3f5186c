import type { Source } from '../../core/source.ts'
import type { Assignment } from '../../syntax/assignments/index.ts'
import type { Sink } from '../shared/sink.ts'
import { isPlaceholder } from './placeholder.ts'

/**
 * The policy's name, as libselinux reads it (init_selinux_config): blanks may stand before the key, its case does not count, blanks at the
 * end of the value are cut off, and the last line wins.
 */
export function policyNameFact(source: Source, assignments: readonly Assignment[], emit: Sink): void {
  const line = assignments.findLast(
    ({ key, keySpan, valueSpan }) => key.toUpperCase() === 'SELINUXTYPE' && valueSpan.start === keySpan.end + 1,
  )
  if (!line || isPlaceholder(line.value)) return
  const span = { start: line.valueSpan.start, end: line.valueSpan.start + line.value.trimEnd().length }
  emit('selinux.policyName', {
    span,
    subject: 'SELINUXTYPE',
    name: source.slice(span),
    set: (name) => [{ span, newText: name }],
  })
}
