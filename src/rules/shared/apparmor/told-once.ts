import type { Report } from '../../../core/rule.ts'

/** What several such reports are called. */
interface Wording {
  /** What they are about; default: rules. */
  readonly of?: string
  /** What their fixes are called when they are made as one, where each has another title. */
  readonly fix?: string
  /** What the finding shows however many of its places are left: fixes of other rules remove some; default: as they are called. */
  readonly evidence?: string
}

/**
 * Makes one finding of what a rule says alike of several places of one subject: with the same advice, as sure, and fixed at the same price. Where
 * it differs in that they stay apart, so that a fix closes all its finding names.
 * @param name the place as the file writes it
 */
export function toldOnce(name: string, report: Report, { of = 'rules', fix, evidence = of }: Wording = {}): Report {
  const { subject, message, confidence, fixes = [] } = report
  const prices = fixes.flatMap((one) => (one ? [[one.safety, one.caveat]] : []))
  return {
    ...report,
    together: {
      key: JSON.stringify([subject, message, confidence, prices]),
      name: `\`${name}\``,
      message: `${message} There are {count} such ${of}: {names}.`,
      evidence,
      ...(fix !== undefined && { fix }),
    },
  }
}
