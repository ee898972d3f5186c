import assert from 'node:assert/strict'
import { optionValues } from '../../src/core/options.ts'

const DECLARED = {
  memory: { form: 'memory', about: '', otherwise: '' },
  allowed: { form: 'paths', about: '', otherwise: '' },
} as const

describe('the values of options', () => {
  const of = (subject: string) =>
    optionValues(
      DECLARED,
      { memory: { all: '256m', named: { db: '1g', 'web.api': '2g' } }, allowed: { named: { db: ['/srv'] } } },
      subject,
    )
  it('are those of the workload that the subject names, or is a part of', () => {
    for (const subject of ['services.db', 'domain db', 'domain db, disk vda', 'machine db ethernet0']) {
      assert.deepEqual(of(subject), { memory: '1g', allowed: ['/srv'] }, subject)
    }
    assert.equal(of('services.web.api').memory, '2g')
  })
  it('are those of all others for any other workload', () => {
    for (const subject of ['services.db2', 'services.web', 'services.web.db', 'networks', '']) {
      assert.deepEqual(of(subject), { memory: '256m', allowed: [] }, subject)
    }
  })
  it('are empty lists, or undefined, where nobody set them', () => {
    assert.deepEqual(optionValues(DECLARED, {}, 'services.db'), { memory: undefined, allowed: [] })
  })
})
