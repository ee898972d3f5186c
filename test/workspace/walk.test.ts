import assert from 'node:assert/strict'
import fc from 'fast-check'
import ignore from 'ignore'
import { sameUri } from '../../src/core/uri.ts'
import { matcherOf } from '../../src/syntax/glob/index.ts'
import { readIgnoreRules } from '../../src/workspace/ignore-files.ts'
import { isLeftOut, type Exclusion } from '../../src/workspace/project-files.ts'
import { createTree } from '../../src/workspace/tree.ts'
import { walk, type WalkOptions } from '../../src/workspace/walk.ts'
import type { Source } from '../../src/core/source.ts'
import { memoryHost, type Files } from './memory.ts'

const at = (path: string): string => `file://${path}`

/** A project file of these tests is one pattern. */
const exclusionOf = ({ uri, text }: Source): Exclusion => ({
  folder: uri.slice(0, uri.lastIndexOf('/')),
  excludes: matcherOf([text]),
})

function walked(files: Files, top = '/w', options: Partial<WalkOptions> = {}): readonly string[] {
  const tree = createTree(memoryHost(files), () => [at(top)])
  const border = tree.border(at(`${top}/x`))
  assert.ok(border)
  const { uris } = walk(tree, at(top), border, {
    ignore: true,
    opens: () => true,
    nested: true,
    exclusionOf,
    ...options,
  })
  return uris
    .map((uri) => sameUri(uri).slice(7))
    .filter((path) => !/ignore$|ringfence\.yaml$/.test(path))
    .sort()
}

describe('a walk', () => {
  it('takes the files whose whole path has a name for it, as seen from the root', () => {
    const files = { '/etc/apparmor.d/abstractions/base': '', '/etc/apparmor.d/usr.bin.x': '', '/etc/other': '' }
    const opens = matcherOf(['**/apparmor.d/**'])
    const both = ['/etc/apparmor.d/abstractions/base', '/etc/apparmor.d/usr.bin.x']
    for (const top of ['/etc', '/etc/apparmor.d']) assert.deepEqual(walked(files, top, { opens }), both)
    assert.deepEqual(walked(files, '/etc/apparmor.d/abstractions', { opens }), both.slice(0, 1))
  })
  it('takes names with line ends, and no folders of tools', () => {
    assert.deepEqual(walked({ '/w/a\nb': '', '/w/.git/x': '', '/w/.hg/x': '', '/w/node_modules/x': '', '/w/p': '|' }), [
      '/w/a\nb',
    ])
  })
  it('follows links to files inside the border, never links to folders', () => {
    const files = {
      '/w/.git/H': '',
      '/w/a/l': '->/w/b',
      '/w/b': '',
      '/w/a/out': '->/o',
      '/o': '',
      '/w/a/d': '->/w/c',
      '/w/c/x': '',
    }
    assert.deepEqual(walked(files, '/w/a'), ['/w/a/l'])
  })
  it('obeys ignore files up to the border, inner ones last', () => {
    const files = {
      '/.gitignore': '*',
      '/w/.git/H': '',
      '/w/.gitignore': 'gen/\n*.log',
      '/w/sub/.ringfenceignore': '!gen/\n!keep.log\nmine',
      '/w/sub/gen/deep/a': '',
      '/w/gen/b': '',
      '/w/sub/x.log': '',
      '/w/sub/keep.log': '',
      '/w/sub/mine': '',
    }
    const expected = ['/w/sub/gen/deep/a', '/w/sub/keep.log']
    assert.deepEqual(walked(files), expected)
    assert.deepEqual(walked(files, '/w/sub'), expected)
    assert.equal(walked(files, '/w', { ignore: false }).length, 5)
  })
  it('looks into what is named by hand, although it is ignored or left out', () => {
    for (const pattern of ['gen', 'gen/**', 'gen/*', '**']) {
      for (const name of ['.gitignore', 'ringfence.yaml']) {
        const files = { '/w/.git/H': '', [`/w/${name}`]: pattern, '/w/gen/a': '', '/w/gen/b/c': '' }
        assert.deepEqual(walked(files, '/w/gen'), ['/w/gen/a', '/w/gen/b/c'], `${name}: ${pattern}`)
        assert.deepEqual(walked(files), [], `${name}: ${pattern}`)
      }
    }
  })
  it('obeys the nearest project file, and none in a folder that is left out', () => {
    const files = {
      '/w/ringfence.yaml': '**/old',
      '/w/x/old': '',
      '/w/x/new': '',
      '/w/y/.ringfence.yaml': '**/new',
      '/w/y/old': '',
      '/w/y/new': '',
      '/w/old/ringfence.yaml': 'none',
      '/w/old/z': '',
    }
    assert.deepEqual(walked(files), ['/w/x/new', '/w/y/old'])
    const tree = createTree(memoryHost(files), () => [at('/w')])
    const left = Object.keys(files).filter((path) =>
      isLeftOut(tree, at(path), { folder: at('/w'), project: true }, exclusionOf),
    )
    assert.deepEqual(left, ['/w/x/old', '/w/y/new', '/w/old/ringfence.yaml', '/w/old/z'])
  })
  it('enters repositories inside with their own rules, or leaves them out', () => {
    const files = {
      '/w/.git/H': '',
      '/w/.gitignore': 'a',
      '/w/ringfence.yaml': '**/b',
      '/w/in/.git': '',
      '/w/in/a': '',
      '/w/in/b': '',
    }
    assert.deepEqual(walked(files), ['/w/in/.git', '/w/in/a', '/w/in/b'])
    assert.deepEqual(walked(files, '/w', { nested: false }), [])
  })
})

describe('an ignore file', () => {
  it('reads lines as gitignore(5) says', () => {
    const rules = readIgnoreRules(
      '\ufeff# comment\n\\#a\n\\!b\n\n c \\ \n/top\nin/side\ndir/\nd/**\n**/e\nf/**/g\n{h,i}\n*.x\n!k.x\r\n',
    )
    const ignored = [
      '#a',
      '!b',
      ' c  ',
      'top',
      'in/side',
      'x/#a',
      'd/q',
      'd/q/r',
      'y/e',
      'e',
      'f/g',
      'f/1/2/g',
      '{h,i}',
      'j.x',
    ]
    assert.deepEqual(
      ignored.filter((path) => rules(path, false) !== true),
      [],
    )
    for (const path of ['a', 'x/top', 'x/in/side', 'dir', 'd', 'h', 'comment', 'k']) {
      assert.equal(rules(path, false), undefined, path)
    }
    assert.equal(rules('a/dir', true), true)
    assert.equal(rules('k.x', false), false)
    assert.equal(readIgnoreRules('Build', true)('bUILD', false), true)
  })
  it('reads them as the package "ignore" does', () => {
    const part = fc.oneof(fc.stringMatching(/^[ab*?]{1,3}$/), fc.constantFrom('**', '[ab]', '*.b', '\\a'))
    const line = fc
      .tuple(
        fc.constantFrom('', '!', '/', '!/'),
        fc.array(part, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('', '/'),
      )
      .map(([start, parts, end]) => start + parts.join('/') + end)
      // The package takes some doubled stars for something else than git does.
      .filter((text) => !/[^/!]\*\*|\*\*[^/]|\*\*\/?$|\*\*\/\*\*/.test(text))
    const path = fc
      .array(fc.stringMatching(/^[ab.]{1,3}$/), { minLength: 1, maxLength: 3 })
      .filter((parts) => !parts.some((one) => /^\.+$/.test(one)))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), path, fc.boolean(), (lines, parts, isFolder) => {
        const theirs = ignore().add(lines.join('\n'))
        const ours = readIgnoreRules(lines.join('\n'))
        const isOut = parts.some((_, index) =>
          ours(parts.slice(0, index + 1).join('/'), isFolder || index < parts.length - 1),
        )
        assert.equal(
          isOut,
          theirs.ignores(parts.join('/') + (isFolder ? '/' : '')),
          `${JSON.stringify(lines)} ${parts.join('/')}`,
        )
      }),
      { numRuns: 2000 },
    )
  })
})
