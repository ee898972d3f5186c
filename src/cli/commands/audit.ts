import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { atLeast, type Severity } from '../../core/severity.ts'
import type { Product } from '../../engine/product.ts'
import {
  htmlReport,
  jsonReport,
  sarifReport,
  textReport,
  type AuditedFile,
  type AuditReport,
  type Unreadable,
} from '../../report/index.ts'
import { paletteFor } from '../colours.ts'
import { complain, EXIT, Failure, type Environment } from '../environment.ts'
import { findTargets, inOrder, relativePath, type Target } from '../files.ts'
import { judge, load, take, type Loaded, type Verdict } from '../judge.ts'
import { decode } from '../read.ts'
import { reasonOf } from '../reason.ts'
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
  const scope = await openScope(product, environment, paths, options)
  const report =
    options.stdinFilename === undefined
      ? await auditFiles(scope, environment, options)
      : await auditInput(scope, environment, options.stdinFilename)
  for (const { path: at, reason } of report.unreadable) complain(environment, `${scope.nameOf(at)}: ${reason}`)
  await print(render(scope, report, environment, options), environment, options)
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
  { ignore = true }: AuditOptions,
): Promise<AuditReport> {
  const { product, root, paths, config, folder } = scope
  const { targets, unreadable } = await findTargets({
    product,
    root,
    paths,
    ignore,
    exclude: { patterns: config.exclude, folder },
  })
  const gathered = gatherer(scope, environment, unreadable)
  // All are read before the first is judged: they say things about each other.
  const read: (readonly [Target, Loaded])[] = []
  for (const target of targets) read.push([target, await load(scope, target)])
  for (const [target, loaded] of read) gathered.take(target, judge(scope, target, loaded))
  return gathered.report()
}

async function auditInput(scope: Scope, environment: Environment, name: string): Promise<AuditReport> {
  const chunks: Uint8Array[] = []
  for await (const chunk of environment.stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  const absolute = path.resolve(environment.cwd, name)
  const target = { absolute, path: relativePath(scope.root, absolute), named: true }
  const gathered = gatherer(scope, environment, [])
  gathered.take(target, judge(scope, target, await take(scope, target, decode(Buffer.concat(chunks)))))
  return gathered.report()
}

interface Gatherer {
  take(target: { readonly path: string; readonly named: boolean }, verdict: Verdict): void
  report(): AuditReport
}

function gatherer(scope: Scope, environment: Environment, lost: readonly Unreadable[]): Gatherer {
  const files: AuditedFile[] = []
  const unreadable = [...lost]
  return {
    take(target, verdict) {
      if ('audited' in verdict) files.push(verdict.audited)
      else if ('unreadable' in verdict) unreadable.push(verdict.unreadable)
      // Nobody who names a file should take silence for praise.
      else if (target.named) {
        complain(environment, `${scope.nameOf(target.path)}: not judged, it is not of a kind that Ringfence knows`)
      }
    },
    report: () => ({ root: pathToFileURL(scope.root).href.replace(/\/$/, ''), files, unreadable: inOrder(unreadable) }),
  }
}

function render(
  scope: Scope,
  report: AuditReport,
  environment: Environment,
  { format, output, color }: AuditOptions,
): string {
  const { version } = scope.product
  switch (format) {
    case 'json':
      return jsonReport(report, version)
    case 'sarif':
      return sarifReport(report, scope.product)
    case 'html':
      return htmlReport(report, version)
    case 'text': {
      // A file gets no colours by itself, wherever the terminal is.
      const palette = paletteFor(environment, output === undefined ? color : (color ?? false))
      return textReport(report, { palette, nameOf: (at) => scope.nameOf(at) })
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
