import type { Language } from '../../../core/language.ts'
import { complete } from './complete.ts'
import { define } from './define.ts'
import { hover } from './hover.ts'
import { outline } from './outline.ts'

/** What an editor may ask of policy modules and interface files. */
export const policyLanguage: Language = { hover, complete, define, outline }
