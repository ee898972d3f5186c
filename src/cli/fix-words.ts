import type { FixName } from '../engine/fix-all.ts'
import { plural, printable, type Palette } from '../report/index.ts'

/** What was done for one file, all by names as people are told of them. */
export interface FileOutcome {
  readonly name: string
  readonly applied: readonly FixName[]
  readonly refused: readonly FixName[]
  /** Other files that were changed or created with it. */
  readonly others: readonly { readonly name: string; readonly created: boolean }[]
}

/** What a run has done so far. */
export interface Counts {
  applied: number
  refused: number
  /** URIs of files that were changed or created. */
  readonly files: Set<string>
  failed: number
  /** Findings left that a review fix would close. */
  review: number
}

/** What was done for one file, line by line. */
export function outcomeText({ name, applied, refused, others }: FileOutcome, palette: Palette): string {
  return [
    palette.heading(name),
    ...applied.map(({ rule, title }) => `  ${palette.fix('fixed')}    ${palette.rule(rule)}  ${printable(title)}`),
    ...others.map((other) => `  ${palette.fix(other.created ? 'created' : 'changed')}  ${other.name}`),
    ...refused.map(
      ({ rule, title }) =>
        `  ${palette.medium('left out')} ${palette.rule(rule)}  ${printable(title)} (the file would be worse after it)`,
    ),
    '',
  ].join('\n')
}

/** What the whole run did, in a line. */
export function summaryText({ applied, files, review, failed, refused }: Counts, dryRun: boolean): string {
  const done = `${applied} ${applied === 1 ? 'fix' : 'fixes'} in ${plural(files.size, 'file')}`
  return [
    applied === 0
      ? `Nothing ${refused + failed > 0 ? 'was fixed' : 'to fix'}.`
      : dryRun
        ? `Would apply ${done}.`
        : `Applied ${done}.`,
    ...(refused > 0 ? [`${refused} left out.`] : []),
    ...(review > 0
      ? [`${plural(review, 'finding')} can be fixed where you accept a change of behaviour: ringfence fix --review`]
      : []),
    ...(failed > 0 ? [`${plural(failed, 'path')} could not be read or written.`] : []),
    '',
  ].join('\n')
}
