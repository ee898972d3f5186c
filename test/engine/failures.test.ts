// A defect of ours costs as little as it can, is named, and never makes a file look clean.
import assert from 'node:assert/strict'
import type { FactName } from '../../src/core/fact.ts'
import type { KindDeclaration } from '../../src/core/kind.ts'
import { ALONE } from '../../src/core/neighbours.ts'
import type { Rule } from '../../src/core/rule.ts'
import { Source } from '../../src/core/source.ts'
import { analyze, type Analysis } from '../../src/engine/analyze.ts'
import { DEFAULT_CONFIG, type Config } from '../../src/engine/config.ts'
import { createProduct, type Product } from '../../src/engine/product.ts'
import { readProjectFile } from '../../src/engine/project-file.ts'
import { schemaOf } from '../../src/engine/project-schema.ts'
import { KINDS } from '../../src/kinds/index.ts'
import { LIBRARY } from '../../src/rules/index.ts'

const THROWING: Rule = {
  id: 'throwing',
  title: 'Throws',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL9999'],
  references: [],
  on: {
    workload({ name, span, subject }, { source, report }) {
      if (name === 'odd') throw new Error(`no such thing as ${source.text}`)
      report({ span, subject, evidence: name, message: 'found' })
    },
  },
}

/** The product that ships with a rule more, and with other kinds where asked. */
async function productWith(rule: Rule, kinds: readonly KindDeclaration[] = KINDS): Promise<Product> {
  const { on, ...info } = rule
  const product = createProduct('0.0.0', kinds, {
    ...LIBRARY,
    catalogue: [...LIBRARY.catalogue, { ...info, facts: Object.keys(on) as FactName[] }],
    load: async (wanted) => [...(await LIBRARY.load(wanted)), rule],
  })
  await product.ready(kinds.filter(({ id }) => id === 'compose'))
  return product
}

const ODD = 'services:\n  odd:\n    image: nginx:1.27\n    privileged: true\n  web:\n    image: nginx:1.27\n'
const PASSWORD = 'Tr0ub4dor-and-3-horses'

const judge = (product: Product, text: string, config: Partial<Config> = {}): Analysis =>
  analyze(product, new Source('file:///x/compose.yaml', text), { ...DEFAULT_CONFIG, ...config })
const rules = ({ findings }: Analysis): readonly string[] => findings.map(({ rule }) => rule)

describe('a rule that throws', () => {
  let product: Product
  before(async () => void (product = await productWith(THROWING)))

  it('costs what it had to say of that place, and no other finding', () => {
    const { findings } = judge(product, ODD)
    const said = findings.map(({ rule, subject }) => `${rule} ${subject}`)
    assert.deepEqual(said, [
      'project-without-limits project',
      'rule-failed services.odd',
      'privileged-container services.odd',
      'throwing services.web',
    ])
  })

  it('is named, once a file, as a finding of medium severity', () => {
    const twice = judge(
      product,
      `${ODD}  more:\n    image: nginx:1.27\n`.replace('web:', 'Odd:').replace('Odd', 'odd2'),
    )
    const [finding = assert.fail(), ...more] = twice.findings.filter(({ rule }) => rule === 'rule-failed')
    assert.deepEqual(more, [])
    assert.equal(finding.severity, 'medium')
    assert.match(finding.message, /The rule `throwing` failed/)
    assert.equal(ODD.slice(finding.span.start, finding.span.end), 'odd')
  })

  it('is named whatever is configured or accepted', () => {
    const comment = '# ringfence-ignore-file rule-failed: known\n# hadolint global ignore=DL9999\n'
    for (const config of [{}, { presets: [] }, { rules: { 'rule-failed': 'off' } }] satisfies Partial<Config>[]) {
      const analysis = judge(product, comment + ODD, {
        ...config,
        ...('presets' in config && { rules: { throwing: 'on' } }),
      })
      assert.ok(rules(analysis).includes('rule-failed'))
    }
  })

  it('that is switched off does not run', () => {
    assert.ok(!rules(judge(product, ODD, { rules: { throwing: 'off' } })).includes('rule-failed'))
  })

  it('leaves its suppressions alone: nobody knows whether they are needed', () => {
    const text = ODD.replace('    image', '    # ringfence-ignore throwing: known\n    image')
    assert.ok(!rules(judge(product, text)).includes('unused-suppression'))
  })

  it('is in the log with its stack, without secrets', () => {
    const text = ODD.replace('    privileged', `    environment:\n      DB_PASSWORD: ${PASSWORD}\n    privileged`)
    const analysis = judge(product, text)
    const [failure = assert.fail(), ...more] = analysis.failures ?? []
    assert.deepEqual(more, [])
    assert.equal(failure.rule, 'throwing')
    assert.match(failure.stack, /Error: no such thing[^]*\n {4}at /)
    assert.ok(!JSON.stringify(analysis).includes(PASSWORD))
    assert.equal(judge(product, 'services: {}\n').failures, undefined)
  })

  it('cannot be configured: the project file says so, and the schema knows nothing of it', () => {
    const { problems } = readProjectFile('rules: {rule-failed: off, analysis-failed: low}', product)
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['rule-failed', 'analysis-failed'].map((id) => `"${id}" cannot be set: it reports a defect of Ringfence`),
    )
    assert.doesNotMatch(JSON.stringify(schemaOf(product)), /"rule-failed"|"analysis-failed"/)
  })
})

describe('a reader that throws', () => {
  it('makes the file one finding, which shows nothing of the text', async () => {
    const broken = KINDS.map((kind): KindDeclaration => {
      const read = (source: Source) => {
        throw new RangeError(`too much of ${source.name}`)
      }
      return kind.id === 'compose' ? { ...kind, load: () => Promise.resolve({ read }) } : kind
    })
    const product = await productWith(THROWING, broken)
    const text = `# ringfence-ignore-file analysis-failed: known\n${ODD}`
    const analysis = judge(product, text, { presets: [], rules: { 'analysis-failed': 'off' } })
    assert.deepEqual(rules(analysis), ['analysis-failed'])
    assert.equal(analysis.findings[0]?.severity, 'medium')
    assert.equal(analysis.kind?.id, 'compose')
    assert.match(analysis.failures?.[0]?.stack ?? '', /^RangeError\n {4}at /)
    assert.equal(analysis.failures?.[0]?.rule, undefined)
    assert.deepEqual(analysis.secrets, [{ start: 0, end: text.length, guessable: true }])
  })

  it('is no excuse for a kind that is not ready', async () => {
    const product = await productWith(THROWING)
    const source = new Source('file:///x/Dockerfile', 'FROM alpine:3.20\n')
    assert.throws(() => analyze(product, source, DEFAULT_CONFIG, { neighbours: ALONE }), /is not loaded/)
  })
})
