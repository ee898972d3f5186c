import { type Neighbours, onceASource } from '../../core/neighbours.ts'
import type { Source } from '../../core/source.ts'
import type { Node } from '../../syntax/apparmor/index.ts'
import { treeOf } from './tree.ts'

const NAMED_ELSEWHERE = /apparmor[:=]["']?([\w./@-]+)/g

/** Whether some file of the workspace comes to a profile by its name; undefined when the workspace is not known in full. */
export function isReferenced(fullName: string, neighbours: Neighbours): boolean | undefined {
  if (!neighbours.complete) return undefined
  const last = fullName.slice(fullName.lastIndexOf('//') + (fullName.includes('//') ? 2 : 0))
  const targets = together(neighbours.ofKind('apparmor'), namesIn)
  return targets.has(fullName) || targets.has(last) || together(neighbours.ofKind('compose'), namesInText).has(fullName)
}

/** By the list of files they were taken from: the workspace gives the same list until a file changes. */
const TOGETHER = new WeakMap<readonly Source[], ReadonlySet<string>>()

function together(sources: readonly Source[], namesOf: (source: Source) => ReadonlySet<string>): ReadonlySet<string> {
  let names = TOGETHER.get(sources)
  if (!names) TOGETHER.set(sources, (names = new Set(sources.flatMap((source) => [...namesOf(source)]))))
  return names
}

/** The names behind `->` in a file. */
const namesIn = onceASource((source): ReadonlySet<string> => {
  const names = new Set<string>()
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.type === 'rule') {
        if ('target' in node.body && node.body.target) {
          for (const name of node.body.target.word.text.split(/\/\/&|&/)) names.add(name)
        }
      } else if ('items' in node) walk(node.items)
    }
  }
  walk(treeOf(source).items)
  return names
})

const namesInText = onceASource(
  ({ text }: Source): ReadonlySet<string> =>
    new Set([...text.matchAll(NAMED_ELSEWHERE)].map((match) => match[1] ?? '')),
)
