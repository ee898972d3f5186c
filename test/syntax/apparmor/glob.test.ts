import assert from 'node:assert/strict'
import { globCovers, globProblem, globsOverlap } from '../../../src/syntax/apparmor/index.ts'

const OVERLAP: readonly (readonly [a: string, b: string, overlap: boolean])[] = [
  ['/etc/**', '/etc/shadow', true],
  ['/etc/*', '/etc/cron.d/x', false],
  ['/etc/{cron.*,passwd}', '/etc/cron.daily', true],
  ['/proc/[0-9]*/mem', '/proc/*/mem', true],
  ['/proc/[^0-9]*', '/proc/1', false],
  ['/a/**', '/a/', false],
  ['/a/{,**}', '/a/', true],
  ['/a*', '/a', true],
  ['/a/?', '/a//', false],
  ['/{usr/,}bin/*', '/bin/sh', true],
  ['/**/.ssh/*', '/home/*/.ssh/id_*', true],
  ['/a\\*', '/a*', true],
  ['/a\\*', '/ab', false],
]
const COVERS: readonly (readonly [outer: string, inner: string, covers: boolean])[] = [
  ['/etc/**', '/etc/{passwd,shadow}', true],
  ['/etc/*', '/etc/**', false],
  ['/**', '/tmp/*', true],
  ['/{**,}', '/', true],
  ['/proc/[0-9]*/**', '/proc/[1-9]/mem', true],
  ['/sys/[^f]*/**', '/sys/fs/x', false],
  ['/{a,b}/*', '/[ab]/x', true],
]
const BROKEN: readonly (readonly [glob: string, message: string | undefined])[] = [
  ['/{a,b}', undefined],
  ['/{,a}', undefined],
  ['/{a}', 'comma'],
  ['/{a,b', 'never closed'],
  ['/a}', 'closes no alternation'],
  ['/[a', 'never closed'],
  ['/a]', 'closes no character class'],
  ['/[]', 'empty'],
  ['/\\{a', undefined],
  ['/@{HOME}/x', undefined],
  ['/{@{A}}', undefined],
  ['/[{]', undefined],
]

describe('AppArmor globs', () => {
  for (const [a, b, overlap] of OVERLAP) {
    it(`${a} ${overlap ? 'meets' : 'does not meet'} ${b}`, () => {
      assert.equal(globsOverlap(a, b), overlap)
      assert.equal(globsOverlap(b, a), overlap)
    })
  }

  for (const [outer, inner, covers] of COVERS) {
    it(`${outer} ${covers ? 'covers' : 'does not cover'} ${inner}`, () => {
      assert.equal(globCovers(outer, inner), covers)
    })
  }

  for (const [glob, message] of BROKEN) {
    it(`${glob} is ${message ?? 'well formed'}`, () => {
      const problem = globProblem(glob)
      if (message === undefined) assert.equal(problem, undefined)
      else assert.ok(problem?.includes(message), problem)
    })
  }

  it('answers on alternations that nest deep, and on repeated ones', () => {
    const nested = `/${'{a,'.repeat(30)}b${'}'.repeat(30)}`
    assert.equal(globsOverlap(nested, '/b'), true)
    assert.equal(globCovers('/*', nested), true)
    const wide = `/${'{a,b}'.repeat(200)}`
    assert.equal(globsOverlap(wide, `/${'a'.repeat(200)}`), true)
    assert.equal(typeof globCovers(wide, wide.replace('a', '?')), 'boolean')
  })
})
