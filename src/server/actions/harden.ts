import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver'
import { applyEdits } from '../../core/edit.ts'
import type { Workload } from '../../core/facts/workload.ts'
import type { Finding } from '../../core/finding.ts'
import { contains, type Span } from '../../core/span.ts'
import { analyze } from '../../engine/analyze.ts'
import { createBatch } from '../../engine/batch.ts'
import { harden, ownFix } from '../../engine/harden.ts'
import { product } from '../../product.ts'
import { confirmedEdit, minimalEdits, type Abilities, type ConfirmedEdits } from '../edits.ts'
import type { Judgement } from '../judge.ts'
import { lazily, wanted, type ActionRequest } from './request.ts'

const KIND = 'refactor.rewrite.ringfence'

/** One action that adds everything the workload at the selection lacks, when it lacks anything. */
export function hardenActions(request: ActionRequest): readonly CodeAction[] {
  const { judgement, abilities } = request
  if (!wanted(request.context, KIND)) return []
  const workload = workloadAt(judgement, request.span)
  if (!workload) return []
  const offset = workload.span.start
  const action = { title: `Harden ${workload.noun}: add everything it lacks (review)`, kind: KIND }
  const data = { action: 'harden', uri: judgement.source.uri, version: judgement.version, offset } as const
  return [lazily(request, action, data, () => hardenEdit(judgement, offset, abilities)) ?? []].flat()
}

/** The edit of that action, to be confirmed part by part where the client can show it first. */
export function hardenEdit(judgement: Judgement, offset: number, abilities: Abilities): WorkspaceEdit | undefined {
  const { source, config, path, neighbours } = judgement
  const hardening = harden(product, source, config, offset, { path, neighbours })
  if (!hardening) return undefined
  const after = applyEdits(source.text, hardening.edits)
  const whole: ConfirmedEdits = {
    annotation: {
      label: `Harden ${hardening.noun}`,
      needsConfirmation: true,
      description: hardening.titles.join('; '),
    },
    edits: minimalEdits(source.text, after),
  }
  const parts = partsOf(judgement, hardening.subject)
  // In parts when together they are what was checked as a whole.
  const sound =
    applyEdits(
      source.text,
      parts.flatMap(({ edits }) => edits),
    ) === after
  return confirmedEdit(judgement, sound ? parts : [whole], abilities)
}

/** The workload whose name or finding is selected, when it lacks something there is a fix for. */
function workloadAt(judgement: Judgement, span: Span): Workload | undefined {
  const at = { start: span.start, end: span.start }
  const subjects = new Set(
    judgement.analysis.findings.filter((finding) => contains(finding.span, at)).map(({ subject }) => subject),
  )
  return lacksOf(judgement).workloads.find((workload) => contains(workload.span, at) || subjects.has(workload.subject))
}

/** One part for each thing the workload lacks. */
function partsOf(judgement: Judgement, subject: string): readonly ConfirmedEdits[] {
  const parts: ConfirmedEdits[] = []
  const batch = createBatch()
  for (const finding of lacksOf(judgement).findings) {
    const fix = ownFix(finding)
    if (finding.subject !== subject || !fix || !batch.add(fix)) continue
    const { title, caveat, edits } = fix
    parts.push({
      annotation: { label: title, needsConfirmation: true, ...(caveat !== undefined && { description: caveat }) },
      edits,
    })
  }
  return parts
}

interface Lacks {
  readonly workloads: readonly Workload[]
  /** What the workloads lack, with a fix. */
  readonly findings: readonly Finding[]
}

const known = new WeakMap<Judgement, Lacks>()

/**
 * What the workloads of a file lack that a rule has a fix for, whichever preset asks for it. Takes one reading and one
 * judgement, once a version; the edit itself takes several and waits until it is asked for.
 */
function lacksOf(judgement: Judgement): Lacks {
  const before = known.get(judgement)
  if (before) return before
  const {
    source,
    config,
    path,
    neighbours,
    analysis: { kind, refused },
  } = judgement
  let lacks: Lacks = { workloads: [], findings: [] }
  if (kind && refused === undefined) {
    const findings = analyze(
      product,
      source,
      { ...config, presets: ['strict'] },
      { path, kind, neighbours },
    ).findings.filter((finding) => ownFix(finding) && product.rule(finding.rule)?.rule.facts.includes('workload'))
    const subjects = new Set(findings.map(({ subject }) => subject))
    const workloads = product
      .reader(kind)
      .read(source, neighbours)
      .facts.flatMap((entry) => (entry.name === 'workload' && subjects.has(entry.fact.subject) ? [entry.fact] : []))
    lacks = { workloads, findings }
  }
  known.set(judgement, lacks)
  return lacks
}
