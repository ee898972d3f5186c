import { realpathSync } from 'node:fs'
import path from 'node:path'
import { atLeast, type Severity } from '../../core/severity.ts'
import type { Product } from '../../engine/product.ts'
import { uriOfPath } from '../../node/host.ts'
import { decode } from '../../node/read.ts'
import {
  openHtml,
  openJson,
  openSarif,
  openText,
  plural,
  printable,
  type Audit,
  type AuditedFile,
  type ReportWriter,
  type Sink,
} from '../../report/index.ts'
import type { Refused } from '../../workspace/tree.ts'
import { paletteFor } from '../colours.ts'
import { complain, EXIT, Failure, type Environment, type Output } from '../environment.ts'
import { fixCommand } from '../fix-command.ts'
import { findTargets, inOrder, targetOf, type Target } from '../files.ts'
import { complainOfDefects, judge, load, makeReady, sourceIn, take, type Loaded, type Verdict } from '../judge.ts'
import { openFile } from '../output.ts'
import { refusedOf } from '../refused.ts'
import { openScope, type Scope, type ScopeOptions } from '../scope.ts'

/** How an audit can be printed. */
export const FORMATS = ['text', 'json', 'sarif', 'html'] as const

/** Options of `ringfence audit`. */
export interface AuditOptions extends ScopeOptions {
  readonly format: (typeof FORMATS)[number]
  readonly failOn: Severity | 'never'
  readonly output?: string
  readonly category?: string
  readonly stdinFilename?: string
  readonly color?: boolean
}

/** One audit: what it works on, and what it has come to so far. */
interface Run {
  readonly scope: Scope
  readonly environment: Environment
  readonly options: AuditOptions
  readonly output: Output
  readonly report: ReportWriter
  readonly unreadable: Refused[]
  /** How many files were checked, and what was found in them. */
  files: number
  findings: number
  /** Whether a finding is at or above `failOn`. */
  failing: boolean
  /** Whether a defect of ours was met. */
  defective: boolean
}

/**
 * Checks files and reports what it finds, file by file.
 * @returns 2 when something could not be read or a rule failed, 1 when a finding is at or above `failOn`, else 0
 * @throws Failure when it cannot run
 */
export async function audit(
  product: Product,
  environment: Environment,
  paths: readonly string[],
  options: AuditOptions,
): Promise<number> {
  const scope = openScope(product, environment, paths, options)
  const fixes = options.stdinFilename === undefined ? fixCommand({ ...options, paths }, false) : undefined
  if (options.output === undefined) {
    return codeOf(await auditInto(environment.stdout, scope, environment, options, fixes))
  }
  const file = await openFile(path.resolve(environment.cwd, options.output), options.output)
  try {
    const run = await auditInto(file, scope, environment, options, fixes)
    await file.finish()
    const [findings, files] = [plural(run.findings, 'finding'), plural(run.files, 'file')]
    complain(environment, `wrote ${printable(options.output)}: ${findings} in ${files}`)
    return codeOf(run)
  } catch (error) {
    await file.discard()
    throw error
  }
}

async function auditInto(
  output: Output,
  scope: Scope,
  environment: Environment,
  options: AuditOptions,
  fixes: string | undefined,
): Promise<Run> {
  // SARIF carries the rules' pages; nothing else reads them.
  if (options.format === 'sarif') await scope.product.readPages()
  const report = openReport((text) => output.write(text), scope, environment, options, fixes)
  const run: Run = {
    scope,
    environment,
    options,
    output,
    report,
    unreadable: [],
    files: 0,
    findings: 0,
    failing: false,
    defective: false,
  }
  if (options.stdinFilename === undefined) await auditFiles(run)
  else await auditInput(run, options.stdinFilename)
  for (const refused of refusedOf(scope, environment, run.unreadable)) run.unreadable.push(refused)
  const unreadable = inOrder(run.unreadable)
  for (const { uri, reason } of unreadable) complain(environment, `${scope.nameOf(uri)}: ${reason}`)
  report.end(unreadable)
  await output.drained()
  return run
}

function codeOf({ unreadable, defective, failing }: Run): number {
  return unreadable.length > 0 || defective ? EXIT.failed : failing ? EXIT.findings : EXIT.fine
}

async function auditFiles(run: Run): Promise<void> {
  const { scope, environment, options } = run
  const { targets, unreadable } = findTargets(scope, options.ignore ?? true)
  for (const refused of unreadable) run.unreadable.push(refused)
  // All are read before the first is checked: they say things about each other.
  const read = targets.map((target): readonly [Target, Loaded] => [target, load(scope, target)])
  if (options.output !== undefined) keepFrom(path.resolve(environment.cwd, options.output), read)
  await makeReady(
    scope,
    read.map(([, loaded]) => loaded),
  )
  for (const [target, loaded] of read) await tell(run, target, judge(scope, loaded))
}

/** @throws Failure when the report would take the place of a file that it is about */
function keepFrom(output: string, read: readonly (readonly [Target, Loaded])[]): void {
  const real = realPath(output)
  if (read.some(([{ absolute }, loaded]) => 'source' in loaded && realPath(absolute) === real)) {
    throw new Failure(`not written: ${output} is one of the files that are audited`)
  }
}

function realPath(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return file
  }
}

async function auditInput(run: Run, name: string): Promise<void> {
  const { scope, environment } = run
  const chunks: Uint8Array[] = []
  for await (const chunk of environment.stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  const target = targetOf(uriOfPath(path.resolve(environment.cwd, name)), true)
  const loaded = take(scope, target, decode(Buffer.concat(chunks)))
  await makeReady(scope, [loaded])
  await tell(run, target, judge(scope, loaded))
}

/** Passes on what became of a file, and keeps nothing of it. */
async function tell(run: Run, target: Target, verdict: Verdict): Promise<void> {
  const { scope, environment, output, report } = run
  if ('source' in verdict) {
    report.file(verdict)
    run.files++
    run.findings += verdict.analysis.findings.length
    run.defective = complainOfDefects(environment, scope.nameOf(target.uri), verdict.analysis) || run.defective
    run.failing ||= fails(verdict, run.options)
    await output.drained()
  } else if ('unreadable' in verdict) run.unreadable.push(verdict.unreadable)
  // Silence about a file that somebody names would pass for praise.
  else if (target.named) {
    complain(environment, `${scope.nameOf(target.uri)}: not checked, it is not of a kind that Ringfence knows`)
  }
}

function fails({ analysis }: AuditedFile, { failOn }: AuditOptions): boolean {
  return failOn !== 'never' && analysis.findings.some(({ severity }) => atLeast(severity, failOn))
}

function openReport(
  sink: Sink,
  scope: Scope,
  environment: Environment,
  { format, output, category, color }: AuditOptions,
  fixes: string | undefined,
): ReportWriter {
  const { product } = scope
  const about: Audit = { root: scope.top, sourceOf: (uri) => sourceIn(scope, uri) }
  switch (format) {
    case 'json':
      return openJson(sink, about, product.version)
    case 'sarif':
      return openSarif(sink, about, product, { ...(category !== undefined && { category }) })
    case 'html':
      return openHtml(sink, about, product.version)
    case 'text': {
      // A file gets no colours by itself, wherever the terminal is.
      const palette = paletteFor(environment, output === undefined ? color : (color ?? false))
      return openText(sink, about, {
        palette,
        nameOf: (uri) => scope.nameOf(uri),
        ...(fixes !== undefined && { fixCommand: fixes }),
      })
    }
  }
}
