import { pathToFileURL } from 'node:url'
import { Source } from '../core/source.ts'
import { analyze, type Analysis } from '../engine/analyze.ts'
import { detectKind } from '../engine/detect.ts'
import type { AuditedFile, Unreadable } from '../report/index.ts'
import type { Target } from './files.ts'
import { readTextFile, type FileText, type NoText } from './read.ts'
import { reasonOf } from './reason.ts'
import type { Scope } from './scope.ts'

/** What became of one file. */
export type Verdict =
  | { readonly audited: AuditedFile; readonly file: FileText }
  | { readonly unreadable: Unreadable }
  | { readonly foreign: true }

/** Reads and judges one file; never throws. A file that no kind claims is foreign. */
export async function judge(scope: Scope, target: Target): Promise<Verdict> {
  return judgeContent(scope, target, await readTextFile(target.absolute, scope.config.maxFileSize))
}

/** Judges what was read of a file; never throws. */
export function judgeContent(scope: Scope, target: Target, content: FileText | NoText): Verdict {
  const { path, named } = target
  if (!('text' in content)) {
    const { reason, head } = content
    const matters = named || head === undefined || detectKind(scope.product.kinds, sourceOf(target, head)) !== undefined
    return matters ? { unreadable: { path, reason } } : { foreign: true }
  }
  const source = sourceOf(target, content.text)
  try {
    const analysis = analyzeIn(scope, target, content.text)
    if (analysis.refused !== undefined) return { unreadable: { path, reason: analysis.refused } }
    return analysis.kind ? { audited: { path, source, analysis }, file: content } : { foreign: true }
  } catch (error) {
    return { unreadable: { path, reason: `Ringfence failed on it (${reasonOf(error)}); please report this` } }
  }
}

/** Judges a text as if it were a file's. */
export function analyzeIn({ product, config }: Scope, target: Target, text: string): Analysis {
  return analyze(product, sourceOf(target, text), config, { path: target.path })
}

function sourceOf({ absolute }: Target, text: string): Source {
  return new Source(pathToFileURL(absolute).href, text)
}
