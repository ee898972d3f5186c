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
  it('compares', () => {
    assert.ok(atLeast('critical', 'high'))
    assert.ok(atLeast('high', 'high'))
    assert.ok(!atLeast('medium', 'high'))
  })
})
