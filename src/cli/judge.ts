import type { KindDeclaration } from '../core/kind.ts'
import { Source } from '../core/source.ts'
import { pathBelow } from '../core/uri.ts'
import { analyze, type Analysis } from '../engine/analyze.ts'
import { withTexts } from '../engine/overlay.ts'
import { complain, type Environment } from './environment.ts'
import type { Target } from './files.ts'
import { readTextFile, type FileText, type NoText } from '../node/read.ts'
import { reasonOf } from '../node/reason.ts'
import type { Refused } from '../workspace/tree.ts'
import type { Scope } from './scope.ts'

/** What reading a file gave: its text as a source; why there is none; or that no kind claims it. */
export type Loaded =
  | { readonly source: Source; readonly kind: KindDeclaration; readonly file: FileText }
  | { readonly unreadable: Refused }
  | { readonly foreign: true }

/** What became of one file. */
export type Verdict =
  | { readonly source: Source; readonly analysis: Analysis; readonly file: FileText }
  | { readonly unreadable: Refused }
  | { readonly foreign: true }

/** UTF-8 needs at most three bytes for a UTF-16 unit, so a larger file is over the limit whatever it holds. */
const BYTES_PER_UNIT = 3

/** Reads a file and puts it into the workspace, where its neighbours find it. @throws Failure when its project file is not understood */
export function load(scope: Scope, target: Target): Loaded {
  const { maxFileSize } = scope.configs.of(target.uri)
  const tooLarge = `the file is larger than the limit of ${maxFileSize} characters`
  return take(scope, target, readTextFile(target.absolute, (maxFileSize + 1) * BYTES_PER_UNIT, tooLarge))
}

/** Takes what was read of a file into the workspace. Of what no kind claims not even the text is kept: folders may be full of other YAML. */
export function take({ workspace }: Scope, { uri, named }: Target, content: FileText | NoText): Loaded {
  if (!('text' in content)) {
    const { reason, head } = content
    const matters = named || head === undefined || workspace.kindOf(new Source(uri, head)) !== undefined
    return matters ? { unreadable: { uri, reason } } : { foreign: true }
  }
  const source = new Source(uri, content.text)
  const kind = workspace.kindOf(source)
  if (!kind) return { foreign: true }
  workspace.put(source)
  return { source, kind, file: content }
}

/** Loads what it takes to check the files that were read. */
export async function makeReady({ product }: Scope, read: readonly Loaded[]): Promise<void> {
  await product.ready(new Set(read.flatMap((loaded) => ('kind' in loaded ? [loaded.kind] : []))))
}

/**
 * Says where a defect of ours was met while a file was analysed, for whoever reports it.
 * @returns whether there was one
 */
export function complainOfDefects(environment: Environment, name: string, { failures = [] }: Analysis): boolean {
  for (const { rule, stack } of failures) {
    const what = rule === undefined ? 'could not be checked' : `the rule "${rule}" failed`
    complain(environment, `${name}: ${what}, please report this\n${stack}`)
  }
  return failures.length > 0
}

/** Checks a file beside its neighbours; never throws. */
export function judge(scope: Scope, loaded: Loaded): Verdict {
  if (!('source' in loaded)) return loaded
  const { source, file } = loaded
  try {
    const analysis = analyzeIn(scope, source)
    return analysis.refused === undefined
      ? { source, analysis, file }
      : { unreadable: { uri: source.uri, reason: analysis.refused } }
  } catch (error) {
    return {
      unreadable: { uri: source.uri, reason: `Ringfence failed on it (${reasonOf(error)}); please report this` },
    }
  }
}

/**
 * Checks a text as if it were a file's. Fingerprints hang on the path from the file's border: they are the same whatever was named.
 * @param others texts of other files as they would be then, by URI
 */
export function analyzeIn(
  { product, configs, tree, workspace }: Scope,
  source: Source,
  others: ReadonlyMap<string, string> = new Map(),
): Analysis {
  const kind = workspace.kindOf(source)
  const border = tree.border(source.uri)
  return analyze(product, source, configs.of(source.uri), {
    path: (border && pathBelow(border.folder, source.uri)) ?? source.name,
    neighbours: withTexts(workspace.around(source), product.kinds, others),
    ...(kind && { kind }),
  })
}

/** A file's text as analyses see it, whether it is checked itself or only looked at; undefined when it is not known. */
export function sourceIn({ workspace, tree }: Scope, uri: string): Source | undefined {
  const border = tree.border(uri)
  return workspace.get(uri) ?? (border && tree.read(uri, border))
}
