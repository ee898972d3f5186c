// What an editor may ask of a domain.
import assert from 'node:assert/strict'
import type { Suggestion } from '../../../src/core/language.ts'
import { ALONE } from '../../../src/core/neighbours.ts'
import { Source } from '../../../src/core/source.ts'
import * as libvirt from '../../../src/kinds/libvirt/reader.ts'
import * as vbox from '../../../src/kinds/vbox/reader.ts'

/** The text without its mark, and where the mark was. */
function at(marked: string, file = 'web.xml'): { readonly source: Source; readonly offset: number } {
  return { source: new Source(`file:///x/${file}`, marked.replace('|', '')), offset: marked.indexOf('|') }
}
const hover = (marked: string, file?: string): string | undefined => {
  const { source, offset } = at(marked, file)
  const help = (file === undefined ? libvirt : vbox).language.hover?.(source, offset, ALONE)
  return help && `${source.slice(help.span)} - ${help.markdown}`
}
const complete = (marked: string, file?: string): readonly Suggestion[] => {
  const { source, offset } = at(marked, file)
  return (file === undefined ? libvirt : vbox).language.complete?.(source, offset, ALONE) ?? []
}
/** The text after a suggestion is taken. */
const taken = (marked: string, label: string): string | undefined => {
  const { source } = at(marked)
  const one = complete(marked).find((suggestion) => suggestion.label === label)
  return one && source.text.slice(0, one.span.start) + (one.insert ?? one.label) + source.text.slice(one.span.end)
}
const domain = (inner: string): string => `<domain type='kvm'>\n  <name>web</name>\n${inner}\n</domain>\n`

describe('libvirt: language', () => {
  it('explains elements, attributes, values and texts', () => {
    assert.match(
      hover(domain('  <memoryBacking><no|sharepages/></memoryBacking>')) ?? '',
      /^nosharepages - Keeps the host/,
    )
    assert.match(hover(domain("  <seclabel ty|pe='none'/>")) ?? '', /^type - Who chooses/)
    assert.match(hover(domain("  <seclabel type='n|one'/>")) ?? '', /^none - `none`: the process runs \*\*without/)
    assert.match(hover(domain('  <on_crash>pre|serve</on_crash>')) ?? '', /^preserve - `preserve`: it stays/)
    assert.equal(hover(domain('  <uu|id>1</uuid>')), undefined)
    assert.equal(hover("<project><seclabel ty|pe='none'/></project>"), undefined)
  })

  it('completes elements in their hardened form, also while the tag is under way', () => {
    assert.equal(
      taken(domain('  <memoryBacking>\n    <no|\n  </memoryBacking>'), 'nosharepages'),
      domain('  <memoryBacking>\n    <nosharepages/>\n  </memoryBacking>'),
    )
    assert.equal(taken(domain('  |'), 'idmap')?.split('\n')[3], "    <uid start='0' target='100000' count='65536'/>")
    assert.deepEqual(
      complete(domain("  <devices>\n    <graphics type='spice'>\n      <|\n    </graphics>\n  </devices>")).map(
        ({ label }) => label,
      ),
      ['listen', 'clipboard', 'filetransfer'],
    )
  })

  it('completes attributes and values', () => {
    assert.equal(taken(domain('  <seclabel |/>'), 'relabel'), domain("  <seclabel relabel='yes'/>"))
    assert.deepEqual(
      complete(domain("  <seclabel type='none' |/>")).map(({ label }) => label),
      ['model', 'relabel'],
    )
    assert.equal(taken(domain("  <seclabel type='no|ne'/>"), 'dynamic'), domain("  <seclabel type='dynamic'/>"))
    assert.equal(taken(domain('  <on_crash>|preserve</on_crash>'), 'destroy'), domain('  <on_crash>destroy</on_crash>'))
    assert.deepEqual(complete(domain('  </|')), [])
    assert.deepEqual(complete('|'), [])
  })

  it('outlines a domain by its devices', () => {
    const { source } = at(
      domain("  <devices>\n    <disk><target dev='vda'/></disk>\n    <graphics type='vnc'/>\n  </devices>") + '|',
    )
    assert.deepEqual(
      libvirt.language
        .outline?.(source)
        .map(({ name, children }) => [name, children.map((one) => `${one.name} ${one.detail ?? ''}`)]),
      [['web', ['disk vda', 'graphics vnc']]],
    )
  })

  it('explains and completes VirtualBox machines', () => {
    const machine = (inner: string): string =>
      `<VirtualBox xmlns="http://www.virtualbox.org/"><Machine name="web"><Hardware>${inner}</Hardware></Machine></VirtualBox>`
    assert.match(hover(machine('<Clipboard mode="Bi|directional"/>'), 'web.vbox') ?? '', /both ways/)
    assert.equal(complete(machine('<Clipboard mode="|"/>'), 'web.vbox')[0]?.label, 'Disabled')
    assert.deepEqual(complete(machine('<|'), 'web.vbox'), [])
  })
})
