import type { Language } from '../../../core/language.ts'
import { complete } from './complete.ts'
import { define } from './define.ts'
import { hover } from './hover.ts'
import { outline } from './outline.ts'

/** What an editor may ask about an AppArmor file. */
export const language: Language = { hover, complete, define, outline }
