import assert from 'node:assert/strict'
import { ALONE } from '../../../../src/core/neighbours.ts'
import { Source } from '../../../../src/core/source.ts'
import * as selinuxConfig from '../../../../src/kinds/selinux/config/reader.ts'
import { kindOf } from '../../../product.ts'

const source = (text: string): Source => new Source('file:///etc/selinux/config', text)
/** The mode that counts, or what is wrong with the line meant for it; and the policy's name. */
function read(text: string): readonly [string | undefined, string | undefined] {
  let mode: string | undefined
  let policy: string | undefined
  for (const { name, fact } of selinuxConfig.read(source(text)).facts) {
    if (name === 'selinux.mode' && fact.effective) mode = fact.mode
    if (name === 'selinux.unreadMode') mode = fact.flaw
    if (name === 'selinux.policyName') policy = fact.name
  }
  return [mode, policy]
}

describe('SELinux configuration', () => {
  it('takes the first line that names a mode, by how its value begins', () => {
    assert.deepEqual(read('SELINUX=bogus\nSELINUX=  Permissive-ish\nSELINUX=enforcing\n'), ['permissive', undefined])
  })

  it('passes over what the library passes over', () => {
    assert.deepEqual(read(' SELINUX=enforcing\n'), ['has blanks before the key', undefined])
    assert.deepEqual(read('SELINUX =enforcing\n'), ['has blanks before the equals sign', undefined])
    assert.deepEqual(read('selinux=enforcing\n'), ['spells the key "selinux"', undefined])
    assert.deepEqual(read('SELINUX={{ mode }}\n'), [undefined, undefined])
    assert.deepEqual(read('SELINUXTYPE=targeted\n'), [undefined, 'targeted'])
  })

  it('takes the last policy name, without blanks at its end', () => {
    assert.deepEqual(read('SELINUXTYPE=mls\r\n selinuxtype=targeted \r\nSELINUX=enforcing\r\n'), [
      'enforcing',
      'targeted',
    ])
  })

  it('is told by path and content', () => {
    const is = (path: string, text: string): boolean => kindOf(path, text) === 'selinux-config'
    assert.ok(is('etc/selinux/config', '# mode\nSELINUX=enforcing\n'))
    assert.ok(!is('.git/config', 'SELINUX=enforcing\n'))
    assert.ok(!is('selinux/config', '[core]\n'))
  })

  it('explains and offers values', () => {
    const { hover, complete } = selinuxConfig.language
    assert.match(hover?.(source('SELINUX=permissive\n'), 10, ALONE)?.markdown ?? '', /logged, and happens/)
    assert.deepEqual(
      complete?.(source('SELINUX=\n'), 8, ALONE).map(({ label }) => label),
      ['enforcing', 'permissive', 'disabled'],
    )
    assert.ok(complete(source('SE'), 2, ALONE).some(({ insert }) => insert === 'SELINUXTYPE='))
  })
})
