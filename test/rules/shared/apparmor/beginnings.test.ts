import assert from 'node:assert/strict'
import { beginningsOf } from '../../../../src/rules/shared/apparmor/place.ts'

describe('beginnings of a path pattern', () => {
  it('are what stands before its first wildcard', () => {
    assert.deepEqual(beginningsOf('/etc/*.conf'), ['/etc/'])
    assert.deepEqual(beginningsOf('/etc/passwd'), ['/etc/passwd'])
    assert.deepEqual(beginningsOf('/**'), ['/'])
  })

  it('are told apart by the alternations before it', () => {
    assert.deepEqual([...beginningsOf('{/run,/var/run}/x/*')].sort(), ['/run/x/', '/var/run/x/'])
    assert.deepEqual([...beginningsOf('/{,usr/{,local/}}bin/[a-z]')].sort(), ['/bin/', '/usr/bin/', '/usr/local/bin/'])
  })

  it('are bounded, also where braces are not closed', () => {
    assert.ok(beginningsOf('{a,b}'.repeat(100)).length < 200)
    assert.deepEqual(beginningsOf('/a{b,c'), ['/a'])
  })
})
