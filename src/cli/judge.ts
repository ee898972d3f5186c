import { pathToFileURL } from 'node:url'
import { Source } from '../core/source.ts'
import { analyze, type Analysis } from '../engine/analyze.ts'
import { detectKind } from '../kinds/detect.ts'
import type { AuditedFile, Unreadable } from '../report/index.ts'
import type { Target } from './files.ts'
import { readTextFile, type FileText, type NoText } from './read.ts'
import { reasonOf } from './reason.ts'
import type { Scope } from './scope.ts'

/** What reading a file gave: its text as a source; why there is none; or that no kind claims it. */
export type Loaded =
  | { readonly source: Source; readonly file: FileText }
  | { readonly unreadable: Unreadable }
  | { readonly foreign: true }

/** What became of one file. */
export type Verdict =
  | { readonly audited: AuditedFile; readonly file: FileText }
  | { readonly unreadable: Unreadable }
  | { readonly foreign: true }

/** Reads a file and puts it into the workspace, where its neighbours find it; never throws. */
export async function load(scope: Scope, target: Target): Promise<Loaded> {
  return take(scope, target, await readTextFile(target.absolute, scope.config.maxFileSize))
}

/** Takes what was read of a file into the workspace. Of what no kind claims not even the text is kept: folders may be full of other YAML. */
export async function take({ product, workspace }: Scope, target: Target, content: FileText | NoText): Promise<Loaded> {
  const { path, named } = target
  if (!('text' in content)) {
    const { reason, head } = content
    const matters = named || head === undefined || detectKind(product.kinds, sourceOf(target, head)) !== undefined
    return matters ? { unreadable: { path, reason } } : { foreign: true }
  }
  const source = sourceOf(target, content.text)
  const kind = detectKind(product.kinds, source)
  if (!kind) return { foreign: true }
  await product.ready([kind])
  workspace.put(source)
  return { source, file: content }
}

/** Judges a file beside its neighbours; never throws. */
export function judge(scope: Scope, target: Target, loaded: Loaded): Verdict {
  if (!('source' in loaded)) return loaded
  const { path } = target
  const { source, file } = loaded
  try {
    const analysis = analyzeIn(scope, target, source)
    return analysis.refused === undefined
      ? { audited: { path, source, analysis }, file }
      : { unreadable: { path, reason: analysis.refused } }
  } catch (error) {
    return { unreadable: { path, reason: `Ringfence failed on it (${reasonOf(error)}); please report this` } }
  }
}

/** Judges a text as if it were a file's. */
export function analyzeIn({ product, config, workspace }: Scope, { path }: Target, source: Source): Analysis {
  return analyze(product, source, config, { path, neighbours: workspace.around(source) })
}

function sourceOf({ absolute }: Target, text: string): Source {
  return new Source(pathToFileURL(absolute).href, text)
}
