import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Finding, Fix } from '../../core/finding.ts'
import type { Config } from '../../engine/config.ts'
import { findRules } from '../../engine/find-rules.ts'
import type { Product } from '../../engine/product.ts'
import { uriOfPath } from '../../node/host.ts'
import { paletteFor } from '../colours.ts'
import { complain, EXIT, Failure, type Environment } from '../environment.ts'
import { findTargets, type Target } from '../files.ts'
import { fixCommand } from '../fix-command.ts'
import { diffOf, fixFile, writeFixed, outcomeText, summaryText, type Counts } from '../fix-file.ts'
import { complainOfDefects, judge, load, makeReady, type Loaded } from '../judge.ts'
import { refusedOf } from '../refused.ts'
import { openScope, type Scope, type ScopeOptions } from '../scope.ts'
import { unknownRule } from '../environment.ts'

/** Options of `ringfence fix`. */
export interface FixOptions extends ScopeOptions {
  readonly dryRun?: boolean
  readonly review?: boolean
  readonly rule?: readonly string[]
  readonly color?: boolean
}

/** One run: what it works on, what it is told, and what it has done so far. */
interface Run {
  readonly scope: Scope
  readonly environment: Environment
  readonly options: FixOptions
  /** The only rules whose fixes are applied; undefined for all. */
  readonly rules: ReadonlySet<string> | undefined
  readonly counts: Counts
}

/**
 * Applies fixes to files, or with `dryRun` shows what they would change.
 * @returns 2 when something could not be read or written or a rule failed, else 0
 * @throws Failure when it cannot run
 */
export async function fix(
  product: Product,
  environment: Environment,
  named: readonly string[],
  options: FixOptions,
): Promise<number> {
  const { rules, words, paths } = await rulesAndPaths(product, environment, named, options.rule ?? [])
  const scope = openScope(product, environment, paths, options, (config) => switchOn(config, rules))
  const { targets, unreadable } = findTargets(scope, options.ignore ?? true)
  const run: Run = {
    scope,
    environment,
    options,
    rules,
    counts: { applied: 0, leftOut: 0, files: new Set(), failed: 0, defective: 0, review: 0 },
  }
  for (const { uri, reason } of unreadable) fail(run, uri, reason)
  const read = targets.map((target): readonly [Target, Loaded] => [target, load(scope, target)])
  await makeReady(
    scope,
    read.map(([, loaded]) => loaded),
  )
  for (const [target, loaded] of read) await fixTarget(run, target, asItIsNow(run, target, loaded))
  for (const { uri, reason } of refusedOf(scope, environment, unreadable)) fail(run, uri, reason)
  tell(run, summaryText(run.counts, options.dryRun === true, fixCommand({ ...options, paths, rules: words }, true)))
  return run.counts.failed + run.counts.defective > 0 ? EXIT.failed : EXIT.fine
}

/** A file as a fix of another one has left it: written, or in a dry run only in memory. */
function asItIsNow({ scope, counts, options }: Run, target: Target, loaded: Loaded): Loaded {
  if (!('source' in loaded) || !counts.files.has(target.uri)) return loaded
  return options.dryRun
    ? { ...loaded, source: scope.workspace.get(loaded.source.uri) ?? loaded.source }
    : load(scope, target)
}

async function fixTarget(run: Run, target: Target, loaded: Loaded): Promise<void> {
  const { scope, environment, options, rules, counts } = run
  const verdict = judge(scope, loaded)
  if ('unreadable' in verdict) return void fail(run, target.uri, verdict.unreadable.reason)
  if ('foreign' in verdict) {
    if (target.named) {
      complain(environment, `${scope.nameOf(target.uri)}: left alone, it is not of a kind that Ringfence knows`)
    }
    return
  }
  if (complainOfDefects(environment, scope.nameOf(target.uri), verdict.analysis)) counts.defective++
  const fixed = fixFile(scope, verdict, chooser(run))
  const { applied, refused, untried, after, others } = fixed
  if (options.dryRun) environment.stdout.write(diffOf(scope, fixed))
  else {
    const unwritten = await writeFixed(target, fixed)
    if (unwritten) return void fail(run, uriOfPath(unwritten.path), `not written: ${unwritten.reason}`)
  }
  for (const { source } of [after, ...others.map((other) => other.after)]) scope.workspace.put(source)
  if (after !== fixed.before) counts.files.add(target.uri)
  for (const { uri } of others) counts.files.add(uri)
  counts.applied += applied.length
  counts.leftOut += refused.length + untried.length
  counts.review += options.review
    ? 0
    : after.analysis.findings.filter((finding) => asked(rules, finding) && finding.fixes.some(needsReview)).length
  if (applied.length + refused.length + untried.length === 0) return
  const palette = paletteFor(environment, options.dryRun ? false : options.color)
  const told = others.map(({ uri, before }) => ({ name: scope.nameOf(uri), created: before === undefined }))
  tell(run, outcomeText({ name: scope.nameOf(target.uri), applied, refused, untried, others: told }, palette))
}

function fail({ scope, environment, counts }: Run, uri: string, reason: string): void {
  counts.failed++
  complain(environment, `${scope.nameOf(uri)}: ${reason}`)
}

/** Words about the work go to standard output, unless a diff does. */
function tell({ environment, options }: Run, text: string): void {
  const out = options.dryRun ? environment.stderr : environment.stdout
  out.write(text)
}

function asked(rules: Run['rules'], { rule }: Finding): boolean {
  return rules?.has(rule) ?? true
}

function needsReview({ safety }: Fix): boolean {
  return safety === 'review'
}

/** Which fix of a finding to apply: a safe one, or with `review` its first; never one that closes only a part of it. */
function chooser({ rules, options }: Run): (finding: Finding) => Fix | undefined {
  return (finding) => {
    if (!asked(rules, finding)) return undefined
    const whole = finding.fixes.filter((one) => !one.partial)
    return options.review ? whole[0] : whole.find((one) => !needsReview(one))
  }
}

/** Rules asked for by name are on, whatever the project says. */
function switchOn(config: Config, rules: Run['rules']): Config {
  const on = [...(rules ?? [])].filter((rule) => (config.rules[rule] ?? 'off') === 'off')
  return { ...config, rules: { ...config.rules, ...Object.fromEntries(on.map((rule) => [rule, 'on' as const])) } }
}

/** Takes the words after `--rule` apart: rules by id or by a peer's name, with the words that name them, and paths that come after them. */
async function rulesAndPaths(
  product: Product,
  { cwd }: Environment,
  named: readonly string[],
  words: readonly string[],
): Promise<{ rules: Run['rules']; words: readonly string[]; paths: readonly string[] }> {
  const rules = new Set<string>()
  const kept: string[] = []
  const paths = [...named]
  for (const [index, word] of words.flatMap((one) => one.split(',')).entries()) {
    const found = findRules(product, word)
    for (const { rule } of found) rules.add(rule.id)
    if (found.length > 0) {
      kept.push(word)
      continue
    }
    if (
      index > 0 &&
      (await stat(path.resolve(cwd, word)).then(
        () => true,
        () => false,
      ))
    ) {
      paths.push(word)
    } else throw new Failure(unknownRule(product, word))
  }
  return { rules: words.length > 0 ? rules : undefined, words: kept, paths }
}
