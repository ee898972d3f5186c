import assert from 'node:assert/strict'
import { ALONE } from '../../src/core/neighbours.ts'
import { Source } from '../../src/core/source.ts'
import { DEFAULT_CONFIG } from '../../src/engine/config.ts'
import { analyze } from '../../src/engine/analyze.ts'
import { product } from '../product.ts'
import { outlineOf } from '../../src/server/language.ts'
import { createWorkspace } from '../../src/workspace/workspace.ts'

describe('server: outline', () => {
  it('calls parts without a name by what they are', () => {
    const source = new Source(
      'file:///w/Vagrantfile',
      'Vagrant.configure("2") do |config|\n  config.vm.define " " do |web|\n  end\nend\n',
    )
    const config = DEFAULT_CONFIG
    const analysis = analyze(product, source, config, { neighbours: ALONE })
    const neighbours = createWorkspace(product.kinds).around(source)
    const outline = outlineOf({ source, version: 1, config, path: '', neighbours, analysis })
    const names = outline.flatMap(function all(item): readonly string[] {
      return [item.name, ...(item.children ?? []).flatMap(all)]
    })
    assert.ok(names.length > 0 && names.every((name) => name.trim() !== ''), names.join())
    assert.ok(
      names.some((name) => name.includes('without a name')),
      names.join(),
    )
  })
})
