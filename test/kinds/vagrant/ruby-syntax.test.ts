// Ruby itself still reads what fixes make of Vagrantfiles. It only checks the syntax: nothing in the files runs.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { applyEdits } from '../../../src/core/edit.ts'
import { examplesOf } from '../../../src/engine/page.ts'
import { product } from '../../product.ts'
import { hasShared, realFiles, SKIPPED } from '../../corpus/shared.ts'
import { judge } from '../../engine/support.ts'
import { tool } from '../../setup/tools.mjs'

/** Of the real files, every this many-th has its fixes tried, a few of each rule. */
const EVERY = 6

describe('Ruby on Vagrantfiles', function () {
  let ruby: string | undefined
  before(async function () {
    ruby = await tool('ruby', 'ruby')
    if (ruby === undefined) {
      console.log('    skipped: ruby is not to be had here')
      this.skip()
    }
  })
  const accepts = (text: string): boolean =>
    spawnSync(ruby ?? '', ['-c', '-'], { input: text, timeout: 10_000 }).status === 0

  it('accepts every example of a rule, before and after its fixes', () => {
    const refused: string[] = []
    for (const { rule, page } of product.rules) {
      for (const { file, text, line } of examplesOf(page)) {
        if (file === 'Vagrantfile' && !accepts(text)) refused.push(`${rule.id}, line ${line}`)
      }
    }
    assert.deepEqual(refused, [])
  })

  it('accepts the samples', () => {
    for (const sample of ['samples/weak/Vagrantfile', 'samples/hardened/Vagrantfile']) {
      assert.ok(accepts(readFileSync(sample, 'utf8')), sample)
    }
  })

  it(
    hasShared
      ? `accepts real files after each fix (every ${EVERY}th)`
      : `accepts real files after each fix (${SKIPPED})`,
    function () {
      if (!hasShared) this.skip()
      const broken: string[] = []
      for (const { name, text } of realFiles('vagrant', EVERY)) {
        if (!accepts(text)) continue
        const seen = new Set<string>()
        for (const { rule, fixes } of judge('Vagrantfile', text, { presets: ['strict'] }).findings) {
          for (const { title, edits } of fixes) {
            if (seen.has(rule + title)) continue
            seen.add(rule + title)
            if (!accepts(applyEdits(text, edits))) broken.push(`${name}: ${rule} "${title}"`)
          }
        }
      }
      assert.deepEqual(broken, [])
    },
  )
})
