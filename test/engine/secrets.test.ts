import assert from 'node:assert/strict'
import { secretsOfFile, withoutSecrets } from '../../src/engine/secrets.ts'
import { maskSpans } from '../../src/engine/mask.ts'
import type { Span } from '../../src/core/span.ts'
import type { SecretSpan } from '../../src/core/kind.ts'
import { judge, only } from './support.ts'

/** What is hidden and what is told of, in a text of which a part is a comment. */
function found(text: string, comment = ''): readonly [shown: string, told: readonly (string | undefined)[]] {
  const start = text.indexOf(comment)
  const span = { start, end: start + comment.length }
  const comments = comment === '' ? [] : [{ span, text: comment, scope: span }]
  const { facts, spans } = secretsOfFile(text, { facts: [], problems: [], comments, secrets: [] })
  return [maskSpans(text, spans), facts.map(({ variable, what }) => variable ?? what)]
}

describe('the credentials of a file', () => {
  const table: readonly (readonly [text: string, shown: string, told: readonly string[]])[] = [
    ['# password=w7Hs42mB', '# password=••••••••', ['password']],
    ["# --db-password='w7Hs 42mB' x", "# --db-password='•••••••••' x", ['db-password']],
    ['# the API_TOKEN: w7Hs42mB', '# the API_TOKEN: ••••••••', ['API_TOKEN']],
    ['# "smtp_password": w7Hs42mB\r', '# "smtp_password": ••••••••\r', ['smtp_password']],
    ['<!-- password: w7Hs42mB -->', '<!-- password: •••••••• -->', ['password']],
    // Words, references, templates, and what is none.
    ['# password=prompt', '# password=••••••', []],
    ['# password=violetanchorpebble', '# password=••••••••••••••••••', []],
    ['# password: required', '# password: required', []],
    ['# see password: w7Hs42mB there', '# see password: w7Hs42mB there', []],
    ['# password=$PASSWORD token=${TOKEN}', '# password=$PASSWORD token=${TOKEN}', []],
    ["# password='#{pass1234}' token={{ token }}", "# password='#{pass1234}' token={{ token }}", []],
    ['# password=<your-password> token=', '# password=<your-password> token=', []],
    ['# tokens=4096 ssl_key=/etc/a.key', '# tokens=4096 ssl_key=/etc/a.key', []],
  ]
  for (const [text, shown, told] of table) {
    it(`in the comment ${JSON.stringify(text)}`, () => assert.deepEqual(found(text, text), [shown, told]))
  }

  it('are hidden outside of comments too, where only the kind tells of them', () => {
    const text = 'a="VNCPassword=w7Hs42mB" <Property name="VNCPassword" value="n4Tz8Lp3"/>\npassword: w7Hs42mB # x'
    const shown = 'a="VNCPassword=••••••••" <Property name="VNCPassword" value="••••••••"/>\npassword: w7Hs42mB # x'
    assert.deepEqual(found(text), [shown, []])
  })

  it('are told of once: not what the kind told of, and each line of a mask for itself', () => {
    const text = `key ghp_${'cD5'.repeat(12)}\n  ghp_${'eF7'.repeat(12)}`
    const secrets = [{ start: 4, end: text.length }]
    const { facts, spans } = secretsOfFile(text, { facts: [], problems: [], comments: [], secrets })
    assert.deepEqual(facts, [])
    assert.deepEqual([...new Set(spans.map(({ start, end }) => `${start}-${end}`))], ['4-44', '47-87'])
  })

  /** Every hidden place with its text, and every fact, in a text that is a comment or not. */
  const all = (
    text: string,
    { comments = [], secrets = [] }: { comments?: readonly Span[]; secrets?: readonly SecretSpan[] } = {},
  ): { spans: readonly (readonly [number, string, boolean])[]; facts: readonly object[] } => {
    const { facts, spans } = secretsOfFile(text, {
      facts: [],
      problems: [],
      comments: comments.map((span) => ({ span, text: text.slice(span.start, span.end), scope: span })),
      secrets,
    })
    return {
      spans: spans.map(({ start, end, guessable = false }) => [start, text.slice(start, end), guessable]),
      facts: facts.map(({ moveOut, ...fact }) => ({ ...fact, moved: moveOut() })),
    }
  }
  const whole = (text: string): { comments: readonly Span[] } => ({ comments: [{ start: 0, end: text.length }] })
  const FACT = {
    subject: 'file',
    noun: 'the file',
    carrier: 'the file',
    place: 'text',
    kept: true,
    serves: false,
    moved: undefined,
  }
  const TOKEN = `ghp_${'aX9'.repeat(12)}`

  it('are facts of the file by their form', () => {
    assert.deepEqual(all(`t ${TOKEN}`), {
      spans: [[2, TOKEN, false]],
      facts: [
        {
          ...FACT,
          span: { start: 2, end: 42 },
          what: 'a GitHub token',
          form: 'token',
          placeholder: false,
          weak: false,
          variable: undefined,
        },
      ],
    })
    assert.deepEqual(all(`${TOKEN}\n`).facts.length, 1)
  })

  it('are facts of the file by their name, in comments', () => {
    const text = "# smtp_password=' J5tRw2Yn'"
    assert.deepEqual(all(text, whole(text)), {
      spans: [[18, 'J5tRw2Yn', false]],
      facts: [
        {
          ...FACT,
          span: { start: 18, end: 26 },
          what: 'a password',
          form: 'name',
          placeholder: false,
          weak: false,
          variable: 'smtp_password',
        },
      ],
    })
  })

  it('are told of by the first line of a private key', () => {
    const body = 'J5tRw2YnK6sVe3Lq'.repeat(4)
    const head = '-----BEGIN PRIVATE KEY-----'
    const tail = '-----END PRIVATE KEY-----'
    const { spans, facts } = all(`a\n${head}\n  ${body}\n\n${tail}\nb`)
    assert.deepEqual(spans, [
      [2, head, false],
      [32, body, false],
      [98, tail, false],
    ])
    assert.deepEqual(
      facts.map((fact) => 'span' in fact && fact.span),
      [{ start: 2, end: 29 }],
    )
  })

  it('are weak where they are well known, or the name of their user', () => {
    const weak = (text: string): unknown => {
      const { spans, facts } = all(text)
      return [spans, facts.map((fact) => 'weak' in fact && fact.weak)]
    }
    assert.deepEqual(weak('redis://app:admin@db/1'), [[[12, 'admin', true]], [true]])
    assert.deepEqual(weak('redis://orchard:orchard@db/1'), [[[16, 'orchard', true]], [true]])
    assert.deepEqual(weak('redis://app:J5tRw2Yn@db/1'), [[[12, 'J5tRw2Yn', false]], [false]])
  })

  const hidden: readonly (readonly [text: string, ...values: readonly (readonly [number, string, boolean])[]])[] = [
    ['# password=prompt', [11, 'prompt', true]],
    ['# password=J5tRw2Y', [11, 'J5tRw2Y', true]],
    ['# password=orchardlane', [11, 'orchardlane', true]],
    ['# password=orchardlanes', [11, 'orchardlanes', false]],
    ['# password=48151623', [11, '48151623', true]],
    ['# password: orchardlane'],
    ['# password: J5tRw2Y'],
    [`# password: J5"tRw2Yn"`, [12, 'J5"tRw2Yn"', false]],
    [`# password: "J5tRw"2Yn`, [12, '"J5tRw"2Yn', false]],
    [`# password: "J5tRw2Yn"`, [13, 'J5tRw2Yn', false]],
    ['# password="J5tRw{{a}}2Yn"'],
    ['# password=J5tRw#{a}2Yn'],
    ['# password="J5tRw<%a%>2Yn"'],
    ['# password=J5tRw%(a)s2Yn'],
    ['# password=J5tRw%{a}2Yn'],
  ]
  for (const [text, ...values] of hidden) {
    it(`hides in the comment ${JSON.stringify(text)} what may be looked for elsewhere or not`, () =>
      assert.deepEqual(all(text, whole(text)).spans, values))
  }

  it('behind a colon are hidden in comments only', () => {
    const text = '# password: J5tRw2Yn\npassword: K6sVe3Lq\n# password: b8DzHf4T\n'
    const comments = [
      { start: 40, end: 60 },
      { start: 0, end: 20 },
    ]
    assert.deepEqual(all(text, { comments }).spans, [
      [12, 'J5tRw2Yn', false],
      [52, 'b8DzHf4T', false],
    ])
  })

  it('are hidden once where the kind told of them, in any order, but a token in its full length', () => {
    const text = 'password=J5tRw2Yn token=K6sVe3Lq'
    const secrets = [
      { start: 24, end: 32 },
      { start: 9, end: 17 },
    ]
    assert.deepEqual(all(text, { ...whole(text), secrets }), {
      spans: [
        [24, 'K6sVe3Lq', false],
        [9, 'J5tRw2Yn', false],
      ],
      facts: [],
    })
    assert.deepEqual(all(`t ${TOKEN}`, { secrets: [{ start: 2, end: 8 }] }), {
      spans: [
        [2, TOKEN.slice(0, 6), false],
        [2, TOKEN, false],
      ],
      facts: [],
    })
  })

  it('are known where a place that the kind told of ends before them and another one begins there', () => {
    const text = 'password=J5tRw2Yn'
    const secrets = [
      { start: 0, end: 9 },
      { start: 9, end: 17 },
    ]
    assert.deepEqual(all(text, { ...whole(text), secrets }), {
      spans: [
        [0, 'password=', false],
        [9, 'J5tRw2Yn', false],
      ],
      facts: [],
    })
  })

  it('have a finding in kinds that hold no credentials otherwise', () => {
    for (const [file, text] of [
      ['a.te', 'policy_module(a, 1)\n# X\n'],
      ['a.if', "## <summary>X</summary>\ninterface(`a',`\n')\n"],
      ['a.fc', '# X\n/a gen_context(system_u:object_r:a_t,s0)\n'],
      ['a.cil', '; X\n(type a)\n'],
      ['a.apparmor', 'profile t { # X\n}\n'],
      ['etc/selinux/config', '# X\nSELINUX=enforcing\n'],
      ['a.semanage', '# X\nboolean -m --on a\n'],
    ] as const) {
      const token = `ghp_${'cD5'.repeat(12)}`
      const { findings } = judge(file, text.replace('X', token), only('credential-in-text'))
      assert.deepEqual(
        findings.map(({ span, evidence }) => [span.end - span.start, evidence]),
        [[token.length, 'text a GitHub token']],
        file,
      )
    }
  })

  it('are hidden in what others wrote and we show', () => {
    assert.equal(withoutSecrets(`Does *a*.\n\npassword: w7Hs42mB`), 'Does *a*.\n\npassword: ••••••••')
  })
})
