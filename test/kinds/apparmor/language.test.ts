import assert from 'node:assert/strict'
import { ALONE, type Neighbours } from '../../../src/core/neighbours.ts'
import { type Source } from '../../../src/core/source.ts'
import { language } from '../../../src/kinds/apparmor/language/index.ts'
import { around, file } from './support.ts'

/** A text with the cursor at `|`. */
function at(marked: string, path = 'apparmor.d/t'): { readonly source: Source; readonly offset: number } {
  const offset = marked.indexOf('|')
  return { source: file(path, marked.replace('|', '')), offset }
}

function hover(marked: string): string | undefined {
  const { source, offset } = at(marked)
  return language.hover?.(source, offset, ALONE)?.markdown
}

function labels(marked: string, neighbours: Neighbours = ALONE): readonly string[] {
  const { source, offset } = at(marked)
  return language.complete?.(source, offset, neighbours).map(({ label }) => label) ?? []
}

/** A rule with the cursor, and a word of what is said there. */
const HOVERS: readonly (readonly [text: string, word: string])[] = [
  ['profile t flags=(com|plain) {}', 'Only logs'],
  ['profile t flags=(attach_disconnected.pa|th=/x) {}', 'given path'],
  ['profile t { cap|ability chown, }', 'Stops filtering'],
  ['profile t { capability sys_ad|min, }', 'take over the host'],
  ['profile t { /a rw|ux, }', 'without any profile'],
  ['profile t { de|ny /a w, }', 'Refuses'],
  ['profile t { ptrace (tr|ace), }', 'trace another process'],
  ['profile t { network pack|et, }', 'raw frames'],
  ['profile t { include <abstractions/dbus-ses|sion> }', 'any service'],
  ['profile t { @{HO|ME}/x r, }', '/home/*/'],
  ['# use|rns', ''],
]

/** A text with the cursor, what is offered there, and what is not. */
const COMPLETIONS: readonly (readonly [text: string, offered: readonly string[], not: readonly string[]])[] = [
  ['profile t {\n  |', ['capability', 'deny', 'network'], ['chown']],
  ['profile t {\n  /a r,\n  ca|', ['capability'], []],
  ['profile t {\n  deny capability sys_|', ['sys_admin'], ['network']],
  ['profile t {\n  network inet |', ['stream', 'netlink'], ['sys_admin']],
  ['profile t {\n  /a |', ['rw', 'Px'], ['capability']],
  ['profile t flags=(|', ['complain', 'audit'], ['deny']],
  ['profile t {\n  signal (se|', ['send', 'receive'], ['hup']],
  ['profile t {\n  signal set=(|', ['hup', 'kill'], ['send']],
  ['profile t {\n  mount options=(|', ['nosuid', 'bind'], []],
  ['profile t {\n  dbus send bus=system peer=(|', ['label', 'name'], ['bus']],
  ['profile t {\n  include <abs|', ['abstractions/base', 'tunables/global'], []],
  ['profile t {\n  owner @{|', ['HOME', 'PROC'], []],
  ['profile t {\n  set rlimit |', ['nofile'], []],
  ['profile t {\n  profile c { }\n  /a cx -> |', ['t//c'], []],
  ['# a comment |', [], ['capability']],
]

describe('AppArmor in an editor', () => {
  for (const [text, word] of HOVERS) {
    it(`explains ${JSON.stringify(text)}`, () => {
      const markdown = hover(text)
      if (word) assert.ok(markdown?.includes(word), markdown)
      else assert.equal(markdown, undefined)
    })
  }

  for (const [text, offered, not] of COMPLETIONS) {
    it(`completes ${JSON.stringify(text)}`, () => {
      const found = labels(text)
      for (const word of offered) {
        assert.ok(found.includes(word), `${word} is not offered among ${found.slice(0, 10).join(' ')}`)
      }
      for (const word of not) assert.ok(!found.includes(word), `${word} is offered`)
    })
  }

  it('replaces what is typed already', () => {
    const { source, offset } = at('profile t {\n  capability sys_|')
    assert.deepEqual(language.complete?.(source, offset, ALONE)[0]?.span, { start: offset - 4, end: offset })
  })

  it('finds includes, profiles and variables', () => {
    const { source } = at(
      'include <tunables/global>\n@{B}=/b\nprofile t {\n  include <abstractions/base>\n  @{A}/x px -> u,\n  @{B}/x cx -> c,\n  profile c { }\n}\n|',
    )
    const { neighbours } = around(
      source,
      file('apparmor.d/abstractions/base', ''),
      file('apparmor.d/tunables/global', '@{A}=/a\n'),
      file('apparmor.d/u', 'profile u { }\n'),
    )
    const places = (word: string): readonly string[] =>
      language
        .define?.(source, source.text.indexOf(word) + word.length, neighbours)
        .map(({ uri, span }) => `${uri.slice('file:///w/apparmor.d/'.length)} ${span.start}`) ?? []
    assert.deepEqual(places('abstractions/ba'), ['abstractions/base 0'])
    assert.deepEqual(places('px -> u'), ['u 8'])
    assert.deepEqual(places('cx -> c'), [`t ${source.text.indexOf('c {')}`])
    assert.deepEqual(places('@{A'), ['tunables/global 2'])
    assert.deepEqual(places('@{B}/'.slice(0, 3)), [`t ${source.text.indexOf('B}=')}`])
  })

  it('outlines profiles, hats, children and variables', () => {
    const { source } = at('@{A}=/a\nprofile t /usr/bin/t flags=(complain) {\n  ^h { }\n  profile c { }\n}\n|')
    assert.deepEqual(
      language.outline?.(source).map(({ name, detail, children }) => [name, detail, children.map((one) => one.name)]),
      [
        ['A', '/a', []],
        ['t', '/usr/bin/t (complain)', ['^h', 'c']],
      ],
    )
  })

  it('answers at every offset of a broken text', () => {
    const text = 'profile t flags=(x {\n  capability chown\n  /a rw\n  @{V'
    for (let offset = 0; offset <= text.length; offset++) {
      const source = file('apparmor.d/t', text)
      language.hover?.(source, offset, ALONE)
      language.complete?.(source, offset, ALONE)
      language.define?.(source, offset, ALONE)
    }
  })
})
