// No file and no folder knows itself through others, and a kind knows no other but its allies.
import assert from 'node:assert/strict'
import { product } from '../product.ts'
import { importsOf } from './imports.ts'

type Graph = ReadonlyMap<string, ReadonlySet<string>>

const imports = importsOf().filter(({ target }) => target.startsWith('src/'))

/** Who imports whom. */
function graphOf(edges: Iterable<readonly [from: string, to: string]>): Graph {
  const graph = new Map<string, Set<string>>()
  for (const [from, to] of edges) {
    if (from === to) continue
    const targets = graph.get(from) ?? new Set()
    graph.set(from, targets.add(to))
  }
  return graph
}

/** One way round, from somewhere back to where it began; empty when there is none. */
function circleIn(graph: Graph): readonly string[] {
  const done = new Set<string>()
  const way: string[] = []
  const visit = (node: string): readonly string[] => {
    const at = way.indexOf(node)
    if (at >= 0) return [...way.slice(at), node]
    if (done.has(node)) return []
    way.push(node)
    for (const next of graph.get(node) ?? []) {
      const circle = visit(next)
      if (circle.length > 0) return circle
    }
    way.pop()
    done.add(node)
    return []
  }
  for (const node of graph.keys()) {
    const circle = visit(node)
    if (circle.length > 0) return circle
  }
  return []
}

/** Two paths without the folders they share, to the first that differs; undefined when one is a file there. */
function siblings(from: string, to: string): readonly [parent: string, from: string, to: string] | undefined {
  const [a, b] = [from.split('/'), to.split('/')]
  const at = a.findIndex((name, index) => name !== b[index])
  const [left, right] = [a[at], b[at]]
  if (left === undefined || right === undefined || at === a.length - 1 || at === b.length - 1) return undefined
  return [a.slice(0, at).join('/'), left, right]
}

describe('circles', () => {
  it('are found where there are some', () => {
    assert.deepEqual(
      circleIn(
        graphOf([
          ['a', 'b'],
          ['b', 'c'],
          ['c', 'b'],
        ]),
      ),
      ['b', 'c', 'b'],
    )
    assert.deepEqual(
      circleIn(
        graphOf([
          ['a', 'b'],
          ['a', 'c'],
          ['c', 'b'],
        ]),
      ),
      [],
    )
    assert.deepEqual(siblings('src/a/b/x.ts', 'src/a/c/d/y.ts'), ['src/a', 'b', 'c'])
  })

  it('are not among files, types included', () => {
    assert.deepEqual(circleIn(graphOf(imports.map(({ file, target }) => [file, target]))), [])
  })

  it('are not among folders next to each other', () => {
    const pairs = imports.flatMap(({ file, target }) => {
      const pair = siblings(file, target)
      return pair ? [pair] : []
    })
    assert.ok(pairs.length > 100)
    for (const parent of new Set(pairs.map(([folder]) => folder))) {
      const edges = pairs.flatMap(([folder, from, to]) => (folder === parent ? [[from, to] as const] : []))
      assert.deepEqual(circleIn(graphOf(edges)), [], `in ${parent}`)
    }
  })
})

describe('kinds', () => {
  it('know what is shared, and their declared allies alone', () => {
    const folderOf = (path: string): string | undefined => /^src\/kinds\/([^/]+)\//.exec(path)?.[1]
    const allies = new Map<string, readonly string[]>(product.kinds.map(({ id, allies: own = [] }) => [id, own]))
    const wrong = imports.filter(({ file, target }) => {
      const [from, to] = [folderOf(file), folderOf(target)]
      if (from === undefined || to === undefined || from === to || to === 'shared') return false
      return !allies.get(from)?.includes(to)
    })
    assert.deepEqual(wrong, [])
  })
})
