import picocolors from 'picocolors'
import { PLAIN, type Palette } from '../report/index.ts'
import type { Environment } from './environment.ts'

/** The colours of the terminal, or none. */
export function paletteFor({ colour }: Environment, option: boolean | undefined): Palette {
  if (!(option ?? colour)) return PLAIN
  const { bold, dim, red, yellow, blue, cyan, green, magenta } = picocolors.createColors(true)
  return {
    critical: (text) => bold(magenta(text)),
    high: (text) => bold(red(text)),
    medium: (text) => yellow(text),
    low: (text) => blue(text),
    heading: (text) => bold(text),
    rule: (text) => cyan(text),
    quiet: (text) => dim(text),
    fix: (text) => green(text),
  }
}
