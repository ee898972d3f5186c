import type { Span } from '../../core/span.ts'

/** One argument of a kernel's command line. */
export interface KernelArgumentText {
  /** Without quotes: `init=/bin/sh`. */
  readonly text: string
  /** Its place in the command line, quotes included. */
  readonly span: Span
}

/**
 * Cuts a kernel's command line into its arguments. Blanks separate them, but not between double quotes (Linux, admin-guide,
 * "The kernel's command-line parameters"). What follows `--` is for the first process.
 */
export function kernelArguments(line: string): readonly KernelArgumentText[] {
  const found = [...line.matchAll(/(?:[^\s"]|"[^"]*"?)+/g)].map((match) => ({
    text: match[0].replaceAll('"', ''),
    span: { start: match.index, end: match.index + match[0].length },
  }))
  const end = found.findIndex(({ text }) => text === '--')
  return end < 0 ? found : found.slice(0, end)
}
