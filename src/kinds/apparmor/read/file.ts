import { ALONE, type Neighbours, uriOf } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import { isStockFile } from '../stock-files.ts'
import { stockVariable } from '../stock-variables.ts'
import type { AppArmorTree, Node } from '../../../syntax/apparmor/index.ts'
import { insert, insertLine, removeStatement, replace } from '../edit.ts'
import type { Abi, Alias, AppArmorFile, FileRole, Profile, Resolution, Variable, VariableUse } from '../facts.ts'
import { nameInTree, reachOf } from '../project/include-files.ts'
import { lazy } from '../../../core/neighbours.ts'
import { fileInTree, placeOf, roleOfPath, treeIsWhole, uriInTree } from '../project/place.ts'
import { profileOf } from './profile.ts'
import { type Context, scopeOf } from './scope.ts'
import { includesAmong, profilesAmong, treeOf } from '../tree.ts'
import { usesOf, variablesOf } from '../variables.ts'

/** What a file is for. Directly in `apparmor.d` it can only hold profiles; elsewhere its content decides. */
function roleOf(source: Source, tree: AppArmorTree): FileRole {
  const { path, depth } = placeOf(source)
  const named = roleOfPath(path)
  if (named) return named
  if (depth === 0) return 'profile'
  if (tree.items.some(({ type }) => type === 'rule')) return 'fragment'
  if (profilesAmong(tree.items).length > 0) return 'profile'
  return tree.items.some(({ type }) => type === 'variable') ? 'tunables' : 'fragment'
}

/** The fact of the whole file, with all that hangs on it. */
export function fileOf(source: Source, neighbours: Neighbours = ALONE): AppArmorFile {
  const tree = treeOf(source)
  const { path } = placeOf(source)
  const role = roleOf(source, tree)
  const preambleNodes = includesAmong(tree.items)
  const reach = lazy(() => reachOf(source, preambleNodes, neighbours))
  const variables = lazy(() => variablesOf([...reach().files, source]))
  const context: Context = {
    source,
    neighbours,
    variables: {
      defines: (name) => variables().defines(name),
      fill: (text) => variables().fill(text),
      written: (name) => variables().written(name),
    },
  }
  const uses = lazy(() => usesOf(source))
  const abiNode = tree.items.find((node) => node.type === 'abi')
  const listed = /(?:^|\/)(disable|force-complain)\/[^/]+$/.exec(path)?.[1] as AppArmorFile['listedIn']
  const beside = (folder: string): string | undefined =>
    role === 'profile' && listed === undefined
      ? neighbours.file(uriOf(source.uri, `${folder}/${source.name}`))?.uri
      : undefined
  const all: Profile[] = []
  const definitions = lazy(() =>
    tree.items.flatMap((node) => (node.type === 'variable' ? [variableOf(node, source, path, uses())] : [])),
  )
  const file: AppArmorFile = {
    span: { start: 0, end: 0 },
    subject: path,
    role,
    path,
    listedIn: listed,
    get disabledBy() {
      return beside('disable')
    },
    get forcedComplainBy() {
      return beside('force-complain')
    },
    profiles: all,
    get scope() {
      return scope()
    },
    get preamble() {
      return scope().includes
    },
    get variables() {
      return definitions()
    },
    aliases: tree.items.flatMap((node): Alias[] =>
      node.type === 'alias'
        ? [
            {
              span: { start: node.start, end: node.end },
              subject: path,
              from: node.from.text,
              to: node.to.text,
              remove: () => removeStatement(source, { start: node.start, end: commaBehind(source, node.end) }),
            },
          ]
        : [],
    ),
    abi: abiNode && abiOf(abiNode, source, neighbours),
    get tunables() {
      const names = [
        ...reach().known,
        ...preambleNodes.map(({ target }) => nameInTree(target.text)),
        ...reach().files.map((one) => placeOf(one).path),
      ]
      return names.includes('tunables/global') ? true : reach().complete ? false : undefined
    },
    get undefinedVariables() {
      // Sites add to the stock tunables: what is not in them may still be defined there.
      if (role !== 'profile' || !reach().complete || reach().known.some((name) => name.startsWith('tunables/'))) {
        return []
      }
      return uses()
        .sets.filter(
          ({ name }) => !variables().defines(name) && (BUILT_IN.get(name) ?? Infinity) > (file.abi?.version ?? 0),
        )
        .map(
          (use): VariableUse => ({
            ...use,
            stock: stockVariable(use.name) !== undefined,
            since: BUILT_IN.get(use.name),
          }),
        )
    },
    template: TEMPLATE.test(source.text),
    insertAbi: (target) => (abiNode ? undefined : beforeFirst(source, tree.items, `abi <${target}>,`)),
    insertInclude: (target) =>
      abiNode
        ? afterLine(source, abiNode.end, `include <${target}>`)
        : beforeFirst(source, tree.items, `include <${target}>`),
  }
  const scope = lazy(() => scopeOf({ nodes: tree.items, profile: undefined, brace: undefined }, context, file))
  for (const node of profilesAmong(tree.items)) profileOf(node, undefined, context, file, all)
  return file
}

/** Marks of what fills in texts, or leaves parts of them out (`#aa:only`, of apparmor.d's build); `{{a,b},c}` is an alternation. */
const TEMPLATE = /^[ \t]*#aa:(?:only|exclude)\b|\{\{(?:[^{},\n]*\}\}|[-\s])|\{%|<%|@@\w+@@|###\w+###/m

/** Variables the parser sets itself, by the first release that does. */
const BUILT_IN: ReadonlyMap<string, number> = new Map([
  ['profile_name', 0],
  ['exec_path', 5],
  ['attach_path', 5],
])

function variableOf(
  node: Extract<Node, { readonly type: 'variable' }>,
  source: Source,
  path: string,
  uses: ReturnType<typeof usesOf>,
): Variable {
  const { name } = node
  return {
    span: { start: node.start, end: node.end },
    subject: path,
    name: name.text,
    nameSpan: { start: name.start, end: name.end },
    type: node.boolean ? 'boolean' : 'set',
    operator: node.operator,
    values: node.values.map(({ text }) => text),
    used: uses[node.boolean ? 'booleans' : 'sets'].some((use) => use.name === name.text),
    remove: () => removeStatement(source, node),
  }
}

function abiOf(node: Extract<Node, { readonly type: 'abi' }>, source: Source, neighbours: Neighbours): Abi {
  const { target } = node
  const name = nameInTree(target.text)
  const version = /(?:^|\/)(\d+(?:\.\d+)?)\b/.exec(name)?.[1]
  const resolution = (): Resolution => {
    if (fileInTree(source, name, neighbours)) return 'found'
    if (isStockFile(name) || /^(?:kernel|default)$/.test(name)) return 'known'
    return treeIsWhole(source, neighbours) && neighbours.file(uriInTree(source, name)) === undefined
      ? 'missing'
      : 'unknown'
  }
  return {
    span: { start: node.start, end: node.end },
    targetSpan: { start: target.start, end: target.end },
    target: target.text,
    version: version === undefined ? undefined : Number(version),
    get resolution() {
      return resolution()
    },
    set: (text) => replace(target, text),
  }
}

function beforeFirst(source: Source, items: readonly Node[], line: string): ReturnType<AppArmorFile['insertAbi']> {
  const first = items[0]
  return first ? insertLine(source, first.start, line) : undefined
}

function afterLine(source: Source, at: number, line: string): ReturnType<AppArmorFile['insertInclude']> {
  const newline = source.text.indexOf('\n', at)
  return newline < 0
    ? insert(source.text.length, source.eol + line + source.eol)
    : insert(newline + 1, line + source.eol)
}

function commaBehind({ text }: Source, end: number): number {
  const blanks = /^\s*,/.exec(text.slice(end, end + 100))
  return blanks ? end + blanks[0].length : end
}
