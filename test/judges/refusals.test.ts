// What compose-go refuses beside what we say it refuses.
import assert from 'node:assert/strict'
import { judge as check, only } from '../engine/support.ts'
import type { ComposeAnswer, ComposeQuestion } from './compose-shape.ts'
import { SETTINGS } from './inputs/refusals.ts'
import { judge } from './judge.ts'

const RULES = ['misspelt-setting', 'refused-setting', 'undefined-name', 'conflicting-settings'] as const

describe('Refusals of Compose', function () {
  this.timeout(600_000)

  it('are those of compose-go', async () => {
    const { ask } = await judge<ComposeQuestion, ComposeAnswer>('compose', 'refusals')
    const files = SETTINGS.map((one) => `services:\n  web:\n    image: i\n${one.replace(/^/gm, '    ')}\n`)
    const refused = ask(files.map((text) => ({ files: { 'compose.yaml': text }, whole: true })))
    const said = files.map((text) => check('compose.yaml', text, only(...RULES)).findings.length > 0)
    assert.deepEqual(
      SETTINGS.filter((_, i) => said[i] !== (refused[i]?.refusal !== undefined)),
      [],
    )
  })
})
