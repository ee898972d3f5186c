import type { Edits } from '../../core/edit.ts'
import type { Span } from '../../core/span.ts'
import {
  addItem,
  addPair,
  removeItem,
  removePair,
  removePairDeep,
  setScalar,
  type EditValue,
  type Entry,
  type ScalarValue,
  type Step,
  type YamlMap,
  type YamlPair,
  type YamlScalar,
  type YamlSequence,
} from '../../syntax/yaml/index.ts'

/** A service as edits see it. */
export interface Written {
  /** The mapping the judged file writes for it; undefined when it is an alias, which edits would change elsewhere too. */
  readonly map: YamlMap | undefined
}

/** Edits of one file that refuse where they would change more than one service. */
export interface Editor {
  removeSetting(service: Written, entry: Entry): Edits
  addSetting(service: Written, key: string, value: EditValue): Edits
  setScalar(scalar: YamlScalar, value: ScalarValue): Edits
  /** Adds a pair to a mapping inside the service. */
  addTo(map: YamlMap, key: string, value: EditValue): Edits
  removeFrom(map: YamlMap, entry: Entry): Edits
  addItem(sequence: YamlSequence, value: string): Edits
  /** Removes an item of a setting's list; the last one takes the setting with it. */
  removeItem(service: Written, setting: Entry, sequence: YamlSequence, index: number): Edits
  /** Removes what the steps lead to, with what would be left empty around it; every step must be written in this service. */
  removePath(path: readonly Step[]): Edits
}

/** Edits of a text; what stands outside it, in another file of the project, is left alone. */
export function editorOf(text: string): Editor {
  const isHere = ({ span }: { readonly span: Span }): boolean => span.end <= text.length
  return {
    removeSetting: ({ map }, entry) => (map && !entry.inherited ? removePair(text, map, entry.pair) : undefined),
    addSetting: ({ map }, key, value) => map && addPair(text, map, key, value),
    setScalar: (scalar, value) => (isHere(scalar) ? setScalar(text, scalar, value) : undefined),
    addTo: (map, key, value) => (isHere(map) ? addPair(text, map, key, value) : undefined),
    removeFrom: (map, entry) => (entry.inherited || !isHere(map) ? undefined : removePair(text, map, entry.pair)),
    addItem: (sequence, value) => (isHere(sequence) ? addItem(text, sequence, value) : undefined),
    removeItem: (service, setting, sequence, index) => {
      const own = ownList(service, setting)
      const item = sequence.items[index]
      const at = own && item ? own.sequence.items.indexOf(item) : -1
      return own && at >= 0 ? removeItem(text, own.sequence, at, own) : undefined
    },
    removePath: (path) =>
      path.every((step) => isHere('map' in step ? step.map : step.sequence)) ? removePairDeep(text, path) : undefined,
  }
}

/** The list that the judged file writes for a setting of a service: the setting itself, or the part of it that stands there. */
export function ownList(
  { map }: Written,
  { key, inherited }: Entry,
): { readonly sequence: YamlSequence; readonly map: YamlMap; readonly pair: YamlPair } | undefined {
  const pair = inherited ? undefined : map?.pairs.findLast(({ keyText }) => keyText === key)
  return map && pair?.value?.kind === 'sequence' ? { sequence: pair.value, map, pair } : undefined
}
