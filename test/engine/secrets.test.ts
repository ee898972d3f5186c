import assert from 'node:assert/strict'
import { secretsOfFile, withoutSecrets } from '../../src/engine/secrets.ts'
import { maskSpans } from '../../src/engine/mask.ts'
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
