import assert from 'node:assert/strict'
import { applyEdits, type TextEdit } from '../../src/core/edit.ts'
import type { Fix } from '../../src/core/finding.ts'
import { span } from '../../src/core/span.ts'
import type { Gathered, Pending } from '../../src/engine/findings.ts'
import { gather } from '../../src/engine/gather.ts'
import { entryOf, judge, only } from './support.ts'

describe('one finding for one weakness', () => {
  const fragment = [
    'x-app: &app',
    '  image: a/b:1.2.3',
    '  privileged: true',
    'services:',
    '  web: { <<: *app }',
    '  worker: { <<: *app }',
    '  cron: { <<: *app }',
    '',
  ].join('\n')

  it('names every service that takes in one fragment, with their places', () => {
    const { findings } = judge('compose.yaml', fragment, only('privileged-container'))
    const [finding, ...more] = findings
    assert.deepEqual(more, [])
    assert.equal(finding?.subject, 'services.web')
    assert.match(finding.message, / It is also true of service "worker" and service "cron"\.$/)
    assert.deepEqual(
      finding.related.map(({ span }) => fragment.slice(span.start, span.end)),
      ['worker', 'cron'],
    )
  })

  it('edits the fragment, and says whom that changes', () => {
    const [fix] = judge('compose.yaml', fragment, only('privileged-container')).findings[0]?.fixes ?? []
    assert.match(fix?.caveat ?? '', /^changes web, worker and cron; /)
    assert.equal(applyEdits(fragment, fix?.edits ?? []), fragment.replace('  privileged: true\n', ''))
  })

  it('edits no fragment that a service without the finding takes in', () => {
    const text = `${fragment}  odd: { <<: *app } # ringfence-ignore privileged-container: it builds images\n`
    const [finding] = judge('compose.yaml', text, only('image-without-digest')).findings
    assert.equal(finding?.related.length, 3)
    const overridden = fragment.replace('cron: { <<: *app', 'cron: { <<: *app, privileged: false')
    const [fix] = judge('compose.yaml', overridden, only('privileged-container')).findings[0]?.fixes ?? []
    assert.match(fix?.caveat ?? '', /^changes web and worker; /)
  })

  it('keeps its fingerprint when another service takes the fragment in', () => {
    const of = (text: string) =>
      judge('compose.yaml', text, only('privileged-container')).findings.map(({ fingerprint }) => fingerprint)
    assert.deepEqual(of(`${fragment}  more: { <<: *app }\n`), of(fragment))
  })

  it('takes out what a comment accepts, and lists that as suppressed', () => {
    const text = [
      'services:',
      '  web:',
      '    image: a/b:1.2.3',
      '    ports:',
      '      - 8080:80',
      '      # ringfence-ignore port-on-all-interfaces: the whole office uses it',
      '      - 8081:80',
      '      - 8082:80',
      '',
    ].join('\n')
    const { findings, suppressed } = judge('compose.yaml', text, only('port-on-all-interfaces'))
    assert.deepEqual(
      findings.map(({ evidence }) => evidence),
      ['port 8080:80, port 8082:80'],
    )
    assert.deepEqual(
      suppressed.map(({ finding }) => finding.evidence),
      ['port 8081:80'],
    )
  })

  it('cuts a long list of names short in the message alone', () => {
    const ports = Array.from({ length: 30 }, (_, index) => `      - ${8100 + index}:80`)
    const text = ['services:', '  web:', '    image: a/b:1.2.3', '    ports:', ...ports, ''].join('\n')
    const [finding] = judge('compose.yaml', text, only('port-on-all-interfaces')).findings
    assert.match(finding?.message ?? '', /8100:80, .*8107:80 and 22 more on every/)
    assert.equal(finding?.related.length, 29)
    assert.equal(finding.fixes[0]?.edits.length, 30)
  })

  it('says of a project once what `strict` says of each service', () => {
    const text = 'services:\n  web:\n    image: a/b:1\n  db:\n    image: c/d:1\n'
    const rulesOf = (presets: readonly ('recommended' | 'strict')[]) =>
      judge('compose.yaml', text, { presets })
        .findings.map(({ rule, subject }) => `${rule} ${subject}`)
        .filter((one) => one.includes('-limits '))
    assert.deepEqual(rulesOf(['recommended']), ['project-without-limits project'])
    assert.deepEqual(rulesOf(['strict']), [
      'missing-resource-limits services.web',
      'missing-resource-limits services.db',
    ])
  })
})

const URI = 'file:///x/app.yaml'
const entry = entryOf('a-rule')
const edit = (start: number, end: number, newText = ''): TextEdit => ({ span: span(start, end), newText })
const safe = (title: string, ...edits: readonly TextEdit[]): Fix => ({ title, safety: 'safe', edits })
const review = (title: string, caveat: string, ...edits: readonly TextEdit[]): Fix => ({
  title,
  safety: 'review',
  caveat,
  edits,
})
const WORSE = { needs: 'access', reaches: 'host' } as const

/** What is made of reports of one rule, as reports. */
const gathered = (
  reports: readonly Gathered[],
  places: ReadonlyMap<string, ReturnType<typeof span>> = new Map(),
): readonly Gathered[] =>
  gather(
    reports.map((report): Pending => ({ entry, report })),
    URI,
    places,
  ).map(({ report }) => report)

describe('reports that are told together', () => {
  /** A report on the port at a place. */
  const port = (name: string, start: number, more: Partial<Gathered> = {}): Gathered => ({
    span: span(start, start + 2),
    subject: 'services.web',
    message: `port ${name} is open`,
    evidence: `port ${name}`,
    together: { key: 'ports', name, message: 'ports {names} are open' },
    ...more,
  })
  const fixesOf = (...reports: readonly Gathered[]): Gathered['fixes'] => gathered(reports)[0]?.fixes

  it('become one, which stands where the first does and names the others', () => {
    const elsewhere = { uri: 'file:///x/other', span: span(7, 9), message: 'defined here' }
    const [a, b, c] = [
      port('b', 0, { values: { service: 'web' } }),
      port('a', 10, { related: [elsewhere] }),
      port('c', 20),
    ]
    assert.deepEqual(
      gather(
        [a, b, c].map((report) => ({ entry, report })),
        URI,
        new Map(),
      ),
      [
        {
          entry,
          report: {
            ...a,
            sharers: 1,
            message: 'ports {names} are open',
            values: { service: 'web', names: 'b, a and c', count: 3 },
            evidence: 'port a, port b, port c',
            related: [
              elsewhere,
              { uri: URI, span: span(10, 12), message: 'the same here: a' },
              { uri: URI, span: span(20, 22), message: 'the same here: c' },
            ],
            fixes: [undefined],
          },
        },
      ],
    )
  })

  it('name each place once', () => {
    const [one] = gathered([port('a', 0), port('b', 0), port('c', 10), port('d', 10)])
    assert.deepEqual(one?.related, [{ uri: URI, span: span(10, 12), message: 'the same here: c' }])
  })

  it('stay as they are where there is one of a key', () => {
    const [a, b] = [port('a', 0), port('b', 10, { together: { key: 'other', name: 'b', message: 'several' } })]
    assert.deepEqual(gathered([a, b]), [a, b])
  })

  it('stay as they are where they have no key', () => {
    const alone: Gathered = { span: span(0, 2), subject: 'services.web', message: 'a port is open', evidence: 'port' }
    const reports = [alone, { ...alone, span: span(10, 12) }]
    assert.deepEqual(gathered(reports), reports)
  })

  it('are told as the worst of them', () => {
    const [one] = gathered([port('a', 0), port('b', 10, { threat: WORSE, subject: 'services.db' }), port('c', 20)])
    assert.deepEqual([one?.threat, one?.subject, one?.span], [WORSE, 'services.db', span(0, 2)])
  })

  it('say how often they all show the same', () => {
    const evidenceOf = (...reports: readonly Gathered[]): string | undefined => gathered(reports)[0]?.evidence
    const same = { evidence: 'no limit' }
    assert.equal(evidenceOf(port('a', 0, same), port('b', 10, same)), 'no limit (2 times)')
    assert.equal(evidenceOf(port('a', 0, same), port('b', 10, same), port('c', 20)), 'no limit, port c')
    const own = { together: { key: 'k', name: 'a', message: 'several', evidence: 'no limits' } }
    assert.equal(evidenceOf(port('a', 0, own), port('b', 10, own)), 'no limits')
  })

  it('have one fix that does what the first fixes of all do', () => {
    const [a, b] = [safe('Remove a', edit(0, 2)), safe('Remove b', edit(10, 12))]
    const other = safe('Comment it out', edit(0, 0, '#'))
    assert.deepEqual(fixesOf(port('a', 0, { fixes: [a, other] }), port('b', 10, { fixes: [b] })), [
      { title: 'Remove a', safety: 'safe', edits: [edit(0, 2), edit(10, 12)] },
    ])
  })

  it('call it as the first of them says', () => {
    const together = { key: 'k', name: 'a', message: 'several', fix: 'Remove them' }
    const [a, b] = [safe('Remove a', edit(0, 2)), safe('Remove b', edit(10, 12))]
    assert.deepEqual(fixesOf(port('a', 0, { together, fixes: [a] }), port('b', 10, { together, fixes: [b] })), [
      { title: 'Remove them', safety: 'safe', edits: [edit(0, 2), edit(10, 12)] },
    ])
  })

  it('have a fix to be reviewed where one of theirs is, with its caveat', () => {
    const [a, b] = [safe('Remove a', edit(0, 2)), review('Remove b', 'nobody reaches b', edit(10, 12))]
    assert.deepEqual(fixesOf(port('a', 0, { fixes: [a] }), port('b', 10, { fixes: [b] })), [
      { title: 'Remove a', safety: 'review', caveat: 'nobody reaches b', edits: [edit(0, 2), edit(10, 12)] },
    ])
  })

  it('have no fix where one of them has none, or one that is partial or changes other files', () => {
    const a = port('a', 0, { fixes: [safe('Remove a', edit(0, 2))] })
    const b = safe('Remove b', edit(10, 12))
    const none = [undefined, { ...b, partial: true as const }, { ...b, files: [{ uri: 'file:///x/b', create: 'new' }] }]
    for (const fix of none) {
      assert.deepEqual(fixesOf(a, port('b', 10, { fixes: [fix] })), [undefined])
      assert.deepEqual(fixesOf(port('b', 10, { fixes: [fix] }), a), [undefined])
    }
    assert.deepEqual(fixesOf(a, port('b', 10)), [undefined])
  })

  it('make an edit once that several fixes make', () => {
    const [a, b] = [safe('Remove a', edit(0, 2), edit(30, 34)), safe('Remove b', edit(10, 12), edit(30, 34))]
    const [fix] = fixesOf(port('a', 0, { fixes: [a] }), port('b', 10, { fixes: [b] })) ?? []
    assert.deepEqual(fix?.edits, [edit(0, 2), edit(30, 34), edit(10, 12)])
  })

  it('have no fix where two get in the way of each other', () => {
    const [a, b] = [safe('Remove a', edit(0, 12)), safe('Remove b', edit(10, 14))]
    assert.deepEqual(fixesOf(port('a', 0, { fixes: [a] }), port('b', 10, { fixes: [b] })), [undefined])
  })

  it('take what one fix inserts at one place as belonging together', () => {
    const a = safe('Add a', edit(5, 5, '\n    a: 1'), edit(5, 5, '\n  b: 1'))
    const b = safe('Add b', edit(15, 15, '\n    a: 1'), edit(15, 15, '\n  b: 1'))
    assert.deepEqual(fixesOf(port('a', 0, { fixes: [a] }), port('b', 10, { fixes: [b] })), [
      { title: 'Add a', safety: 'safe', edits: [...a.edits, ...b.edits] },
    ])
  })

  it('have one fix where there are 200 of them, and none where there are more', () => {
    const many = (count: number): readonly Gathered[] =>
      Array.from({ length: count }, (_, i) =>
        port(`${i}`, i * 10, { fixes: [safe('Remove', edit(i * 10, i * 10 + 2))] }),
      )
    assert.equal(fixesOf(...many(200))?.[0]?.edits.length, 200)
    assert.deepEqual(fixesOf(...many(201)), [undefined])
  })

  it('have no fix where one of theirs would change workloads that are not told of', () => {
    const fixes = [safe('Remove', edit(30, 34))]
    const [one] = gathered([port('a', 0, { fixes }), port('b', 10, { fixes, sharers: 2 })])
    assert.deepEqual([one?.sharers, one?.fixes], [2, []])
  })
})

describe('reports at one range', () => {
  /** A report on a workload that takes in what stands at 10 to 20. */
  const of = (name: string, more: Partial<Gathered> = {}): Gathered => ({
    span: span(10, 20),
    subject: `services.${name}`,
    message: 'it is privileged',
    values: { noun: `service "${name}"` },
    evidence: 'privileged',
    ...more,
  })
  const places = new Map([['services.b', span(40, 41)]])
  const fixesOf = (...reports: readonly Gathered[]): Gathered['fixes'] => gathered(reports, places)[0]?.fixes

  it('become one, which names the others and the places that are known', () => {
    const elsewhere = { uri: 'file:///x/other', span: span(7, 9), message: 'defined here' }
    const a = of('a', { related: [elsewhere] })
    assert.deepEqual(
      gather(
        [a, of('b'), of('c')].map((report) => ({ entry, report })),
        URI,
        places,
      ),
      [
        {
          entry,
          report: {
            ...a,
            alike: ['service "b"', 'service "c"'],
            related: [elsewhere, { uri: URI, span: span(40, 41), message: 'the same here: service "b"' }],
            fixes: [],
          },
        },
      ],
    )
  })

  it('name a workload by its subject where it has no other name', () => {
    const b: Gathered = {
      span: span(10, 20),
      subject: 'services.b',
      message: 'it is privileged',
      evidence: 'privileged',
    }
    const [one] = gathered([of('a'), b], places)
    assert.deepEqual(
      [one?.alike, one?.related],
      [['services.b'], [{ uri: URI, span: span(40, 41), message: 'the same here: services.b' }]],
    )
  })

  it('are told as the first of the worst', () => {
    const [one] = gathered([of('a'), of('b', { threat: WORSE }), of('c', { threat: WORSE })])
    assert.deepEqual([one?.subject, one?.alike], ['services.b', ['service "a"', 'service "c"']])
  })

  it('stay apart where the rule, the range or what shows it differs', () => {
    const reports = [
      of('a'),
      of('b', { span: span(10, 21) }),
      of('c', { evidence: 'other' }),
      of('d', { span: span(1, 2), evidence: '3x' }),
      of('e', { span: span(1, 23), evidence: 'x' }),
    ]
    assert.deepEqual(gathered(reports), reports)
    const ofTwo = [
      { entry, report: of('a') },
      { entry: entryOf('other-rule'), report: of('b') },
    ]
    assert.deepEqual(gather(ofTwo, URI, new Map()), ofTwo)
  })

  it('share a safe fix that edits the range', () => {
    const fix = safe('Remove it', edit(9, 20))
    assert.deepEqual(fixesOf(of('a', { fixes: [fix] }), of('b')), [fix])
  })

  it('say in a fix to be reviewed whom it changes', () => {
    const fix = review('Remove it', 'it may need it', edit(9, 20))
    assert.deepEqual(fixesOf(of('a'), of('b', { fixes: [undefined, fix] }), of('c')), [
      undefined,
      { ...fix, caveat: 'changes a, b and c; it may need it' },
    ])
  })

  it('make the edits of all where they stand outside of the range', () => {
    const at = (start: number): Fix => safe('Set it to false', edit(start, start, 'x'))
    const other = safe('Another', edit(90, 91))
    assert.deepEqual(fixesOf(of('a', { fixes: [at(50)] }), of('b', { fixes: [undefined, other, at(60)] })), [
      { ...at(50), edits: [edit(50, 50, 'x'), edit(60, 60, 'x')] },
    ])
  })

  it('have no such fix where one of them has none, or two get in the way of each other', () => {
    const fix = review('Remove it', 'it may need it', edit(50, 54))
    assert.deepEqual(fixesOf(of('a', { fixes: [fix] }), of('b')), [undefined])
    const across = { ...fix, edits: [edit(52, 56)] }
    assert.deepEqual(fixesOf(of('a', { fixes: [fix] }), of('b', { fixes: [across] })), [undefined])
  })

  it('share no fix that changes other files', () => {
    const fix = { ...safe('Move it', edit(10, 20)), files: [{ uri: 'file:///x/b', create: 'new' }] }
    assert.deepEqual(fixesOf(of('a', { fixes: [fix] }), of('b')), [undefined])
  })

  it('share a fix where there are 200 of them, and none where there are more', () => {
    const fix = safe('Remove it', edit(10, 20))
    const many = (count: number): readonly Gathered[] =>
      Array.from({ length: count }, (_, i) => of(`s${i}`, { fixes: [fix] }))
    assert.deepEqual(fixesOf(...many(200)), [fix])
    assert.deepEqual(fixesOf(...many(201)), [undefined])
  })

  it('have no fix that would change workloads of which nothing is reported', () => {
    const fix = safe('Remove it', edit(10, 20))
    assert.deepEqual(fixesOf(of('a', { fixes: [fix], sharers: 2 }), of('b', { fixes: [fix] })), [fix])
    assert.deepEqual(fixesOf(of('a', { fixes: [fix], sharers: 3 }), of('b', { fixes: [fix] })), [])
    const [alone, shared] = [of('a', { fixes: [fix], sharers: 1 }), of('a', { fixes: [fix], sharers: 2 })]
    assert.deepEqual(gathered([alone]), [alone])
    assert.deepEqual(gather([{ entry, report: shared }], URI, new Map()), [{ entry, report: { ...shared, fixes: [] } }])
  })
})
