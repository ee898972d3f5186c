import assert from 'node:assert/strict'
import { applyEdits } from '../../../src/core/edit.ts'
import { ALONE } from '../../../src/core/neighbours.ts'
import { Source } from '../../../src/core/source.ts'
import * as vmx from '../../../src/kinds/vmx/reader.ts'
import { kindOf } from '../../product.ts'
import { judge } from '../../engine/support.ts'

const rules = (text: string): readonly string[] => judge('web.vmx', text).findings.map(({ rule }) => rule)
const suggestions = (text: string): readonly { label: string; after: string }[] => {
  const offset = text.indexOf('|')
  const source = new Source('file:///x/web.vmx', text.replace('|', ''))
  return (vmx.language.complete?.(source, offset, ALONE) ?? []).map(({ label, insert, span }) => ({
    label,
    after: applyEdits(source.text, [{ span, newText: insert ?? label }]),
  }))
}

describe('VMware machines', () => {
  it('are told by name or language, not by what Git LFS leaves in their place', () => {
    const detect = (name: string, text: string, language?: string) => kindOf(name, text, language) === 'vmx'
    assert.ok(detect('web.vmx', ''))
    assert.ok(detect('untitled', '', 'vmx'))
    assert.ok(!detect('web.vmx', 'version https://git-lfs.github.com/spec/v1\n'))
    assert.ok(!detect('web.vmxf', 'config.version = "8"\n', 'xml'))
  })

  it('compare keys and booleans without regard to case', () => {
    assert.deepEqual(rules('ISOLATION.tools.COPY.disable = "False"\n'), ['clipboard-shared-with-host'])
    assert.deepEqual(rules('isolation.tools.copy.disable = "0"\n'), ['clipboard-shared-with-host'])
  })

  it('have the value their last line gives', () => {
    assert.deepEqual(rules('vhv.enable = "TRUE"\nvhv.enable = "FALSE"\n'), [])
  })

  it('say nothing of what an encrypted file hides', () => {
    const text = 'displayName = "web"\nethernet0.connectionType = "nat"\n'
    assert.equal(rules(text).length, 3)
    assert.deepEqual(rules(`${text}encryption.keySafe = "vmware:key/list/(pair/(x))"\n`), [])
  })

  it('are not asked for limits unless ESXi runs them', () => {
    const lacking = (text: string) =>
      judge('web.vmx', text, { presets: ['strict'] }).findings.some(({ rule }) => rule === 'missing-processor-quota')
    assert.ok(lacking('displayName = "web"\nsched.cpu.units = "mhz"\n'))
    assert.ok(lacking('displayName = "web"\nsched.cpu.max = "unlimited"\n'))
    assert.ok(!lacking('displayName = "web"\nsched.cpu.max = "2000"\n'))
    assert.ok(!lacking('displayName = "web"\n'))
  })

  it('keep secrets out of what is printed', () => {
    const { findings } = judge(
      'web.vmx',
      'displayName = "web"\nguestinfo.db_password = "Zk3-pw92xQ"\nRemoteDisplay.vnc.password = "b7Kp2x9q"\n',
    )
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['credential-in-text'],
    )
    assert.ok(!JSON.stringify(findings).includes('Zk3-pw92xQ'))
  })

  it('suppress what a comment accepts on the next setting', () => {
    assert.deepEqual(
      rules('# ringfence-ignore nested-virtualization-enabled: runs the CI\'s machines\nvhv.enable = "TRUE"\n'),
      [],
    )
  })

  it('explain keys, also numbered ones', () => {
    const source = new Source('file:///x/web.vmx', 'floppy1.present = "TRUE"\n')
    assert.match(vmx.language.hover?.(source, 3, ALONE)?.markdown ?? '', /floppy/)
    assert.equal(vmx.language.hover?.(new Source('file:///x/web.vmx', 'memsize = "1"\n'), 3, ALONE), undefined)
  })

  it('complete keys with their hardened value, and values', () => {
    assert.ok(
      suggestions('displayName = "x"\niso|').some(
        ({ after }) => after === 'displayName = "x"\nisolation.tools.copy.disable = "TRUE"',
      ),
    )
    assert.ok(
      !suggestions('isolation.tools.copy.disable = "TRUE"\niso|').some(
        ({ label }) => label === 'isolation.tools.copy.disable',
      ),
    )
    assert.deepEqual(
      suggestions('firmware = "|"').map(({ after }) => after),
      ['firmware = "efi"', 'firmware = "bios"'],
    )
    assert.deepEqual(
      suggestions('floppy0.present = |').map(({ after }) => after),
      ['floppy0.present = "TRUE"', 'floppy0.present = "FALSE"'],
    )
  })

  it('have an outline by device', () => {
    const outline =
      vmx.language.outline?.(
        new Source('file:///x/web.vmx', 'displayName = "web"\nethernet0.present = "TRUE"\nethernet0.vnet = "x"\n'),
      ) ?? []
    assert.deepEqual(
      outline.map(({ name, children }) => [name, children.length]),
      [
        ['displayName', 0],
        ['ethernet0', 2],
      ],
    )
  })
})
