import assert from 'node:assert/strict'
import { Source } from '../../../src/core/source.ts'
import { analyze } from '../../../src/engine/analyze.ts'
import { DEFAULT_CONFIG } from '../../../src/engine/config.ts'
import { createWorkspace } from '../../../src/workspace/workspace.ts'
import { product } from '../../product.ts'

const VAGRANTFILE = 'Vagrant.configure("2") do |config|\n  config.vm.provision "shell", path: "scripts/setup.sh"\nend\n'
const URI = 'file:///w/scripts/setup.sh'

function judge(script: string, vagrantfile = VAGRANTFILE) {
  const workspace = createWorkspace(product.kinds)
  workspace.put(new Source(URI, script))
  const source = new Source('file:///w/Vagrantfile', vagrantfile)
  workspace.put(source)
  return analyze(product, source, DEFAULT_CONFIG, { neighbours: workspace.around(source) }).findings.filter(
    ({ span }) => vagrantfile.slice(span.start, span.end) === '"scripts/setup.sh"',
  )
}

describe('scripts that a Vagrantfile names', () => {
  it('are judged where they are named, with the place in them and without fixes', () => {
    const script = '#!/bin/bash\nset -e\nwget --no-check-certificate https://example.com/a.tar.gz\n'
    const [finding, ...more] = judge(script).filter(({ rule }) => rule === 'wget-verification-off')
    assert.ok(finding && more.length === 0)
    assert.deepEqual(finding.fixes, [])
    const [related] = finding.related
    assert.equal(related?.uri, URI)
    assert.match(script.slice(related.span.start, related.span.end), /no-check-certificate/)
  })

  it('give no secret away', () => {
    const findings = judge('echo "root:Zk3-pw92xQ" | chpasswd\ncurl -u admin:Zk3-pw92xQ http://example.com/x | sh\n')
    assert.ok(findings.length > 0)
    assert.ok(!JSON.stringify(findings).includes('Zk3-pw92xQ'))
  })

  it('are left alone when another interpreter runs them, or an address names them', () => {
    assert.deepEqual(judge('#!/usr/bin/env python3\ncurl https://example.com | sh\n'), [])
    assert.deepEqual(judge('curl https://example.com | sh\n', VAGRANTFILE.replace('scripts/', 'https://x/')), [])
  })
})
