import assert from 'node:assert/strict'
import { kindsNaming, opensOf } from '../../src/workspace/named-files.ts'
import { product } from '../product.ts'
import { toy } from '../report/toy.ts'

describe('names of files', () => {
  it('open files of the kinds and what must be looked into', () => {
    const opens = opensOf(toy.kinds)
    for (const path of ['a.toy', '/x/y/A.TOY', '.hidden/.a.toy', 'x.yml', 'x/.y.yaml', '/ä b/c.YML', 'a\nb.toy']) {
      assert.ok(opens(path), path)
    }
    for (const path of ['toy', 'a.toys', 'x.yml.bak', 'README.md']) assert.ok(!opens(path), path)
  })
  it('tell the kinds by the whole path', () => {
    const naming = kindsNaming(product.kinds)
    assert.deepEqual(naming('/etc/apparmor.d/abstractions/base'), ['apparmor'])
    assert.deepEqual(naming('/etc/selinux/config'), ['selinux-config'])
    assert.deepEqual(naming('/w/app/Dockerfile.dev'), ['dockerfile'])
    assert.deepEqual(naming('/w/README.md'), [])
  })
})
