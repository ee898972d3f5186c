// Names in a Vagrantfile stand for what they are given, where that is one literal, once.
import assert from 'node:assert/strict'
import { applyEdits } from '../../../src/core/edit.ts'
import type { VagrantSetting } from '../../../src/kinds/vagrant/facts.ts'
import { ALONE } from '../../../src/core/neighbours.ts'
import { Source } from '../../../src/core/source.ts'
import * as vagrant from '../../../src/kinds/vagrant/reader.ts'
import { judge } from '../../engine/support.ts'

/** A Vagrantfile whose box is an expression, behind other lines. */
const file = (expression: string, ...before: readonly string[]): string =>
  `${before.map((line) => `${line}\n`).join('')}Vagrant.configure("2") do |config|\n  config.vm.box = ${expression}\nend\n`

function box(text: string): VagrantSetting {
  const { facts } = vagrant.read(new Source('file:///x/Vagrantfile', text), ALONE)
  const found = facts.flatMap((one) => (one.name === 'vagrant.setting' && one.fact.key === 'vm.box' ? [one.fact] : []))
  return found[0] ?? assert.fail('no box')
}

describe('names in a Vagrantfile', () => {
  for (const [what, expression, before, expected] of [
    ['a constant', 'BOX', ['BOX = "acme/base"'], 'acme/base'],
    ['a frozen constant', 'BOX', ["BOX = 'acme/base'.freeze"], 'acme/base'],
    ['a local variable', 'box', ['box = "acme/base"'], 'acme/base'],
    ['a global variable', '$box', ['$box = "acme/base"'], 'acme/base'],
    ['a constant under a condition', 'BOX', ['if RUBY_VERSION', '  BOX = "acme/base"', 'end'], 'acme/base'],
    ['a name that is another one', 'BOX', ['BASE = "acme/base"', 'BOX = BASE'], 'acme/base'],
    ['a text with names in it', '"#{ORG}/base-#{ V }"', ['ORG = "acme"', 'V = 9'], 'acme/base-9'],
    ['a default of the environment', 'ENV["BOX"] || "acme/base"', [], 'acme/base'],
    ['a default of fetch', "ENV.fetch('BOX', 'acme/base')", [], 'acme/base'],
    ['a default in the block of fetch', 'ENV.fetch("BOX") { "acme/base" }', [], 'acme/base'],
    ['a constant with a default', 'BOX', ['BOX = ENV["BOX"] || "acme/base"'], 'acme/base'],
    [
      'an item in a list of the same start',
      'BOX',
      ['BOX = "acme/base"', 'ALL = [', '  BOX,', '  "b"', ']'],
      'acme/base',
    ],
    ['the environment without a default', 'ENV["BOX"]', [], undefined],
    ['a default that is a call', 'ENV["BOX"] || choose("x")', [], undefined],
    ['a default with more behind it', 'ENV["BOX"] || "acme" + "/base"', [], undefined],
    ['two assignments', 'BOX', ['BOX = "a/a"', 'BOX = "b/b"'], undefined],
    ['one in each branch', 'BOX', ['if ARGV.empty?', 'BOX = "a/a"', 'else', 'BOX = "b/b"', 'end'], undefined],
    ['one that may not happen', 'box', ['box = "a/a" if ARGV.empty?'], undefined],
    ['`||=`', 'BOX', ['BOX ||= "a/a"'], undefined],
    ['a text that is added to', 'BOX', ['BOX = "a/a"', 'BOX << "b"'], undefined],
    ['a text that is changed in place', 'box', ['box = "a/a"', 'box.gsub!("a", "b")'], undefined],
    ['an assignment of several', 'box', ['box = "a/a"', 'x, box = pair'], undefined],
    ['an assignment of several that it begins', 'box', ['box = "a/a"', 'box, x = pair'], undefined],
    ["a block's parameter of that name", 'box', ['box = "a/a"', 'list.each { |box| puts box }'], undefined],
    ["a method's parameter of that name", 'box', ['box = "a/a"', 'def f(box)', 'end'], undefined],
    ["a loop's variable of that name", 'box', ['box = "a/a"', 'for box in %w[b c]', 'end'], undefined],
    ["a module's constant", 'BOX', ['module Boxes', 'BOX = "a/a"', 'end'], undefined],
    ['a constant of a module', 'Boxes::BOX', ['BOX = "a/a"'], undefined],
    ['a text with an unknown part', '"#{ORG}/base"', [], undefined],
  ] as const) {
    it(`${what}: ${expected ?? 'not known'}`, () => {
      assert.equal(box(file(expression, ...before)).value, expected)
    })
  }

  it('says what else decides', () => {
    assert.equal(box(file('ENV["BOX"] || "acme/base"')).noun, 'the virtual machine, unless BOX is set,')
  })

  it('edits the use of a name and its default in the line, never what is written elsewhere', () => {
    const edited = (text: string): string | undefined => {
      const edits = box(text).set('"acme/new"')
      return edits && applyEdits(text, edits)
    }
    assert.equal(edited(file('BOX', 'BOX = "a/a"')), file('"acme/new"', 'BOX = "a/a"'))
    assert.equal(edited(file('ENV["BOX"] || "a/a"')), file('ENV["BOX"] || "acme/new"'))
    assert.equal(edited(file('BOX', 'BOX = ENV["BOX"] || "a/a"')), undefined)
    assert.equal(edited(file('"#{ORG}/a"', 'ORG = "a"')), undefined)
  })

  it('stays short where every name doubles the one before', () => {
    const lines = Array.from({ length: 60 }, (_, index) => `B${index + 1} = "#{B${index}}#{B${index}}"`)
    assert.equal(box(file('B60', 'B0 = "acme"', ...lines)).value, undefined)
    const lists = Array.from({ length: 60 }, (_, index) => `L${index + 1} = [L${index}, L${index}]`)
    assert.equal(box(file('L60', 'L0 = "acme"', ...lists)).value, undefined)
  })

  it('does not give up on the file for a machine whose name is a constant or not known', () => {
    for (const name of ['NAME', 'ENV["NAME"]', 'pick("web")']) {
      const text = `NAME = "web"\nVagrant.configure("2") do |config|\n  config.vm.define ${name} do |web|\n    web.vm.box = "a/b"\n  end\nend\n`
      const { findings } = judge('Vagrantfile', text, { presets: ['strict'] })
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        ['default-synced-folder', 'box-without-version'],
        name,
      )
    }
  })
})
