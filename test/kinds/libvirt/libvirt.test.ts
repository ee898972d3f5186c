// libvirt domains: which files they are, what is a source and what a record, and bad input.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Finding } from '../../../src/core/finding.ts'
import { applyEdits } from '../../../src/core/edit.ts'
import { kindOf } from '../../product.ts'
import { judge } from '../../engine/support.ts'

const detected = (text: string, name = 'a.xml', languageId?: string): boolean =>
  kindOf(name, text, languageId) === 'libvirt'
const findings = (text: string): readonly Finding[] =>
  judge('web.xml', text, { presets: ['strict'], maxFileSize: 10_000_000 }).findings
const rules = (text: string): readonly string[] => findings(text).map(({ rule }) => rule)
const domain = (inner: string, attributes = "type='kvm'"): string =>
  `<domain ${attributes}>\n  <name>web</name>\n${inner}\n</domain>\n`

describe('libvirt', () => {
  it('tells domains from other XML by their root', () => {
    for (const text of [
      domain(''),
      `\uFEFF<?xml version='1.0'?>\n<!-- <a> -->\n<!DOCTYPE domain [ <!ENTITY a "b"> ]>\n${domain('')}`,
      domain('', "id='3' type='qemu'"),
      domain('', "type='{{ hypervisor }}'"),
      `<domainsnapshot>\n<name>s</name>${domain('')}</domainsnapshot>`,
    ]) {
      assert.ok(detected(text), text)
    }
    for (const text of [
      "<project><domain type='kvm'/></project>",
      '<domain><name>a</name></domain>',
      "<domain type='kvm'/>",
      "<domains type='kvm'><name/></domains>",
      "<domain type='business'><name/></domain>",
      '',
      '<'.repeat(50_000),
    ]) {
      assert.ok(!detected(text), text.slice(0, 80))
    }
    assert.ok(!detected(domain(''), 'a.txt'))
    assert.ok(detected(domain(''), 'untitled', 'xml'))
    assert.ok(!detected(domain(''), 'a.xml', 'yaml'))
  })

  it('edits definitions, and neither dumps of running machines nor snapshots nor files with errors', () => {
    const display = "  <devices>\n    <graphics type='vnc' listen='0.0.0.0'/>\n  </devices>"
    const fixes = (text: string): number =>
      findings(text)
        .filter(({ rule }) => rule === 'remote-display-on-all-interfaces')
        .flatMap((one) => one.fixes).length
    assert.equal(fixes(domain(display)), 1)
    for (const text of [
      domain(display, "type='kvm' id='7'"),
      `<domainsnapshot>\n${domain(display)}</domainsnapshot>`,
      domain(display).replace('</devices>', '<broken></devices>'),
    ]) {
      assert.ok(rules(text).includes('remote-display-on-all-interfaces'))
      assert.equal(fixes(text), 0)
    }
  })

  it('says nothing of what a template fills in, and misses nothing where a template decides', () => {
    assert.deepEqual(
      rules(
        domain(
          "  <devices>\n    <graphics type='vnc' listen='{{ address }}' passwd='${PASSWORD}'/>\n  </devices>",
          "type='test'",
        ),
      ),
      [],
    )
    assert.ok(!rules(domain('{% if small %}<memtune/>{% endif %}')).includes('missing-resource-limits'))
  })

  it('judges each of several domains in one file', () => {
    const two =
      domain('  <on_crash>preserve</on_crash>') + domain('  <on_crash>preserve</on_crash>').replace('web', 'db')
    assert.deepEqual(
      findings(two)
        .filter(({ rule }) => rule === 'crashed-guest-kept')
        .map(({ subject }) => subject),
      ['domain web', 'domain db'],
    )
  })

  it("does not take elements of another namespace for QEMU's", () => {
    const inner = "  <qemu:commandline>\n    <qemu:arg value='-s'/>\n  </qemu:commandline>"
    assert.ok(
      rules(domain(inner, "type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'")).includes(
        'debug-stub-exposed',
      ),
    )
    assert.ok(!rules(domain(inner)).includes('debug-stub-exposed'))
  })

  it('suppresses by comments', () => {
    const text = domain(
      '  <!-- ringfence-ignore crashed-guest-kept: looked into by hand -->\n  <on_crash>preserve</on_crash>',
    )
    assert.ok(!rules(text).includes('crashed-guest-kept'))
  })

  it('keeps passwords to itself', () => {
    const analysis = judge(
      'web.xml',
      domain("  <devices>\n    <graphics type='vnc' passwd='Wq7zKp2x'/>\n  </devices>"),
      { presets: ['strict'] },
    )
    assert.ok(analysis.secrets.length > 0)
    assert.ok(!JSON.stringify(analysis.findings).includes('Wq7zKp2x'))
  })

  it('survives bad input', () => {
    const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
    for (const text of [
      '',
      '\uFEFF',
      "<domain type='kvm'><name>",
      "<domain type='kvm'><name>a</name>" + '<a>'.repeat(100_000),
      `${domain('')}${'<domain>'.repeat(100_000)}`,
      `<!DOCTYPE domain [<!ENTITY l0 "ha">${entities}]>${domain('<title>&l9;</title>')}`,
      `<!DOCTYPE domain SYSTEM "http://example.invalid/x.dtd">${domain('')}`,
      domain(`<metadata>${'x=y '.repeat(100_000)}</metadata>`),
      domain('<devices>' + "<disk><source file='a'/></disk>".repeat(5_000) + '</devices>'),
      domain('<!--' + '<!--'.repeat(50_000)),
    ]) {
      for (const { span } of findings(text)) assert.ok(0 <= span.start && span.end <= text.length)
    }
  }).timeout(60_000)

  it('gives edits that lie inside any text made of its own pieces', () => {
    const pieces = fc.constantFrom(
      "<domain type='kvm'>",
      '<name>a</name>',
      '<devices>',
      '</devices>',
      "<graphics type='spice' listen='::'>",
      '</graphics>',
      "<disk device='floppy'/>",
      "<seclabel type='none'/>",
      "<cpu mode='maximum'/>",
      "<interface type='bridge'>",
      '</interface>',
      '<!-- c -->',
      '\n  ',
      '\r\n',
      '&',
      '<',
      '"',
      '</domain>',
      '<memoryBacking><locked/></memoryBacking>',
      '<os><type>hvm</type></os>',
    )
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 30 }).map((all) => `<domain type='kvm'><name>a</name>${all.join('')}`),
        (text) => {
          for (const { fixes } of findings(text)) for (const { edits } of fixes) applyEdits(text, edits)
        },
      ),
      { numRuns: 300 },
    )
  })

  it("edits the kernel's arguments only where they stand in the file as they are", () => {
    const fixes = (cmdline: string): readonly (string | undefined)[] => {
      const text = domain(`  <os>\n    <kernel>/k</kernel>\n    <cmdline>${cmdline}</cmdline>\n  </os>`)
      return findings(text)
        .filter(({ rule }) => rule === 'guest-kernel-protection-off')
        .map(({ fixes: [fix] }) => fix && /<cmdline>(.*)<\/cmdline>/s.exec(applyEdits(text, fix.edits))?.[1])
    }
    assert.deepEqual(fixes('selinux=0 quiet'), ['quiet'])
    assert.deepEqual(fixes('quiet\n  selinux=0\n  ro'), ['quiet\n  ro'])
    assert.deepEqual(fixes('a=1&amp;2 selinux=0'), [undefined])
    assert.deepEqual(fixes('{{ arguments }} selinux=0'), ['{{ arguments }}'])
    assert.deepEqual(fixes('selinux={{ mode }}'), [])
  })
})
