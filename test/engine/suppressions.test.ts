// What users wrote for other tools holds here: by alias, in the scope the other tool documents.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Source } from '../../src/core/source.ts'
import { analyze, type Analysis } from '../../src/engine/analyze.ts'
import { DEFAULT_CONFIG } from '../../src/engine/config.ts'
import { PEERS } from '../../src/engine/suppressions/index.ts'
import { product } from '../product.ts'
import { judge, only } from './support.ts'

const RULES = only(
  'latest-image-tag',
  'deprecated-maintainer',
  'shell-form-command',
  'privileged-container',
  'port-on-all-interfaces',
  'unused-suppression',
  'silenced-checker',
)
const LATEST = 'f45ea400-6bbe-4501-9fc7-1c3d75c32067'
const PRIVILEGED = 'ae5b6871-7f45-42e0-bb4c-ab300c4d2026'

/** Findings as `line rule`, suppressed ones with their reason behind. */
function outcome(
  { findings, suppressed }: Analysis,
  text: string,
): { readonly found: readonly string[]; readonly accepted: readonly string[] } {
  const source = new Source('file:///x', text)
  const place = ({ rule, span }: Analysis['findings'][number]): string =>
    `${source.positionAt(span.start).line + 1} ${rule}`
  return {
    found: findings.map(place),
    accepted: suppressed.map(({ finding, reason }) => `${place(finding)} | ${reason}`),
  }
}

/** Each case: what it shows, the lines, and what is accepted; all else that `found` of the same lines without comments says must stay. */
type Case = readonly [title: string, lines: readonly string[], accepted: readonly string[]]

function table(name: string, cases: readonly Case[]): void {
  for (const [title, lines, expected] of cases) {
    for (const eol of ['\n', '\r\n']) {
      it(`${title}${eol === '\n' ? '' : ' (CRLF)'}`, () => {
        const text = lines.join(eol) + eol
        const { found, accepted } = outcome(judge(name, text, RULES), text)
        assert.deepEqual(accepted, expected)
        // The same file with its comments made prose: nothing may be lost between the two lists.
        const prose = text.replace(/#[^\r\n]*/g, '#')
        const all = outcome(judge(name, prose, RULES), prose).found
        const ours = [
          ...found.filter((one) => !/unused-suppression|silenced-checker/.test(one)),
          ...accepted.map((one) => one.replace(/ \|.*$/, '')),
        ]
        assert.deepEqual(ours.sort(), [...all].sort())
        assert.ok(
          !found.some((one) => one.endsWith('unused-suppression')),
          'a comment for another tool is no business of ours',
        )
      })
    }
  }
}

const FROM = 'FROM ubuntu:latest'
const MAINTAINER = 'MAINTAINER me'
const CMD = 'CMD echo hi'

describe('suppressions of other tools', () => {
  describe('hadolint', () => {
    const latest = '2 latest-image-tag | hadolint ignore=DL3007'
    table('Dockerfile', [
      ['the instruction below', ['# hadolint ignore=DL3007', FROM], [latest]],
      ['no blank after the marker', ['#hadolint ignore=DL3007', FROM], [latest]],
      ["several codes, the shell's too", ['# hadolint ignore=SC2086,DL3007', FROM], [latest]],
      ['blanks around the signs', ['# hadolint   ignore = SC2086 , DL3007', FROM], [latest]],
      ['a reason', ['# hadolint ignore=DL3007 # the lab wants it', FROM], [`${latest}: the lab wants it`]],
      ['only what it names', ['# hadolint ignore=DL4000', FROM, MAINTAINER], []],
      ['only the next instruction', ['# hadolint ignore=DL4000,DL3007', FROM, MAINTAINER], [latest]],
      [
        'over comments and blank lines',
        ['# hadolint ignore=DL3007', '# the lab', '', FROM],
        ['4 latest-image-tag | hadolint ignore=DL3007'],
      ],
      [
        'stacked',
        ['# hadolint ignore=DL3006', '# hadolint ignore=DL3007', FROM],
        ['3 latest-image-tag | hadolint ignore=DL3007'],
      ],
      ['a code nobody knows', ['# hadolint ignore=DL9999', FROM], []],
      ['a name that is no code makes it prose', ['# hadolint ignore=DL3007,latest', FROM], []],
      ['words without their sign make it prose', ['# hadolint ignore=DL3007 the lab wants it', FROM], []],
      ['prose about it', ['# see hadolint ignore=DL3007', FROM], []],
      ['another pragma', ['# hadolint shell=powershell', FROM], []],
      [
        'the whole file',
        [FROM, MAINTAINER, '# hadolint global ignore = DL4000 , DL3007'],
        [
          '1 latest-image-tag | hadolint global ignore=DL3007',
          '2 deprecated-maintainer | hadolint global ignore=DL4000',
        ],
      ],
      [
        'one stage',
        ['# hadolint stage ignore=DL4000', FROM, MAINTAINER, 'FROM debian:12', MAINTAINER],
        ['3 deprecated-maintainer | hadolint stage ignore=DL4000'],
      ],
      ['at the end, with nothing below', [FROM, '# hadolint ignore=DL3007'], []],
      [
        'between the lines of an instruction',
        ['FROM alpine:3.20', 'CMD echo \\', '# hadolint ignore=DL3025', 'hi'],
        ['2 shell-form-command | hadolint ignore=DL3025'],
      ],
      [
        'not in a heredoc, where it is no comment',
        ['FROM alpine:3.20', 'RUN <<EOF', '# hadolint ignore=DL4000', 'EOF', MAINTAINER],
        [],
      ],
    ])
    it('leaves a rule about pragmas to its own name', () => {
      const text = `FROM alpine:3.20\n# hadolint ignore=DL1001,DL3007\nRUN x\n`
      assert.deepEqual(outcome(judge('Dockerfile', text, RULES), text), { found: ['2 silenced-checker'], accepted: [] })
    })
    it('says nothing in a Compose file', () => {
      const text = '# hadolint global ignore=DL3007\nservices:\n  a:\n    image: nginx:latest\n'
      assert.deepEqual(outcome(judge('compose.yaml', text, RULES), text), {
        found: ['4 latest-image-tag'],
        accepted: [],
      })
    })
  })

  describe('checkov', () => {
    table('Dockerfile', [
      [
        'the whole file, wherever it stands',
        [FROM, 'RUN x', '# checkov:skip=CKV_DOCKER_7:the lab'],
        ['1 latest-image-tag | checkov:skip=CKV_DOCKER_7: the lab'],
      ],
      [
        'all instructions',
        ['#checkov:skip=CKV_DOCKER_7', FROM, 'FROM a:latest'],
        ['2 latest-image-tag | checkov:skip=CKV_DOCKER_7', '3 latest-image-tag | checkov:skip=CKV_DOCKER_7'],
      ],
      [
        'under its former name, behind words',
        ['# ours: bridgecrew:skip= CKV_DOCKER_7: the lab', FROM],
        ['2 latest-image-tag | checkov:skip=CKV_DOCKER_7: the lab'],
      ],
      [
        'several ids',
        ['# checkov:skip=CKV_DOCKER_1,CKV_DOCKER_7', FROM],
        ['2 latest-image-tag | checkov:skip=CKV_DOCKER_7'],
      ],
      ['another id', ['# checkov:skip=CKV_DOCKER_2', FROM], []],
      ['an id nobody knows', ['# checkov:skip=CKV_AWS_1:x', FROM], []],
      ['a blank in the middle', ['# checkov: skip=CKV_DOCKER_7', FROM], []],
    ])
  })

  describe('trivy', () => {
    table('Dockerfile', [
      ['the instruction below', ['# trivy:ignore:DS-0001', FROM], ['2 latest-image-tag | trivy:ignore:DS-0001']],
      [
        'no blank after the marker, the long id',
        ['#trivy:ignore:AVD-DS-0001', FROM],
        ['2 latest-image-tag | trivy:ignore:AVD-DS-0001'],
      ],
      ['the first spelling, in any case', ['# trivy:ignore:ds001', FROM], ['2 latest-image-tag | trivy:ignore:ds001']],
      ['a reason', ['# trivy:ignore:DS-0001 - the lab', FROM], ['2 latest-image-tag | trivy:ignore:DS-0001: the lab']],
      [
        'several on a line',
        ['# trivy:ignore:DS-0002 trivy:ignore:DS-0001', FROM],
        ['2 latest-image-tag | trivy:ignore:DS-0001'],
      ],
      [
        'behind another pragma',
        ['# hadolint ignore=DL3006 # trivy:ignore:DS-0001', FROM],
        ['2 latest-image-tag | trivy:ignore:DS-0001: hadolint ignore=DL3006 #'],
      ],
      [
        'stacked',
        ['# trivy:ignore:DS-0001', '# trivy:ignore:DS-0022', MAINTAINER],
        ['3 deprecated-maintainer | trivy:ignore:DS-0022'],
      ],
      ['all checks', ['# trivy:ignore:*', FROM, MAINTAINER], ['2 latest-image-tag | trivy:ignore:*']],
      ['not the instruction after', ['# trivy:ignore:DS-0022', FROM, MAINTAINER], []],
      ['an id nobody knows', ['# trivy:ignore:DS-9999 trivy:ignore: trivy:ignore', FROM], []],
      [
        'a check of one service',
        ['# trivy:ignore:DS-0001[a=b]', FROM],
        ['2 latest-image-tag | trivy:ignore:DS-0001[a=b]'],
      ],
      ['a pragma inside a word', ['# see-trivy:ignore:DS-0001', FROM], []],
      ['an id with more behind it', ['# trivy:ignore:DS-0001x trivy:ignore:xDS-0001-x', FROM], []],
      [
        'no day with more behind it',
        ['# trivy:ignore:DS-0001:exp:2999-01-01x trivy:ignore:DS-0001:exp:x2999-01-01', FROM],
        [],
      ],
      [
        'a day yet to come',
        ['# trivy:ignore:DS-0001:exp:2999-01-01', FROM],
        ['2 latest-image-tag | trivy:ignore:DS-0001:exp:2999-01-01'],
      ],
      ['no day that has passed', ['# trivy:ignore:DS-0001:exp:2020-01-01', FROM], []],
      ['no day that is none', ['# trivy:ignore:DS-0001:exp:soon', FROM], []],
    ])
    it('until the day it names', () => {
      const text = `# trivy:ignore:DS-0001:exp:2026-02-01\n${FROM}\n`
      const on = (today: string): number =>
        analyze(product, new Source('file:///x/Dockerfile', text), { ...DEFAULT_CONFIG, ...RULES }, { today })
          .suppressed.length
      assert.deepEqual([on('2026-01-31'), on('2026-02-01')], [1, 0])
    })
  })

  describe('kics', () => {
    table('Dockerfile', [
      [
        'the file',
        ['# kics-scan ignore', FROM, MAINTAINER],
        ['2 latest-image-tag | kics-scan ignore', '3 deprecated-maintainer | kics-scan ignore'],
      ],
      [
        'the file, below other comments',
        ['# syntax=docker/dockerfile:1', '# the lab', '', '#kics-scan ignore', FROM],
        ['5 latest-image-tag | kics-scan ignore'],
      ],
      ['not below the first instruction', ['ARG A', '# kics-scan ignore', FROM], []],
      [
        'queries of the file',
        [`# kics-scan disable=${LATEST},x`, FROM, MAINTAINER],
        [`2 latest-image-tag | kics-scan disable=${LATEST}`],
      ],
      [
        'queries in capitals',
        [`# KICS-scan disable=${LATEST.toUpperCase()}`, FROM],
        [`2 latest-image-tag | kics-scan disable=${LATEST}`],
      ],
      [
        'all but the queries of the file',
        [`# kics-scan enable=${LATEST}`, FROM, MAINTAINER],
        [`3 deprecated-maintainer | kics-scan enable=${LATEST}`],
      ],
      ['enable before disable', [`# kics-scan disable=${LATEST}`, `# kics-scan enable=${LATEST}`, FROM], []],
      [
        'the instruction below',
        ['# kics-scan ignore-line', FROM, MAINTAINER],
        ['2 latest-image-tag | kics-scan ignore-line'],
      ],
      [
        'with a reason, among others',
        ['# kics-scan ignore-line - the lab', '# hadolint ignore=DL3006', FROM],
        ['3 latest-image-tag | kics-scan ignore-line: the lab'],
      ],
      [
        'one query of the instruction below',
        [`# kics-scan ignore-line=${LATEST}`, FROM],
        [`2 latest-image-tag | kics-scan ignore-line=${LATEST}`],
      ],
      [
        'another query of the instruction below',
        ['# kics-scan ignore-line=fd54f200-402c-4333-a5a4-36ef6709af2f', FROM],
        [],
      ],
      [
        'a stage',
        ['# kics-scan ignore-block', FROM, MAINTAINER, 'FROM debian:latest'],
        ['2 latest-image-tag | kics-scan ignore-block', '3 deprecated-maintainer | kics-scan ignore-block'],
      ],
      [
        'in capitals, with a reason of several words',
        ['# kics-scan IGNORE-LINE the lab wants it', FROM],
        ['2 latest-image-tag | kics-scan IGNORE-LINE: the lab wants it'],
      ],
      [
        'the file, with a reason of several words',
        ['# kics-scan ignore the lab wants it', FROM],
        ['2 latest-image-tag | kics-scan ignore: the lab wants it'],
      ],
      [
        'a block that is none',
        ['FROM alpine:3.20', '# kics-scan ignore-block', MAINTAINER],
        ['3 deprecated-maintainer | kics-scan ignore-block'],
      ],
      ['commands with more around them', ['# kics-scan xignore-line ignore-lines ignored=x', FROM], []],
      ['a command nobody knows', [`# kics-scan disabled=${LATEST}`, `# kics-scan =${LATEST}`, FROM], []],
      ['prose about it', ['# never kics-scan ignore-line', '# kics-scan', '# kics-scan ignored', FROM], []],
    ])
    table('compose.yaml', [
      [
        'the file, below a document start',
        ['---', '# kics-scan ignore', 'services:', '  a:', '    image: a:1', '    privileged: true'],
        ['6 privileged-container | kics-scan ignore'],
      ],
      [
        'a query of the file',
        [`# kics-scan disable=${PRIVILEGED}`, 'services:', '  a:', '    image: a:1', '    privileged: true'],
        [`5 privileged-container | kics-scan disable=${PRIVILEGED}`],
      ],
      [
        'the line below',
        ['services:', '  a:', '    # kics-scan ignore-line', '    privileged: true', '  b:', '    privileged: true'],
        ['4 privileged-container | kics-scan ignore-line'],
      ],
      [
        'not the line after',
        ['services:', '  a:', '    # kics-scan ignore-line', '    image: a:1', '    privileged: true'],
        [],
      ],
      [
        'a block',
        [
          'services:',
          '  c:',
          '    image: c:1',
          '  # kics-scan ignore-block',
          '  a:',
          '    # a',
          '',
          '    privileged: true',
          '  b:',
          '    privileged: true',
        ],
        ['8 privileged-container | kics-scan ignore-block'],
      ],
      [
        "a block with a sequence at its key's depth",
        ['services:', '  a:', '    # kics-scan ignore-block', '    ports:', '    - 6000:6000', '    privileged: true'],
        ['5 port-on-all-interfaces | kics-scan ignore-block'],
      ],
      [
        'a document',
        ['# kics-scan ignore-block', 'name: x', 'services:', '  a:', '    privileged: true'],
        ['5 privileged-container | kics-scan ignore-block'],
      ],
    ])
    it('only what a query stands for', () => {
      const text = '# kics-scan ignore\nFROM alpine:3.20\n# hadolint ignore=DL3006\nRUN x\n'
      assert.deepEqual(outcome(judge('Dockerfile', text, RULES), text).found, [
        '1 silenced-checker',
        '3 silenced-checker',
      ])
    })
  })

  describe('Docker build checks', () => {
    table('Dockerfile', [
      [
        'the file',
        ['# check=skip=JSONArgsRecommended,MaintainerDeprecated', FROM, MAINTAINER, CMD],
        [
          '3 deprecated-maintainer | check=skip=MaintainerDeprecated',
          '4 shell-form-command | check=skip=JSONArgsRecommended',
        ],
      ],
      [
        'with other options and blanks',
        [
          '# syntax=docker/dockerfile:1',
          '#check = error=true; skip = StageNameCasing , JSONArgsRecommended',
          'FROM a:1',
          CMD,
        ],
        ['4 shell-form-command | check=skip=JSONArgsRecommended'],
      ],
      [
        'all checks, and only checks',
        ['# check=skip=all', FROM, MAINTAINER, CMD],
        ['3 deprecated-maintainer | check=skip=all', '4 shell-form-command | check=skip=all'],
      ],
      ['not below the head', ['# the lab', '# check=skip=all', FROM, CMD], []],
      ['a check nobody knows', ['# check=skip=Nothing', FROM, CMD], []],
      ['other options', ['# check=error=true;experimental=all', FROM, CMD], []],
    ])
  })

  describe('dclint', () => {
    const file = (...above: readonly string[]): readonly string[] => [
      ...above,
      'services:',
      '  a:',
      '    image: a:latest',
      '    ports: ["6000:6000"]',
      '    privileged: true',
    ]
    table('compose.yaml', [
      [
        'the file',
        file('# dclint disable'),
        ['4 latest-image-tag | dclint disable', '5 port-on-all-interfaces | dclint disable'],
      ],
      [
        'the file, by its other name',
        file('', '---', '# dclint disable-file'),
        ['6 latest-image-tag | dclint disable-file', '7 port-on-all-interfaces | dclint disable-file'],
      ],
      [
        'rules of the file',
        file('# dclint disable nothing no-unbound-port-interfaces'),
        ['5 port-on-all-interfaces | dclint disable no-unbound-port-interfaces'],
      ],
      ['not from the second line', file('# the lab', '# dclint disable'), []],
      [
        'the line below',
        ['services:', '  a:', '    # dclint disable-line', '    image: a:latest', '  b:', '    image: b:latest'],
        ['4 latest-image-tag | dclint disable-line'],
      ],
      [
        'its own line',
        [
          'services:',
          '  a:',
          '    image: a:latest # dclint disable-line service-image-require-explicit-tag',
          '    ports: ["6000:6000"]',
        ],
        ['3 latest-image-tag | dclint disable-line service-image-require-explicit-tag'],
      ],
      ['not another rule', ['services:', '  a:', '    image: a:latest # dclint disable-line no-build-and-image'], []],
      ['a rule nobody knows', file('# dclint disable no-rule'), []],
    ])
  })

  it('are described for the documents: whose they are, how they are written, what they cover', () => {
    for (const { name, title, forms, configurations, kinds } of PEERS) {
      assert.match(name, /^[a-z][a-z-]+$/)
      assert.match(title, /^\w[\w' .-]+$/)
      assert.ok(forms.length + configurations.length > 0, name)
      for (const { written, covers } of forms) assert.match(`${written}\n${covers}`, /\w.*\n\w/, name)
      for (const { names, read } of configurations) assert.match(`${names.join('\n')}\n${read}`, /^(\S+\n)+.*\w/, name)
      assert.ok(kinds.length > 0 && kinds.every((kind) => product.kinds.some((known) => known.id === kind)), name)
    }
  })
  it('one alias of several is enough, and tools can be stacked', () => {
    const text = `# hadolint ignore=DL3006\n# trivy:ignore:DS-0001\n# kics-scan disable=x\n${FROM}\n`
    assert.deepEqual(outcome(judge('Dockerfile', text, RULES), text).accepted, [
      '4 latest-image-tag | trivy:ignore:DS-0001',
    ])
  })

  it('our own comment comes first, and is not called unused', () => {
    const text = `# hadolint ignore=DL3007\n# ringfence-ignore latest-image-tag: ours\n${FROM}\n`
    assert.deepEqual(outcome(judge('Dockerfile', text, only('latest-image-tag', 'unused-suppression')), text), {
      found: [],
      accepted: ['3 latest-image-tag | ours'],
    })
  })

  it('shows no secret a reason repeats', () => {
    const text = `FROM alpine:3.20\nENV DB_PASSWORD=Zx9-kq2-Vb7-Tt4\n# hadolint ignore=DL4000 # not Zx9-kq2-Vb7-Tt4\n${MAINTAINER}\n`
    assert.deepEqual(outcome(judge('Dockerfile', text, RULES), text).accepted, [
      '4 deprecated-maintainer | hadolint ignore=DL4000: not •••',
    ])
  })

  it('never throws, and loses no finding, whatever a comment says', () => {
    const piece = fc.constantFrom(
      'hadolint ',
      'global ',
      'stage ',
      'ignore',
      '=',
      'DL3007',
      ',',
      'checkov:skip=',
      'CKV_DOCKER_7',
      ':',
      'trivy:ignore:',
      'DS-0001',
      '*',
      ':exp:',
      '2026-01-01',
      'kics-scan ',
      'ignore-line',
      'ignore-block',
      'disable',
      'enable',
      LATEST,
      'check=skip=',
      'all',
      ';',
      'dclint disable',
      '-line',
      '-file',
      ' ',
      '#',
      '\t',
      '__proto__',
      'constructor',
      '[',
      '–',
      '\uFEFF',
    )
    const comment = fc
      .array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 8 })
      .map((all) => `# ${all.join('').replace(/[\r\n\u0085\u2028\u2029]/g, '')}\n`)
    const files: readonly (readonly [string, readonly string[]])[] = [
      ['Dockerfile', [`${FROM}\n`, `${MAINTAINER}\n`, `${CMD}\n`]],
      ['compose.yaml', ['services:\n', '  a:\n', '    image: a:latest\n', '    privileged: true\n']],
    ]
    for (const [name, lines] of files) {
      const count = judge(
        name,
        lines.join(''),
        only('latest-image-tag', 'deprecated-maintainer', 'shell-form-command', 'privileged-container'),
      ).findings.length
      assert.ok(count > 1)
      fc.assert(
        fc.property(
          fc.array(fc.array(comment, { maxLength: 3 }), { minLength: lines.length, maxLength: lines.length }),
          (comments) => {
            const text = lines.map((line, i) => (comments[i] ?? []).join('') + line).join('')
            const { findings, suppressed } = judge(
              name,
              text,
              only('latest-image-tag', 'deprecated-maintainer', 'shell-form-command', 'privileged-container'),
            )
            assert.equal(findings.length + suppressed.length, count)
          },
        ),
        { numRuns: 300 },
      )
    }
  })

  it('finds each finding its own comment among thousands', () => {
    const text =
      'FROM a:1\n' +
      `# hadolint ignore=DL4000\n# kics-scan ignore-line\n# trivy:ignore:*\n${MAINTAINER}\n`.repeat(4000) +
      `\n${MAINTAINER}\n`
    const { findings, suppressed } = judge('Dockerfile', text, {
      ...only('deprecated-maintainer'),
      maxFileSize: Infinity,
    })
    assert.deepEqual([findings.length, suppressed.length], [1, 4000])
  })
})
