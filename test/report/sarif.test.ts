import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import type { Log, Region, Result, Run } from 'sarif'
import { DEFAULT_CONFIG } from '../../src/engine/config.ts'
import { openSarif, type SarifOptions } from '../../src/report/index.ts'
import { toolOf, linksTo } from '../../src/report/sarif/tool.ts'
import { product } from '../product.ts'
import { reportOf, toy, type ReportExtras } from './toy.ts'

type Files = Readonly<Record<string, string>>
type Extras = ReportExtras & SarifOptions & { readonly of?: typeof toy }

const sarifOf = (files: Files, extras: Extras = {}): string =>
  reportOf((sink, audit) => openSarif(sink, audit, extras.of ?? toy, extras), files, extras)
const runOf = (files: Files, extras?: Extras): Run =>
  (JSON.parse(sarifOf(files, extras)) as Log).runs[0] ?? assert.fail()
const resultsOf = (files: Files, extras?: Extras): readonly Result[] => runOf(files, extras).results ?? []

/** The text of a region, found as a reader of SARIF finds it: by line and UTF-16 column. */
function slice(text: string, { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 }: Region): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)]
  return text.slice((starts[startLine - 1] ?? 0) + startColumn - 1, (starts[endLine - 1] ?? 0) + endColumn - 1)
}

function validator(): (log: unknown) => string {
  const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
  // The schema is of draft 4, but uses nothing of it that later drafts read differently, except its own name.
  const schema = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  delete schema['id']
  delete schema['$schema']
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  addFormats(ajv)
  const validate = ajv.compile(schema)
  return (log) => (validate(log) ? '' : ajv.errorsText(validate.errors))
}

describe('SARIF report', () => {
  const valid = validator()
  const files = {
    'dir with space/ä#%?.toy': '\ufeffé 🙂 WRITABLE\r\n\tPRIVILEGED\r\n  MORE\r\n',
    'b.toy': 'PRIVILEGED # ringfence-ignore toy-privileged: known\nWRITABLE # ringfence-ignore toy-writable\nBROKEN',
  }
  const unreadable = { 'c d.toy': 'it is gone' }
  const config = { ...DEFAULT_CONFIG, presets: ['strict'] as const }

  it('is what the schema of SARIF 2.1.0 asks for', () => {
    assert.equal(valid(JSON.parse(sarifOf(files, { unreadable, config }))), '')
    assert.equal(valid(JSON.parse(sarifOf({}))), '')
    assert.equal(valid(JSON.parse(sarifOf({}, { of: product }))), '')
    assert.notEqual(valid({ version: '2.1.0', runs: [{}] }), '')
  })

  it('lists every rule with its page and properties', () => {
    const rules = runOf({}).tool.driver.rules ?? []
    assert.deepEqual(
      rules.map(({ id }) => id),
      toy.rules.map(({ rule }) => rule.id),
    )
    const rule = rules.find(({ id }) => id === 'toy-privileged') ?? assert.fail()
    assert.equal(rule.name, 'ToyPrivileged')
    assert.equal(rule.shortDescription?.text, 'Toy is privileged')
    assert.equal(rule.fullDescription?.text, 'What of toy-privileged.')
    assert.match(rule.help?.markdown ?? '', /^# Toy is privileged[^]*```toy\n# x\n```/)
    assert.equal(rule.help?.text, 'What of toy-privileged.\n\nWhy.\n\nDo.')
    assert.equal(rule.defaultConfiguration?.level, 'error')
    assert.deepEqual(rule.properties, {
      aliases: ['peer:T1', 'other:T-100'],
      facet: 'privilege',
      fix: 'always',
      preset: 'recommended',
      severity: 'critical',
      'security-severity': '9.5',
      tags: ['security', 'privilege', 'recommended'],
    })
  })

  it('points results at rules, regions and encoded paths', () => {
    const results = resultsOf(files, { config })
    assert.equal(runOf(files).columnKind, 'utf16CodeUnits')
    const seen = results.map((result) => {
      const { artifactLocation, region = assert.fail() } = result.locations?.[0]?.physicalLocation ?? {}
      const path = decodeURIComponent(artifactLocation?.uri ?? '') as keyof typeof files
      assert.equal(toy.rules[result.ruleIndex ?? -1]?.rule.id, result.ruleId)
      return [result.ruleId, result.level, artifactLocation?.uri, slice(files[path], region)]
    })
    assert.deepEqual(seen, [
      ['toy-writable', 'note', 'dir%20with%20space/%C3%A4%23%25%3F.toy', 'WRITABLE'],
      ['toy-privileged', 'error', 'dir%20with%20space/%C3%A4%23%25%3F.toy', 'PRIVILEGED\r\n  MORE'],
      ['toy-privileged', 'error', 'b.toy', 'PRIVILEGED'],
      ['toy-writable', 'note', 'b.toy', 'WRITABLE'],
      ['toy-broken', 'warning', 'b.toy', 'BROKEN'],
    ])
  })

  it('carries identity, properties and related places', () => {
    const [, result = assert.fail()] = resultsOf(files)
    assert.match(result.partialFingerprints?.['ringfence/v1'] ?? '', /^[0-9a-f]{32}$/)
    assert.deepEqual(result.properties, {
      subject: 'toy',
      evidence: 'PRIVILEGED',
      severity: 'critical',
      facet: 'privilege',
      confidence: 'high',
    })
    const [related] = result.relatedLocations ?? []
    assert.equal(related?.message?.text, 'the toy begins here')
    assert.equal(related.physicalLocation?.artifactLocation?.uri, 'dir%20with%20space/%C3%A4%23%25%3F.toy')
    assert.equal(related.physicalLocation.region?.startLine, 1)
  })

  it('names files from the root, and others by their own URI', () => {
    const run = runOf({ 'a b.toy': 'WRITABLE', 'file:///else/x%20y.toy': 'WRITABLE' })
    assert.deepEqual(run.originalUriBaseIds, { '%SRCROOT%': { uri: 'file:///root/' } })
    assert.deepEqual(
      run.results?.map((result) => result.locations?.[0]?.physicalLocation?.artifactLocation),
      [{ uri: 'a%20b.toy', uriBaseId: '%SRCROOT%' }, { uri: 'file:///else/x%20y.toy' }],
    )
  })

  it('says which audit of a commit it is', () => {
    assert.deepEqual(runOf({}).automationDetails, { id: 'ringfence/' })
    assert.deepEqual(runOf({}, { category: 'deploy' }).automationDetails, { id: 'ringfence/deploy/' })
  })

  it('hashes the line of a result as GitHub does', () => {
    const [a, b] = resultsOf({ 'a.toy': ' a\nb\n  \t\tWRITABLE\n d', 'b.toy': '  \t\tWRITABLE\n d' })
    assert.match(a?.partialFingerprints?.['primaryLocationLineHash'] ?? '', /^[0-9a-f]{1,16}:1$/)
    assert.equal(
      a?.partialFingerprints?.['primaryLocationLineHash'],
      b?.partialFingerprints?.['primaryLocationLineHash'],
    )
  })

  it('links to a public address alone', () => {
    const { informationUri, rules } = toolOf(toy).driver
    assert.deepEqual([informationUri, rules?.[0]?.helpUri], [undefined, undefined])
    const there = toolOf(toy, linksTo('https://example.org/ringfence')).driver
    assert.equal(there.informationUri, 'https://example.org/ringfence')
    assert.deepEqual(
      there.rules?.map(({ helpUri }) => helpUri),
      toy.rules.map(({ rule }) => `https://example.org/ringfence/rules/${rule.id}`),
    )
  })

  it('keeps a fingerprint when lines move', () => {
    const [a] = resultsOf({ 'a.toy': 'PRIVILEGED' })
    const [b] = resultsOf({ 'a.toy': 'x\n\n  PRIVILEGED' })
    const [c] = resultsOf({ 'b.toy': 'PRIVILEGED' })
    const own = (result: Result | undefined): string | undefined => result?.partialFingerprints?.['ringfence/v1']
    assert.deepEqual(a?.partialFingerprints, b?.partialFingerprints)
    assert.notEqual(own(a), own(c))
  })

  it('offers fixes whose replacements do what they say', () => {
    const text = 'x\r\nWRITABLE PRIVILEGED\r\n'
    const fixes = resultsOf({ 'a.toy': text }).flatMap((result) => result.fixes ?? [])
    const shown = fixes.map(({ description, artifactChanges, properties }) => {
      const { deletedRegion = assert.fail(), insertedContent } = artifactChanges[0]?.replacements[0] ?? {}
      return [description?.text, properties, slice(text, deletedRegion), insertedContent?.text]
    })
    assert.deepEqual(shown, [
      ['Seal the toy', { safety: 'safe' }, 'WRITABLE', 'sealed'],
      ['Take the privilege away', { safety: 'review', caveat: 'the toy may stop' }, 'PRIVILEGED', undefined],
    ])
  })

  it('carries what a fix does to other files', () => {
    const changes = (files: Files): unknown =>
      resultsOf(files).flatMap(({ fixes = [] }) => fixes.flatMap(({ artifactChanges }) => artifactChanges))
    const artifactLocation = { uri: 'x/list.toys', uriBaseId: '%SRCROOT%' }
    const at = (line: number): Region => ({ startLine: line, startColumn: 1, endLine: line, endColumn: 1 })
    const insertedContent = { text: 'a.toy\n' }
    assert.deepEqual(changes({ 'x/a.toy': 'UNLISTED' }), [
      { artifactLocation, replacements: [{ deletedRegion: at(1), insertedContent }], properties: { creates: true } },
    ])
    assert.deepEqual(changes({ 'x/a.toy': 'UNLISTED', 'x/list.toys': 'b.toy\n' }), [
      { artifactLocation, replacements: [{ deletedRegion: at(2), insertedContent }] },
    ])
    assert.equal(valid(JSON.parse(sarifOf({ 'x/a.toy': 'UNLISTED' }))), '')
  })

  it('says of every result how it is suppressed', () => {
    assert.deepEqual(
      resultsOf({ 'a.toy': 'PRIVILEGED' }).map((result) => result.suppressions),
      [[]],
    )
    const suppressions = resultsOf(files, { config }).map((result) => result.suppressions)
    assert.deepEqual(suppressions, [[], [], [{ kind: 'inSource', justification: 'known' }], [{ kind: 'inSource' }], []])
  })

  it('tells of files that could not be read', () => {
    const [invocation] = runOf(files, { unreadable }).invocations ?? []
    assert.equal(invocation?.executionSuccessful, false)
    const [notification] = invocation.toolExecutionNotifications ?? []
    assert.match(notification?.message.text ?? '', /c d\.toy could not be checked: it is gone/)
    assert.equal(notification?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'c%20d.toy')
    assert.equal(runOf({}).invocations?.[0]?.executionSuccessful, true)
  })

  it('holds no secret and no source text', () => {
    const text = sarifOf({ 'a.toy': 'PRIVILEGED secret=hunter2hunter2 elsewhere\nnothing of this line' })
    assert.doesNotMatch(text, /hunter2|nothing of this line/)
  })
})
