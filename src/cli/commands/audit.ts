import { realpathSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { atLeast, type Severity } from '../../core/severity.ts'
import { uriOf } from '../../core/neighbours.ts'
import type { Product } from '../../engine/product.ts'
import {
  htmlReport,
  jsonReport,
  sarifReport,
  textReport,
  type AuditedFile,
  type AuditReport,
} from '../../report/index.ts'
import { paletteFor } from '../colours.ts'
import { complain, EXIT, Failure, type Environment } from '../environment.ts'
import { findTargets, inOrder, targetOf, type Target } from '../files.ts'
import { judge, load, makeReady, take, type Loaded, type Verdict } from '../judge.ts'
import { uriOfPath } from '../../node/host.ts'
import { decode } from '../../node/read.ts'
import { refusedOf } from '../refused.ts'
import { reasonOf } from '../../node/reason.ts'
import type { Refused } from '../../workspace/tree.ts'
import { openScope, type Scope, type ScopeOptions } from '../scope.ts'

/** How an audit can be printed. */
export const FORMATS = ['text', 'json', 'sarif', 'html'] as const

/** Options of `ringfence audit`. */
export interface AuditOptions extends ScopeOptions {
  readonly format: (typeof FORMATS)[number]
  readonly failOn: Severity | 'never'
  readonly output?: string
  readonly stdinFilename?: string
  readonly color?: boolean
}

/**
 * Judges files and reports what it finds.
 * @returns 2 when something could not be read, 1 when a finding is at or above `failOn`, else 0
 * @throws Failure when it cannot run
 */
export async function audit(
  product: Product,
  environment: Environment,
  paths: readonly string[],
  options: AuditOptions,
): Promise<number> {
  const scope = openScope(product, environment, paths, options)
  const report =
    options.stdinFilename === undefined
      ? await auditFiles(scope, environment, options)
      : await auditInput(scope, environment, options.stdinFilename)
  for (const { path: at, reason } of report.unreadable) {
    complain(environment, `${scope.nameOf(uriIn(report.root, at))}: ${reason}`)
  }
  await print(await render(scope, report, environment, options), environment, options)
  if (report.unreadable.length > 0) return EXIT.failed
  const { failOn } = options
  const failing = report.files.some(({ analysis }) =>
    analysis.findings.some(({ severity }) => failOn !== 'never' && atLeast(severity, failOn)),
  )
  return failing ? EXIT.findings : EXIT.fine
}

async function auditFiles(
  scope: Scope,
  environment: Environment,
  { ignore = true, output }: AuditOptions,
): Promise<AuditReport> {
  const { targets, unreadable } = findTargets(scope, ignore)
  const gathered = gatherer(scope, environment, unreadable)
  // All are read before the first is checked: they say things about each other.
  const read = targets.map((target): readonly [Target, Loaded] => [target, load(scope, target)])
  await makeReady(
    scope,
    read.map(([, loaded]) => loaded),
  )
  if (output !== undefined) keepFrom(path.resolve(environment.cwd, output), read)
  for (const [target, loaded] of read) gathered.take(target, judge(scope, loaded))
  return gathered.report()
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

async function auditInput(scope: Scope, environment: Environment, name: string): Promise<AuditReport> {
  const chunks: Uint8Array[] = []
  for await (const chunk of environment.stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  const target = targetOf(uriOfPath(path.resolve(environment.cwd, name)), true)
  const gathered = gatherer(scope, environment, [])
  const loaded = take(scope, target, decode(Buffer.concat(chunks)))
  await makeReady(scope, [loaded])
  gathered.take(target, judge(scope, loaded))
  return gathered.report()
}

interface Gatherer {
  take(target: Target, verdict: Verdict): void
  report(): AuditReport
}

function gatherer(scope: Scope, environment: Environment, lost: readonly Refused[]): Gatherer {
  const files: Pick<AuditedFile, 'source' | 'analysis'>[] = []
  const unreadable = [...lost]
  return {
    take(target, verdict) {
      if ('source' in verdict) files.push(verdict)
      else if ('unreadable' in verdict) unreadable.push(verdict.unreadable)
      // Nobody who names a file should take silence for praise.
      else if (target.named) {
        complain(environment, `${scope.nameOf(target.uri)}: not checked, it is not of a kind that Ringfence knows`)
      }
    },
    report() {
      unreadable.push(...refusedOf(scope, environment, unreadable))
      return {
        root: scope.top,
        files: files.map(({ source, analysis }) => ({ path: scope.pathOf(source.uri), source, analysis })),
        unreadable: inOrder(unreadable).map(({ uri, reason }) => ({ path: scope.pathOf(uri), reason })),
      }
    },
  }
}

/** The URI of what a report calls by its path from the root, or by its URI. */
function uriIn(root: string, at: string): string {
  return at.startsWith('file:') ? at : at === '.' ? root : uriOf(`${root}/.`, at)
}

async function render(
  scope: Scope,
  report: AuditReport,
  environment: Environment,
  { format, output, color }: AuditOptions,
): Promise<string> {
  const { version } = scope.product
  switch (format) {
    case 'json':
      return jsonReport(report, version)
    case 'sarif':
      await scope.product.readPages()
      return sarifReport(report, scope.product)
    case 'html':
      return htmlReport(report, version)
    case 'text': {
      // A file gets no colours by itself, wherever the terminal is.
      const palette = paletteFor(environment, output === undefined ? color : (color ?? false))
      return textReport(report, { palette, nameOf: (at) => scope.nameOf(uriIn(scope.top, at)) })
    }
  }
}

async function print(text: string, { stdout, cwd }: Environment, { output }: AuditOptions): Promise<void> {
  if (output === undefined) {
    stdout.write(text)
    return
  }
  await writeFile(path.resolve(cwd, output), text).catch((error: unknown) => {
    throw new Failure(`cannot write ${output}: ${reasonOf(error)}`)
  })
}
