// What an editor asks of a Vagrantfile.
import assert from 'node:assert/strict'
import { ALONE } from '../../../src/core/neighbours.ts'
import { Source } from '../../../src/core/source.ts'
import { vagrantLanguage } from '../../../src/kinds/vagrant/language/index.ts'

/** A text with `^` where the cursor is. */
function at(marked: string): { readonly source: Source; readonly offset: number } {
  return { source: new Source('file:///x/Vagrantfile', marked.replace('^', '')), offset: marked.indexOf('^') }
}
const inside = (line: string): string => `Vagrant.configure("2") do |config|\n  ${line}\nend\n`
const hover = (marked: string): string | undefined => {
  const { source, offset } = at(marked)
  return vagrantLanguage.hover?.(source, offset, ALONE)?.markdown
}
const labels = (marked: string): readonly string[] => {
  const { source, offset } = at(marked)
  return (vagrantLanguage.complete?.(source, offset, ALONE) ?? []).map(({ label }) => label)
}

describe('Vagrantfile in an editor', () => {
  it('explains settings, options and keyword arguments', () => {
    assert.match(hover(inside('config.ssh.insert_^key = false')) ?? '', /published SSH key/)
    assert.match(hover(inside('config.vm.network "forwarded_port", guest: 80, host_^ip: "x"')) ?? '', /every interface/)
    assert.match(hover(inside('config.vm.provider("libvirt") { |v| v.nes^ted = true }')) ?? '', /virtualisation/)
    assert.match(
      hover(inside('config.vm.provider("virtualbox") { |v| v.customize ["modifyvm", :id, "--vr^de", "on"] }')) ?? '',
      /RDP/,
    )
    assert.equal(hover(inside('other.ssh.insert_^key = false')), undefined)
  })

  it('offers what may stand behind a variable, by what the variable is', () => {
    assert.ok(labels(inside('config.ssh.ins^')).includes('insert_key'))
    assert.ok(labels(inside('config.vm.^')).includes('synced_folder'))
    assert.ok(labels(inside('config.vm.provider "libvirt" do |lv|\n    lv.^\n  end')).includes('graphics_ip'))
    assert.deepEqual(labels(inside('other.^')), [])
  })

  it('offers keyword arguments and options of VBoxManage, and replaces what is there', () => {
    assert.ok(labels(inside('config.vm.network "forwarded_port", guest: 80, h^')).includes('host_ip'))
    assert.ok(
      labels(inside('config.vm.provider("virtualbox") { |v| v.customize ["modifyvm", :id, "--cl^"] }')).includes(
        '--clipboard-mode',
      ),
    )
    const { source, offset } = at(inside('config.ssh.ins^'))
    assert.deepEqual(vagrantLanguage.complete?.(source, offset, ALONE)[0]?.span, { start: offset - 3, end: offset })
  })

  it('outlines machines with their providers and provisioners', () => {
    const { source } = at(
      inside(
        'config.vm.provider "virtualbox" do |v|\n  end\n  config.vm.define "web" do |web|\n    web.vm.provision "shell", inline: "id"\n  end',
      ),
    )
    const outline = vagrantLanguage.outline?.(source) ?? []
    assert.deepEqual(
      outline.map(({ name, children }) => [name, children.map((child) => child.name)]),
      [
        ['virtualbox', []],
        ['web', ['shell']],
      ],
    )
  })
})
