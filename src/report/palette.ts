import type { Severity } from '../core/severity.ts'

/** How a report's parts are coloured. Each function gives the text with what switches the colour on and off around it. */
export type Palette = Readonly<Record<Severity | 'heading' | 'rule' | 'quiet' | 'fix', (text: string) => string>>

const same = (text: string): string => text

/** No colours. */
export const PLAIN: Palette = {
  critical: same,
  high: same,
  medium: same,
  low: same,
  heading: same,
  rule: same,
  quiet: same,
  fix: same,
}
