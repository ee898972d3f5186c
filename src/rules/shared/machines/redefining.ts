import type { Edits } from '../../../core/edit.ts'
import { reviewFix, type Fix } from '../../../core/finding.ts'
import { EFFECT } from '../../../kinds/libvirt/read/domain.ts'

/** A fix of a domain's definition: what it may change, and when it comes to hold. */
export function redefining(title: string, caveat: string, edits: Edits): Fix | undefined {
  return reviewFix(title, `${caveat}; ${EFFECT}`, edits)
}
