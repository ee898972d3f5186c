import assert from 'node:assert/strict'
import { examplesOf } from '../../src/engine/page.ts'
import { scaffold } from '../../src/dev/scaffold.ts'
import { product } from '../product.ts'

describe('the files of a new rule', () => {
  it('report each fact of the name', () => {
    const { module } = scaffold(product, 'volume-of-a-friend', 'mount')
    assert.match(module, /^export const volumeOfAFriend: Rule = \{\n {2}id: 'volume-of-a-friend',$/m)
    assert.match(module, /^ {2}title: 'Volume of a friend',$/m)
    assert.match(module, /^ {4}mount\(\{ span, subject \}, \{ report \}\) \{$/m)
  })

  it('quote the names of facts that a kind declares', () => {
    assert.match(scaffold(product, 'a-disk', 'libvirt.disk').module, /^ {4}'libvirt\.disk'\(/m)
  })

  it('show one example with the fact and one without', () => {
    for (const fact of ['mount', 'command', 'libvirt.disk', 'apparmor.profile', 'selinux.permissive']) {
      const [bad, good] = examplesOf(scaffold(product, 'new-rule', fact).page)
      assert.equal(bad?.role, 'bad')
      assert.equal(bad.marked.length, 1)
      assert.equal(good?.role, 'good')
      assert.equal(good.language, bad.language)
    }
  })

  it('cannot be made for a fact that no rule listens to', () => {
    assert.throws(() => scaffold(product, 'new-rule', 'mout'), /no rule listens to "mout"/)
  })
})
