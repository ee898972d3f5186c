import assert from 'node:assert/strict'
import { NEEDS, REACHES, SEVERITIES, atLeast, severityOf, type Threat } from '../../src/core/severity.ts'

const needs = Object.keys(NEEDS) as Threat['needs'][]
const reaches = Object.keys(REACHES) as Threat['reaches'][]
const rank = (threat: Threat): number => SEVERITIES.indexOf(severityOf(threat))

describe('severity', () => {
  it('never falls when more is reached', () => {
    for (const need of needs) {
      // What is reached is listed from worst to least; availability stands apart from control.
      const ranks = reaches
        .filter((reach) => reach !== 'availability')
        .map((reach) => rank({ needs: need, reaches: reach }))
      assert.deepEqual(ranks, [...ranks].sort())
    }
  })
  it('never rises when the attacker needs a second flaw', () => {
    for (const reach of reaches) {
      assert.ok(rank({ needs: 'code', reaches: reach }) <= rank({ needs: 'flaw', reaches: reach }))
    }
  })
  it('is what the table says', () => {
    assert.deepEqual(
      needs.map((need) => [need, ...reaches.map((reach) => severityOf({ needs: need, reaches: reach }))].join(' ')),
      [
        'access critical high high medium low',
        'code critical high medium medium low',
        'position high high medium low low',
        'flaw high medium low low low',
      ],
    )
  })
  it('explains every word of the table', () => {
    for (const meaning of [...Object.values(NEEDS), ...Object.values(REACHES)]) assert.match(meaning, /\w+ \w+/)
  })
  it('compares', () => {
    assert.ok(atLeast('critical', 'high'))
    assert.ok(atLeast('high', 'high'))
    assert.ok(!atLeast('medium', 'high'))
  })
})
