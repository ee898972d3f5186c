// What the compilers of SELinux policy read before a fix, they read after it: the examples of the pages, and real files.
import assert from 'node:assert/strict'
import { applyEdits } from '../../src/core/edit.ts'
import { examplesOf } from '../../src/engine/page.ts'
import { product } from '../product.ts'
import { hasShared, realFiles, SKIPPED } from '../corpus/shared.ts'
import { CIL_STAGES, moduleCompiler, secilc, type CilStage } from '../setup/selinux-compilers.ts'
import { analyzeExample, type Case } from './example.ts'

/** Of the real files, every this many-th. */
const EVERY = { te: 25, cil: 4 }

interface Trial {
  readonly what: string
  readonly before: string
  readonly after: string
}

/** Every fix of every finding of a text. */
function trialsOf(name: string, example: Case, rule?: string): readonly Trial[] {
  const { findings } = analyzeExample(example, example.text)
  return findings
    .filter((finding) => rule === undefined || finding.rule === rule)
    .flatMap((finding) =>
      finding.fixes.map((fix) => ({
        what: `${name}: ${finding.rule} "${fix.title}"`,
        before: example.text,
        after: applyEdits(example.text, fix.edits),
      })),
    )
}

/** The fixes of the bad examples written in a language. */
function exampleTrials(language: string): readonly Trial[] {
  return product.rules.flatMap(({ rule, page }) =>
    examplesOf(page)
      .filter((example) => example.role === 'bad' && example.language === language)
      .flatMap((example) => trialsOf(`${rule.id}.md:${example.line}`, example, rule.id)),
  )
}

function corpusTrials(folder: 'selinux-te' | 'cil', every: number): readonly Trial[] {
  return realFiles(folder, every).flatMap(({ name, text }) => trialsOf(name, { file: name, beside: [], text }))
}

/** Judges each text once, though many trials start from one. */
async function broken<T>(
  trials: readonly Trial[],
  judge: (texts: readonly string[]) => Promise<readonly T[]>,
  worse: (before: T, after: T) => boolean,
): Promise<readonly string[]> {
  const texts = [...new Set(trials.flatMap(({ before, after }) => [before, after]))]
  const verdicts = await judge(texts)
  const of = new Map(texts.map((text, i) => [text, verdicts[i]]))
  return trials
    .filter(({ before, after }) => {
      const [a, b] = [of.get(before), of.get(after)]
      return a === undefined || b === undefined || worse(a, b)
    })
    .map(({ what }) => what)
}

const moduleWorse = (before: boolean, after: boolean): boolean => before && !after
const cilWorse = (before: CilStage, after: CilStage): boolean => CIL_STAGES.indexOf(after) < CIL_STAGES.indexOf(before)

describe('fixes of SELinux policy and its compilers', function () {
  it('policy modules of the pages compile after a fix as before', async function () {
    const compile = await moduleCompiler()
    if (!compile) return void this.skip()
    const trials = exampleTrials('selinux-te')
    assert.ok(trials.length > 0)
    assert.deepEqual(await broken(trials, compile, moduleWorse), [])
  })

  it('CIL of the pages is read after a fix as before', async function () {
    const compile = await secilc()
    if (!compile) return void this.skip()
    const trials = exampleTrials('cil')
    assert.ok(trials.length > 0)
    assert.deepEqual(await broken(trials, compile, cilWorse), [])
  })

  it(hasShared ? `real modules compile after a fix as before (every ${EVERY.te}th file)` : SKIPPED, async function () {
    const compile = hasShared ? await moduleCompiler() : undefined
    if (!compile) return void this.skip()
    assert.deepEqual(await broken(corpusTrials('selinux-te', EVERY.te), compile, moduleWorse), [])
  })

  it(hasShared ? `real CIL is read after a fix as before (every ${EVERY.cil}th file)` : SKIPPED, async function () {
    const compile = hasShared ? await secilc() : undefined
    if (!compile) return void this.skip()
    assert.deepEqual(await broken(corpusTrials('cil', EVERY.cil), compile, cilWorse), [])
  })
})
