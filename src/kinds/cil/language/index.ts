import type { Language } from '../../../core/language.ts'
import { complete } from './complete.ts'
import { definitionsOf } from './definitions.ts'
import { hover } from './hover.ts'
import { outline } from './outline.ts'
import { spotAt, treeOf } from './spot.ts'

/** What an editor may ask of CIL policy. */
export const cilLanguage: Language = {
  hover,
  complete,
  define: (source, offset, neighbours) => {
    const word = spotAt(treeOf(source), offset)?.word
    return word
      ? definitionsOf(word.text, source, neighbours).map((one) => ({ uri: one.source.uri, span: one.span }))
      : []
  },
  outline,
}
