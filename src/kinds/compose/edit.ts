import type { Edits } from '../../core/edit.ts'
import type { Span } from '../../core/span.ts'
import {
  addItem,
  addPair,
  makeList,
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

/**
 * Edits of one file. What a service takes in by an alias or a merge key is edited where it is written, and so for all services that
 * take it in: facts say how many those are. Nothing is added there.
 */
export interface Editor {
  removeSetting(service: Written, entry: Entry): Edits
  addSetting(service: Written, key: string, value: EditValue): Edits
  setScalar(scalar: YamlScalar, value: ScalarValue): Edits
  /** Adds a pair to a mapping inside the service. */
  addTo(map: YamlMap, key: string, value: EditValue): Edits
  /** Puts a single text into a list of its own. */
  makeList(scalar: YamlScalar): Edits
  removeFrom(map: YamlMap, entry: Entry): Edits
  addItem(sequence: YamlSequence, value: string): Edits
  /** Removes an item of a setting's list; the last one takes the setting with it. */
  removeItem(service: Written, setting: Entry, sequence: YamlSequence, index: number): Edits
  /** Removes what the steps lead to, with what would be left empty around it; every step must be written in this service. */
  removePath(path: readonly Step[]): Edits
}

/**
 * Edits of a text; what stands outside it, in another file of the project, is left alone.
 * @param knows whether the file's format has a setting, so that it may be added
 */
export function editorOf(text: string, knows: (setting: string) => boolean = () => true): Editor {
  const isHere = ({ span }: { readonly span: Span }): boolean => span.end <= text.length
  return {
    removeSetting: (service, entry) => {
      const map = mapOf(service, entry)
      return map && isHere(map) ? removePair(text, map, entry.pair) : undefined
    },
    addSetting: ({ map }, key, value) => (map && knows(key) ? addPair(text, map, key, value) : undefined),
    setScalar: (scalar, value) => (isHere(scalar) ? setScalar(text, scalar, value) : undefined),
    addTo: (map, key, value) => (isHere(map) ? addPair(text, map, key, value) : undefined),
    makeList: (scalar) => (isHere(scalar) ? makeList(text, scalar) : undefined),
    removeFrom: (map, entry) => (entry.inherited || !isHere(map) ? undefined : removePair(text, map, entry.pair)),
    addItem: (sequence, value) => (isHere(sequence) ? addItem(text, sequence, value) : undefined),
    removeItem: (service, setting, sequence, index) => {
      const own = ownList(service, setting)
      const item = sequence.items[index]
      const at = own && item ? own.sequence.items.indexOf(item) : -1
      return own && isHere(own.map) && at >= 0 ? removeItem(text, own.sequence, at, own) : undefined
    },
    removePath: (path) =>
      path.every((step) => isHere('map' in step ? step.map : step.sequence)) ? removePairDeep(text, path) : undefined,
  }
}

/** The mapping a setting of a service is written in: its own, or a fragment it takes in. */
function mapOf({ map }: Written, { inherited, home }: Entry): YamlMap | undefined {
  return inherited ? home : map
}

/** The list that the judged file writes for a setting of a service: the setting itself, or the part of it that stands there. */
export function ownList(
  service: Written,
  entry: Entry,
): { readonly sequence: YamlSequence; readonly map: YamlMap; readonly pair: YamlPair } | undefined {
  const map = mapOf(service, entry)
  const pair = map?.pairs.findLast(({ keyText }) => keyText === entry.key)
  return map && pair?.value?.kind === 'sequence' ? { sequence: pair.value, map, pair } : undefined
}
