import assert from 'node:assert/strict'
import { applyEdits } from '../../../../src/core/edit.ts'
import { Source } from '../../../../src/core/source.ts'
import { read as readSemanage } from '../../../../src/kinds/selinux/semanage/reader.ts'
import { kindOf } from '../../../product.ts'

const EXPORT = `boolean -D
boolean -m -1 container_use_devices
permissive -a httpd_t
fcontext -a -f a -t container_file_t -r 's0' '/srv/my app(/.*)?'
login -a -s unconfined_u -r 's0-s0:c0.c1023' __default__
dontaudit off
`

describe('SELinux settings', () => {
  it('are told by name and content', () => {
    const is = (name: string, text: string): boolean => kindOf(name, text) === 'semanage'
    assert.ok(is('host.semanage', EXPORT))
    assert.ok(is('booleans.local', 'httpd_execmem=1\n'))
    assert.ok(!is('semanage-export.sh', 'echo hello\n'))
  })

  it('give booleans, permissive domains and logins, with edits', () => {
    const { facts } = readSemanage(new Source('file:///x/host.semanage', EXPORT))
    assert.deepEqual(
      facts.map(({ name }) => name),
      ['selinux.boolean', 'selinux.permissive', 'semanage.login', 'semanage.dontaudit'],
    )
    const [boolean] = facts
    assert.ok(boolean?.name === 'selinux.boolean' && boolean.fact.value === true)
    assert.match(applyEdits(EXPORT, boolean.fact.set(false) ?? []), /boolean -m -0 container_use_devices/)
    const login = facts[2]
    assert.ok(login?.name === 'semanage.login')
    assert.deepEqual(
      [login.fact.name, login.fact.user?.name, login.fact.range?.name],
      ['__default__', 'unconfined_u', 's0-s0:c0.c1023'],
    )
  })
})
