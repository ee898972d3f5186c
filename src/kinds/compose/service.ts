import type { Edits } from '../../core/edit.ts'
import type { Span } from '../../core/span.ts'
import {
  addItem, addPair, entriesOf, removeItem, removePair, removePairDeep, resolve, setScalar,
  type EditValue, type Entry, type ScalarValue, type Step, type YamlFile, type YamlMap, type YamlNode, type YamlScalar, type YamlSequence,
} from '../../syntax/yaml/index.ts'

/** One service of a Compose file: its settings with anchors and merge keys applied, and how to edit them. */
export interface Service {
  readonly name: string
  /** `services.web` */
  readonly subject: string
  /** `service "web"` */
  readonly noun: string
  /** The service's name. */
  readonly span: Span
  /** The mapping written for this service; undefined when it is an alias, which edits would change elsewhere too. */
  readonly map: YamlMap | undefined
  readonly settings: ReadonlyMap<string, Entry>
  /** Whether another file or service completes it (`extends`, an override file): then nothing can be said to be missing. */
  readonly partial: boolean
  readonly edit: Editor
}

/** Edits of one file that refuse where they would change more than one service. */
export interface Editor {
  removeSetting(service: Service, entry: Entry): Edits
  addSetting(service: Service, key: string, value: EditValue): Edits
  setScalar(scalar: YamlScalar, value: ScalarValue): Edits
  /** Adds a pair to a mapping inside the service. */
  addTo(map: YamlMap, key: string, value: EditValue): Edits
  removeFrom(map: YamlMap, entry: Entry): Edits
  addItem(sequence: YamlSequence, value: string): Edits
  /** Removes an item of a setting's list; the last one takes the setting with it. */
  removeItem(service: Service, setting: Entry, sequence: YamlSequence, index: number): Edits
  /** Removes what the steps lead to, with what would be left empty around it; every step must be written in this service. */
  removePath(path: readonly Step[]): Edits
}

/**
 * All services of a document.
 * @param role whether the file's name says that it completes another one, or that it is the one others complete
 */
export function servicesOf(text: string, document: YamlNode | undefined, role: 'override' | 'base' | undefined): readonly Service[] {
  const services = entriesOf(document).find(({ key }) => key === 'services')
  const edit = editorOf(text)
  return entriesOf(services?.value).flatMap(({ key: name, pair, value, inherited }) => {
    const node = resolve(value)
    if (node?.kind !== 'map') return []
    const settings = new Map(entriesOf(pair.value).map((entry) => [entry.key, entry]))
    const own = !inherited && pair.value?.kind === 'map' ? pair.value : undefined
    return [{
      name,
      subject: `services.${name}`,
      noun: `service "${name}"`,
      span: pair.key.span,
      map: own,
      settings,
      partial: role === 'override' || settings.has('extends') || (role !== 'base' && !['image', 'build', 'provider'].some((key) => settings.has(key))),
      edit,
    }]
  })
}

/** The documents of a file that hold services. */
export function documentsOf(file: YamlFile): readonly YamlNode[] {
  return file.documents.filter((document) => document !== undefined)
}

function editorOf(text: string): Editor {
  return {
    removeSetting: ({ map }, entry) => (map && !entry.inherited ? removePair(text, map, entry.pair) : undefined),
    addSetting: ({ map }, key, value) => map && addPair(text, map, key, value),
    setScalar: (scalar, value) => setScalar(text, scalar, value),
    addTo: (map, key, value) => addPair(text, map, key, value),
    removeFrom: (map, entry) => (entry.inherited ? undefined : removePair(text, map, entry.pair)),
    addItem: (sequence, value) => addItem(text, sequence, value),
    removeItem: ({ map }, setting, sequence, index) =>
      map && !setting.inherited && setting.pair.value === sequence ? removeItem(text, sequence, index, { map, pair: setting.pair }) : undefined,
    removePath: (path) => removePairDeep(text, path),
  }
}
