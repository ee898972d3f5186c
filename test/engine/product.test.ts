// What a product loads, and when.
import assert from 'node:assert/strict'
import type { KindDeclaration } from '../../src/core/kind.ts'
import type { Rule, RuleLibrary } from '../../src/core/rule.ts'
import { Source } from '../../src/core/source.ts'
import { analyze } from '../../src/engine/analyze.ts'
import { DEFAULT_CONFIG } from '../../src/engine/config.ts'
import { createProduct, type Product } from '../../src/engine/product.ts'
import { KINDS } from '../../src/kinds/index.ts'
import { LIBRARY } from '../../src/rules/index.ts'
import { subjectOf } from '../../src/rules/subjects.ts'

/** The product that ships, nothing of it loaded yet, with the subjects that its library is asked for. */
function fresh(library: RuleLibrary = LIBRARY): { readonly product: Product; readonly asked: readonly string[] } {
  const asked: string[] = []
  const product = createProduct('1.0.0', KINDS, {
    ...library,
    load(wanted) {
      const subjects = new Set(wanted.map(({ facts }) => subjectOf(facts[0] ?? '') ?? ''))
      asked.push([...subjects].sort().join(' '))
      return library.load(wanted)
    },
  })
  return { product, asked }
}

function kind(id: string): KindDeclaration {
  const found = KINDS.find((one) => one.id === id)
  assert.ok(found)
  return found
}

const COMPOSE = new Source('file:///x/compose.yaml', 'services:\n  web:\n    image: nginx:1.27\n    privileged: true\n')

describe('a product', () => {
  it('knows its rules before anything is loaded', () => {
    const { product, asked } = fresh()
    assert.equal(product.rule('privileged-container')?.severity, 'critical')
    assert.ok(product.aliased('DL3002').length > 0)
    assert.deepEqual(asked, [])
  })

  it('says so when a kind is not ready, or the pages are not read', () => {
    const { product } = fresh()
    assert.throws(() => analyze(product, COMPOSE, DEFAULT_CONFIG), /"compose" is not loaded/)
    assert.throws(() => product.rule('root-user')?.page, /page of "root-user" is not loaded/)
  })

  it('loads the rules that listen to a kind, once', async () => {
    const { product, asked } = fresh()
    await Promise.all([product.ready([kind('compose')]), product.ready([kind('compose')])])
    await product.ready([kind('compose')])
    assert.deepEqual(asked, ['commands files images secrets workloads'])
    const { findings } = analyze(product, COMPOSE, DEFAULT_CONFIG)
    assert.ok(findings.some(({ rule }) => rule === 'privileged-container'))
    assert.deepEqual(product.subscriptions('apparmor.profile'), [])
  })

  it('runs a rule once for a fact that several kinds emit', async () => {
    const { product } = fresh()
    await product.ready(KINDS)
    const ids = product.subscriptions('workload').map(({ entry }) => entry.rule.id)
    assert.ok(ids.length > 0)
    assert.deepEqual(ids, [...new Set(ids)])
  })

  it('has the page of every rule once they are read', async () => {
    const { product } = fresh()
    await product.readPages()
    for (const { rule, page } of product.rules) assert.ok(page.startsWith(`# ${rule.title}\n`), rule.id)
  })

  it('refuses code that its catalogue does not know', async () => {
    const stranger: Rule = {
      id: 'stranger',
      title: 'Stranger',
      facet: 'operations',
      threat: { needs: 'code', reaches: 'host' },
      preset: 'strict',
      since: '0.1.0',
      fix: 'none',
      aliases: [],
      references: [],
      on: {},
    }
    const { product } = fresh({ ...LIBRARY, load: () => Promise.resolve([stranger]) })
    await assert.rejects(product.ready([kind('cil')]), /no rule "stranger"/)
  })
})
