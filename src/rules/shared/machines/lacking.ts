import type { Absence } from '../../../core/facts/workload.ts'
import type { Fix } from '../../../core/finding.ts'
import type { Rule } from '../../../core/rule.ts'
import type { LibvirtAspect } from '../../../kinds/libvirt/facts.ts'

/** What a rule about something a domain lacks says of it. */
interface AbsenceWatch {
  readonly what: LibvirtAspect
  /** May use `{noun}`. */
  readonly message: string
  fixes?(absence: Absence): readonly (Fix | undefined)[]
}

/** Reports domains that lack something, on their start tag. */
export function lacking({ what, message, fixes }: AbsenceWatch): NonNullable<Rule['on']['libvirt.domain']> {
  return ({ span, subject, noun, lacks }, { report }) => {
    const absence = lacks(what)
    if (absence) {
      report({ span, subject, evidence: `no ${what}`, message, values: { noun }, fixes: fixes?.(absence) ?? [] })
    }
  }
}
