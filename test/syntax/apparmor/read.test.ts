import assert from 'node:assert/strict'
import { readAppArmor, type Node, type RuleNode } from '../../../src/syntax/apparmor/index.ts'

function rules(nodes: readonly Node[]): readonly RuleNode[] {
  return nodes.flatMap((node) => (node.type === 'rule' ? [node] : 'items' in node ? rules(node.items) : []))
}

/** A body, and what its rules are made of: keyword or path, and the words that follow. */
const BODIES: readonly (readonly [body: string, rules: readonly string[]])[] = [
  ['/a r,/b w,', ['/a r', '/b w']],
  ['/a,b r,', ['/a,b r']],
  ['r /a,', ['/a r']],
  ['/a#b r, # note', ['/a#b r']],
  ['"/a b" rw,', ['/a b rw']],
  ['/a\\ b r,', ['/a\\ b r']],
  ['audit deny owner /a\n  rwk,', ['/a rwk']],
  ['/a Px -> b//c,', ['/a Px -> b//c']],
  ['unsafe /a px -> "b c",', ['/a px -> b c']],
  ['@{V}/x r,', ['@{V}/x r']],
  ['file,', ['file']],
  ['file r /a,', ['/a r']],
  ['link subset /a -> /b,', ['/a -> /b']],
  ['capability,capability chown # one\n kill,', ['capability', 'capability chown kill']],
  ['set rlimit cpu <= 5min,', ['rlimit cpu 5 min']],
  ['change_profile unsafe /a -> b,', ['change_profile /a -> b']],
  [
    'network (send, receive) inet stream ip=1.2.3.4 peer=(ip=none port=80),',
    ['network send receive inet stream ip=1.2.3.4 peer ip=none port=80'],
  ],
  ['mount fstype in (ext4, xfs) options=ro /a,b -> /c,', ['mount /a,b fstype=ext4+xfs options=ro -> /c']],
  ['dbus send\n  bus=system\n  peer=(name="a b", label=c),', ['dbus send bus=system peer name=a b label=c']],
  ['signal set=(hup int) peer=a,b,', ['signal set=hup+int peer=a,b']],
  ['userns,all,io_uring (sqpoll),mqueue r /q,', ['userns', 'all', 'io_uring sqpoll', 'mqueue r /q']],
  ['if defined @{V} { /a r, } else if not $B { /b r, } else { /c r, }', ['/a r', '/b r', '/c r']],
  ['audit { /a r, deny { /b w, } }', ['/a r', '/b w']],
]

function written({ body, keyword }: RuleNode): string {
  const target = 'target' in body && body.target ? `-> ${body.target.word.text}` : undefined
  const texts = (words: readonly { readonly text: string }[]): readonly string[] => words.map(({ text }) => text)
  switch (body.kind) {
    case 'file':
      return [body.path?.text ?? keyword?.text, body.permissions?.text, target].filter(Boolean).join(' ')
    case 'capability':
      return ['capability', ...texts(body.names)].join(' ')
    case 'rlimit':
      return ['rlimit', body.resource?.text, body.value?.text, body.unit?.text].filter(Boolean).join(' ')
    case 'change_profile':
      return ['change_profile', body.path?.text, target].filter(Boolean).join(' ')
    case 'conditional': {
      const conditions = (list: typeof body.conditions): readonly string[] =>
        list.map(({ name, values }) => `${name.text}=${texts(values).join('+')}`)
      return [
        body.class,
        ...texts(body.permissions),
        ...texts(body.words),
        ...conditions(body.conditions),
        ...(body.group ? ['peer', ...conditions(body.group.conditions)] : []),
        target,
      ]
        .filter(Boolean)
        .join(' ')
    }
    default:
      return keyword?.text ?? body.kind
  }
}

/** A text with what is wrong between marks, and a word of the message. */
const WRONG: readonly (readonly [text: string, word: string])[] = [
  ['profile t {\n  /a «r»\n  /b w,\n}', 'comma is missing'],
  ['profile t {\n  /a r «/b» w,\n}', 'comma that ends'],
  ['profile t {\n  /a «rz»,\n}', 'no file permissions'],
  ['profile t {\n  «/a»,\n}', 'no permissions'],
  ['profile t {\n  /a «pxux»,\n}', 'one transition'],
  ['profile t {\n  owner «deny» /a r,\n}', 'order'],
  ['profile t {\n  «foo» bar,\n}', 'starts no rule'],
  ['profile t {\n  signal (send, «fly»),\n}', 'no permission of a signal rule'],
  ['profile t {\n  network «foo=bar»,\n}', 'no place in a network rule'],
  ['profile t {\n  dbus send bus=system «bus=session»,\n}', 'twice'],
  ['profile t {\n  mount /a «#» why\n  -> /b,\n}', 'comment'],
  ['profile t {\n  "«/a b r,»\n  /c r,\n}', 'never closed'],
  ['profile t «{»\n  /a r,\n', 'never closed'],
  ['profile t {}\n«}»', 'closes nothing'],
  ['«profile t»\n  /a r,\n}', 'missing'],
  ['profile «t{»\n}', 'blank is missing'],
  ['«t» {}', 'word `profile`'],
  ['profile t «flags=()» {}', 'cannot be empty'],
  ['profile t flags=(audit) «(complain)» {}', 'one attachment'],
  ['profile t /a «/b» {}', 'one attachment'],
  ['@{V} = a«,» b', 'without commas'],
  ['profile t {}\n«@{V}» = a', 'above the first profile'],
  ['include <abstractions/base>«,»', 'without a comma'],
  ['abi «<abi/4.0>»\nprofile t {}', 'comma is missing'],
]

describe('the AppArmor parser', () => {
  for (const [body, expected] of BODIES) {
    it(`reads ${JSON.stringify(body)}`, () => {
      const { items, problems } = readAppArmor(`profile t {\n  ${body}\n}\n`)
      assert.deepEqual(problems, [])
      assert.deepEqual(rules(items).map(written), expected)
    })
  }

  for (const [marked, word] of WRONG) {
    it(`says what is wrong with ${JSON.stringify(marked)}`, () => {
      const [before = '', inside = ''] = marked.split(/[«»]/)
      const { problems } = readAppArmor(marked.replace(/[«»]/g, ''))
      const found = problems.find(({ message }) => message.includes(word))
      assert.ok(found, JSON.stringify(problems))
      assert.ok(
        found.span.start >= before.length - 1 && found.span.start <= before.length + inside.length,
        `${found.span.start} is not in the marks`,
      )
    })
  }

  it('goes on behind what it cannot read', () => {
    const { items, problems } = readAppArmor(
      'profile t {\n  bogus thing here,\n  /a r\n  /b w,\n  capability chown\n  }\nprofile u { /c r, }\n',
    )
    assert.equal(problems.length, 3)
    assert.deepEqual(rules(items).map(written).slice(-4), ['/a r', '/b w', 'capability chown', '/c r'])
    assert.deepEqual(
      items.map(({ type }) => type),
      ['profile', 'profile'],
    )
  })

  it('reads the head of a profile', () => {
    const {
      items: [profile],
    } = readAppArmor('profile "a b" /usr/bin/{a,b} xattrs=(x="y") flags = (complain, audit kill.signal=hup){}')
    assert.ok(profile?.type === 'profile')
    assert.equal(profile.name.text, 'a b')
    assert.equal(profile.attachment?.text, '/usr/bin/{a,b}')
    assert.deepEqual(
      profile.flags?.items.map(({ text }) => text),
      ['complain', 'audit', 'kill.signal=hup'],
    )
    assert.deepEqual(
      profile.xattrs.map(({ name, values }) => [name.text, values[0]?.text]),
      [['x', 'y']],
    )
  })

  it('tells includes from comments that begin like one', () => {
    const { items, comments } = readAppArmor(
      '#include <a>\n# include <b>\n#included by hand\ninclude if exists "/etc/apparmor.d/c"\n',
    )
    assert.deepEqual(
      items.map((node) => node.type === 'include' && [node.target.text, node.prose, node.ifExists]),
      [
        ['a', false, false],
        ['d', true, false],
        ['/etc/apparmor.d/c', false, true],
      ],
    )
    assert.equal(comments.length, 1)
  })

  it('bounds how deep its tree gets', () => {
    const depth = 5000
    const { items } = readAppArmor(`profile t ${'{ '.repeat(depth)}/a r,${' }'.repeat(depth)}`)
    assert.deepEqual(rules(items).map(written), ['/a r'])
  })
})
