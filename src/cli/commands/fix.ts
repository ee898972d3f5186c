import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Finding, Fix } from '../../core/finding.ts'
import { Source } from '../../core/source.ts'
import type { Config } from '../../engine/config.ts'
import { findRules } from '../../engine/find-rules.ts'
import { fixAll, type FixName } from '../../engine/fix-all.ts'
import type { Product } from '../../engine/product.ts'
import { plural, printable } from '../../report/index.ts'
import { paletteFor } from '../colours.ts'
import { unifiedDiff } from '../diff.ts'
import { complain, EXIT, Failure, type Environment } from '../environment.ts'
import { findTargets, type Target } from '../files.ts'
import { analyzeIn, judge, load, makeReady, type Loaded } from '../judge.ts'
import { refusedOf } from '../refused.ts'
import { openScope, type Scope, type ScopeOptions } from '../scope.ts'
import { unknownRule } from '../unknown-rule.ts'
import { writeBack } from '../write.ts'

/** Options of `ringfence fix`. */
export interface FixOptions extends ScopeOptions {
  readonly dryRun?: boolean
  readonly review?: boolean
  readonly rule?: readonly string[]
  readonly color?: boolean
}

interface Counts {
  applied: number
  refused: number
  files: number
  failed: number
  /** Findings left that a review fix would close. */
  review: number
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
 * @returns 2 when something could not be read or written, else 0
 * @throws Failure when it cannot run
 */
export async function fix(
  product: Product,
  environment: Environment,
  named: readonly string[],
  options: FixOptions,
): Promise<number> {
  const { rules, paths } = await rulesAndPaths(product, environment, named, options.rule ?? [])
  const scope = openScope(product, environment, paths, options, (config) => switchOn(config, rules))
  const { targets, unreadable } = findTargets(scope, options.ignore ?? true)
  const run: Run = {
    scope,
    environment,
    options,
    rules,
    counts: { applied: 0, refused: 0, files: 0, failed: 0, review: 0 },
  }
  for (const { uri, reason } of unreadable) fail(run, uri, reason)
  const read = targets.map((target): readonly [Target, Loaded] => [target, load(scope, target)])
  await makeReady(
    scope,
    read.map(([, loaded]) => loaded),
  )
  for (const [target, loaded] of read) await fixFile(run, target, loaded)
  for (const { uri, reason } of refusedOf(scope, environment, unreadable)) fail(run, uri, reason)
  tell(run, summary(run))
  return run.counts.failed > 0 ? EXIT.failed : EXIT.fine
}

async function fixFile(run: Run, target: Target, loaded: Loaded): Promise<void> {
  const { scope, environment, options, rules, counts } = run
  const verdict = judge(scope, loaded)
  if ('unreadable' in verdict) return void fail(run, target.uri, verdict.unreadable.reason)
  if ('foreign' in verdict) {
    if (target.named) {
      complain(environment, `${scope.nameOf(target.uri)}: left alone, it is not of a kind that Ringfence knows`)
    }
    return
  }
  const { source, analysis } = verdict
  const { text, applied, refused } = fixAll(
    source.text,
    (one) => analyzeIn(scope, new Source(source.uri, one)),
    chooser(run),
  )
  const fixed = text === source.text ? source : new Source(source.uri, text)
  const after = fixed === source ? analysis : analyzeIn(scope, fixed)
  if (text !== source.text && options.dryRun) {
    const result = { source: fixed, secrets: after.secrets }
    environment.stdout.write(unifiedDiff(scope.pathOf(target.uri), { source, secrets: analysis.secrets }, result))
  } else if (text !== source.text) {
    const reason = await writeBack(target.absolute, verdict.file, text)
    if (reason !== undefined) return void fail(run, target.uri, `not written: ${reason}`)
  }
  scope.workspace.put(fixed)
  counts.files += text === source.text ? 0 : 1
  counts.applied += applied.length
  counts.refused += refused.length
  counts.review += options.review
    ? 0
    : after.findings.filter((finding) => asked(rules, finding) && finding.fixes.some(needsReview)).length
  if (applied.length + refused.length > 0) tell(run, outcome(run, target, applied, refused))
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

/** Which fix of a finding to apply: a safe one, or with `review` its first. */
function chooser({ rules, options }: Run): (finding: Finding) => Fix | undefined {
  return (finding) => {
    if (!asked(rules, finding)) return undefined
    return options.review ? finding.fixes[0] : finding.fixes.find((one) => !needsReview(one))
  }
}

/** Rules asked for by name are on, whatever the project says. */
function switchOn(config: Config, rules: Run['rules']): Config {
  const on = [...(rules ?? [])].filter((rule) => (config.rules[rule] ?? 'off') === 'off')
  return { ...config, rules: { ...config.rules, ...Object.fromEntries(on.map((rule) => [rule, 'on' as const])) } }
}

/** Takes the words after `--rule` apart: rules by id or by a peer's name, and paths that stand behind them. */
async function rulesAndPaths(
  product: Product,
  { cwd }: Environment,
  named: readonly string[],
  words: readonly string[],
): Promise<{ rules: Run['rules']; paths: readonly string[] }> {
  const rules = new Set<string>()
  const paths = [...named]
  for (const [index, word] of words.flatMap((one) => one.split(',')).entries()) {
    const found = findRules(product, word)
    for (const { rule } of found) rules.add(rule.id)
    if (found.length > 0) continue
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
  return { rules: words.length > 0 ? rules : undefined, paths }
}

function outcome(
  { scope, environment, options }: Run,
  target: Target,
  applied: readonly FixName[],
  refused: readonly FixName[],
): string {
  const palette = paletteFor(environment, options.dryRun ? false : options.color)
  return [
    palette.heading(scope.nameOf(target.uri)),
    ...applied.map(({ rule, title }) => `  ${palette.fix('fixed')}    ${palette.rule(rule)}  ${printable(title)}`),
    ...refused.map(
      ({ rule, title }) =>
        `  ${palette.medium('left out')} ${palette.rule(rule)}  ${printable(title)} (the file would be worse after it)`,
    ),
    '',
  ].join('\n')
}

function summary({ counts: { applied, files, review, failed, refused }, options }: Run): string {
  const done = `${applied} ${applied === 1 ? 'fix' : 'fixes'} in ${plural(files, 'file')}`
  return [
    applied === 0
      ? `Nothing ${refused + failed > 0 ? 'was fixed' : 'to fix'}.`
      : options.dryRun
        ? `Would apply ${done}.`
        : `Applied ${done}.`,
    ...(refused > 0 ? [`${refused} left out.`] : []),
    ...(review > 0
      ? [`${plural(review, 'finding')} can be fixed where you accept a change of behaviour: ringfence fix --review`]
      : []),
    ...(failed > 0 ? [`${plural(failed, 'path')} could not be read or written.`] : []),
    '',
  ].join('\n')
}
