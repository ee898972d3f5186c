// What fixes make of a text: each alone, all of them at once, and hardening.
import { applyEdits } from '../../src/core/edit.ts'
import { ALONE } from '../../src/core/neighbours.ts'
import { Source } from '../../src/core/source.ts'
import { DEFAULT_CONFIG, type Config } from '../../src/engine/config.ts'
import { fixAll } from '../../src/engine/fix-all.ts'
import { harden, ownFix } from '../../src/engine/harden.ts'
import { detectKind } from '../../src/kinds/detect.ts'
import { product } from '../product.ts'
import { analyzeExample, uriOf, type Case } from '../rules/example.ts'

/** A text before and after fixes. */
export interface Trial {
  readonly what: string
  readonly before: string
  readonly after: string
}

/** The presets that fixes are applied for all at once. */
export const PRESETS: readonly Config['presets'][] = [['recommended'], ['recommended', 'hygiene', 'strict']]

/** Each fix of a text, with every rule on. */
export function singleFixes(name: string, example: Case): readonly Trial[] {
  return analyzeExample(example, example.text).findings.flatMap(({ rule, fixes }) =>
    fixes.map(({ title, edits }) => trial(name, example, `${rule} "${title}"`, applyEdits(example.text, edits))),
  )
}

/** Everything that `fix --review` does to the file itself. */
export function wholeFix(name: string, example: Case, presets: Config['presets']): Trial {
  const { text } = fixAll(example.text, (next) => analyzeExample(example, next, { presets }), ownFix)
  return trial(name, example, `all fixes of ${presets.join(', ')}`, text)
}

/** What *Harden* does to each of its workloads. */
export function hardenings(name: string, example: Case): readonly Trial[] {
  const source = new Source(uriOf(example.file), example.text)
  const kind = detectKind(product.kinds, source)
  const facts = kind ? product.reader(kind).read(source, ALONE).facts : []
  return facts.flatMap((entry) => {
    const hardening =
      entry.name === 'workload' ? harden(product, source, DEFAULT_CONFIG, entry.fact.span.start) : undefined
    return hardening
      ? [trial(name, example, `hardening ${hardening.noun}`, applyEdits(example.text, hardening.edits))]
      : []
  })
}

function trial(name: string, { text }: Case, how: string, after: string): Trial {
  return { what: `${name}: ${how}`, before: text, after }
}
