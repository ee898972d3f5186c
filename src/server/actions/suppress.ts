import { applyEdits, type TextEdit } from '../../core/edit.ts'
import type { Finding } from '../../core/finding.ts'
import { suppressionAt, suppressionPlaces } from '../../engine/suppression-place.ts'
import { product } from '../../product.ts'
import { judgeText, type Judgement } from '../judge.ts'

/** Places found before, as the offsets of lines; undefined where there is none. */
const PLACES = new WeakMap<Finding, number | undefined>()
/** How many places that the kind takes for right are tried: each takes an analysis of the whole file. */
const TRIES = 3

/**
 * A comment on a line of its own that suppresses the finding, with the reason. What the kind reads as such a comment is analysed before it is
 * offered, never assumed.
 * @returns undefined when there is no place for it, or the format has no comments
 */
export function suppressionEdit(judgement: Judgement, finding: Finding, reason: string): TextEdit | undefined {
  const { source, analysis } = judgement
  if (!analysis.kind?.comment) return undefined
  if (!PLACES.has(finding)) PLACES.set(finding, placeOf(judgement, finding))
  const place = PLACES.get(finding)
  return place === undefined ? undefined : suppressionAt(analysis.kind.comment, source, place, finding.rule, reason)
}

function placeOf(judgement: Judgement, { rule, span, fingerprint }: Finding): number | undefined {
  const { source, neighbours, analysis } = judgement
  const { kind, findings } = analysis
  if (!kind?.comment) return undefined
  let tries = 0
  for (const place of suppressionPlaces(product, kind, source, neighbours, { rule, offset: span.start })) {
    const edit = suppressionAt(kind.comment, source, place, rule, 'reason')
    const after = judgeText(judgement, applyEdits(source.text, [edit]))
    const isSuppressed = after.suppressed.some(({ finding }) => finding.fingerprint === fingerprint)
    if (isSuppressed && after.findings.length < findings.length) return place
    if (++tries >= TRIES) return undefined
  }
  return undefined
}
