import assert from 'node:assert/strict'
import { edgesMeet, edgesOf, fixedPart, samplePath } from '../../../src/syntax/apparmor/index.ts'

const beginnings = (glob: string): readonly string[] => [...edgesOf(glob).beginnings].sort()
const endings = (glob: string): readonly string[] => [...edgesOf(glob).endings].sort()

describe('edges of an AppArmor glob', () => {
  it('are the text before the first wildcard and after the last', () => {
    assert.deepEqual(edgesOf('/etc/*.conf'), { beginnings: ['/etc/'], endings: ['.conf'] })
    assert.deepEqual(edgesOf('/etc/passwd'), { beginnings: ['/etc/passwd'], endings: ['/etc/passwd'] })
    assert.deepEqual(edgesOf('/**'), { beginnings: ['/'], endings: [''] })
  })

  it('follow the alternations there', () => {
    assert.deepEqual(beginnings('{/run,/var/run}/x/*'), ['/run/x/', '/var/run/x/'])
    assert.deepEqual(beginnings('/{,usr/{,local/}}bin/[a-z]'), ['/bin/', '/usr/bin/', '/usr/local/bin/'])
    assert.deepEqual(endings('/**/id_{rsa,dsa{,.pub}}'), ['/id_dsa', '/id_dsa.pub', '/id_rsa'])
  })

  it('are bounded, also where braces are not closed', () => {
    assert.ok(beginnings('{a,b}'.repeat(100)).length < 200)
    assert.ok(endings('{a,b}'.repeat(100)).length < 200)
    assert.deepEqual(beginnings('/a{b,c'), ['/a'])
    assert.deepEqual(endings('/a,b}c'), ['c'])
  })

  it('are not guessed where braces are escaped or stand in a class', () => {
    assert.deepEqual(endings('/a\\{b,c}'), [''])
    assert.deepEqual(endings('/{[}],a}b'), [''])
  })

  it('rule out that two globs overlap', () => {
    assert.equal(edgesMeet(edgesOf('/**.pem'), edgesOf('/etc/{passwd,group}')), false)
    assert.equal(edgesMeet(edgesOf('/**wd'), edgesOf('/etc/{passwd,group}')), true)
    assert.equal(edgesMeet(edgesOf('/home/**'), edgesOf('/etc/**')), false)
  })
})

describe('a sample path of an AppArmor glob', () => {
  for (const [glob, sample] of [
    ['/etc/passwd', '/etc/passwd'],
    ['/etc/**', '/etc/x'],
    ['/[0-9]*/{b,}', '/0/'],
    ['/[^x]', '/y'],
    ['/{a', undefined],
  ] as const) {
    it(`of ${glob} is ${sample ?? 'not known'}`, () => {
      assert.equal(samplePath(glob), sample)
    })
  }
})

describe('the fixed part of an AppArmor glob', () => {
  for (const [glob, part] of [
    ['/**/.ssh/*', '/.ssh/'],
    ['/{usr/,}bin/*', 'bin/'],
    ['/[/usr/lib]*/x', '/x'],
    ['/{a,{b,cccc}}d\\*', '/'],
    ['{a,b}', ''],
  ] as const) {
    it(`of ${glob} is "${part}"`, () => {
      assert.equal(fixedPart(glob), part)
    })
  }
})
