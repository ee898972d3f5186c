import assert from 'node:assert/strict'
import { addressReach } from '../../src/syntax/notation/listen-address.ts'
import { byteSize } from '../../src/syntax/notation/byte-size.ts'
import { fileMode } from '../../src/syntax/notation/file-mode.ts'
import { kernelArguments } from '../../src/syntax/notation/kernel-arguments.ts'
import { parseImageReference } from '../../src/syntax/notation/image-reference.ts'
import { maskReferences } from '../../src/syntax/notation/interpolation.ts'
import { normalizePath } from '../../src/syntax/notation/posix-path.ts'
import { isLoopback, isNearHost, webAddress } from '../../src/syntax/notation/web-address.ts'

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`

describe('image references', () => {
  it('takes references apart', () => {
    const cases: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ['nginx', { repository: 'nginx', name: 'nginx' }],
      ['nginx:1.27', { repository: 'nginx', name: 'nginx', tag: '1.27' }],
      [
        'docker.io/library/nginx:latest',
        { registry: 'docker.io', repository: 'library/nginx', name: 'nginx', tag: 'latest' },
      ],
      ['library/nginx', { repository: 'library/nginx', name: 'nginx' }],
      [
        `reg:5000/a/b:tag@${DIGEST}`,
        { registry: 'reg:5000', repository: 'a/b', name: 'reg:5000/a/b', tag: 'tag', digest: DIGEST },
      ],
      ['localhost/x', { registry: 'localhost', repository: 'x', name: 'localhost/x' }],
      [`nginx@${DIGEST}`, { repository: 'nginx', name: 'nginx', digest: DIGEST }],
      ['localhost:5000/x', { registry: 'localhost:5000', repository: 'x', name: 'localhost:5000/x' }],
      ['bitnami/redis', { repository: 'bitnami/redis', name: 'bitnami/redis' }],
    ]
    for (const [text, expected] of cases) {
      const found = parseImageReference(text)
      assert.ok(found, text)
      const { registry, repository, tag, digest, name } = found
      const parts = [expected.registry, expected.repository, expected.tag, expected.digest]
      assert.deepEqual([registry, repository, tag, digest], parts, text)
      assert.equal(name, expected.name, text)
      const spans = [found.registrySpan, found.repositorySpan, found.tagSpan, found.digestSpan]
      assert.deepEqual(
        spans.map((at) => at && text.slice(at.start, at.end)),
        parts,
        text,
      )
      assert.equal(text.slice(0, found.nameEnd), text.replace(/@.*$/, '').replace(/:[^/]*$/, ''), text)
    }
  })

  it('refuses what is none', () => {
    for (const text of [
      '',
      ' ',
      'a b',
      '${IMAGE}',
      'nginx:$TAG',
      ':tag',
      'nginx:',
      'nginx@',
      'nginx@sha256',
      'a//b',
      '/x',
    ]) {
      assert.equal(parseImageReference(text), undefined, text)
    }
  })
})

describe('web addresses', () => {
  it('are taken apart', () => {
    assert.deepEqual(webAddress('"https://me:pass@Example.com:8443/a/b?token=x#y"'), {
      scheme: 'https',
      host: 'example.com',
      path: '/a/b',
      shown: 'https://Example.com/a/b',
      place: 'Example.com/a/b',
    })
    assert.deepEqual(webAddress('get.example.com/x'), {
      scheme: '',
      host: 'get.example.com',
      path: '/x',
      shown: 'get.example.com/x',
      place: 'get.example.com/x',
    })
    assert.equal(webAddress('http://${HOST}/x')?.host, undefined)
    assert.equal(webAddress('https://example.com/v$V/x')?.path, '/v$V/x')
    for (const word of ['-', 'install', './file', '/tmp/x.tar.gz', '$URL', '']) {
      assert.equal(webAddress(word), undefined, word)
    }
  })
  it('tell what is near', () => {
    for (const host of ['localhost', 'mirror', '10.0.0.7', '192.168.1.2', '172.20.0.1', '[::1]', 'files.internal']) {
      assert.ok(isNearHost(host), host)
    }
    for (const host of ['example.com', '172.32.0.1', '8.8.8.8', 'internal.example.com']) {
      assert.ok(!isNearHost(host), host)
    }
    assert.ok(isLoopback('127.0.0.1') && !isLoopback('10.0.0.7'))
  })
})

const REACHES = {
  all: ['', '0.0.0.0', '0', '*', '::', '[::]', '::0', '0:0:0:0:0:0:0:0', '::ffff:0.0.0.0', ' 0.0.0.0 '],
  loopback: ['127.0.0.1', '127.0.1.1', '::1', '[::1]', '0:0:0:0:0:0:0:1', 'localhost', '::ffff:127.0.0.1'],
  one: ['192.168.7.2', '10.0.0.0', 'fe80::1', '2001:db8::', 'host.example.org', '12.7.0.1'],
} as const

describe('listen addresses', () => {
  for (const [reach, addresses] of Object.entries(REACHES)) {
    for (const address of addresses) {
      it(`"${address}" reaches ${reach}`, () => assert.equal(addressReach(address), reach))
    }
  }
})

/** Mode, everybody writes, set-user-id, set-group-id, the mode with writing left to the owner. */
const MODES: readonly (readonly [
  text: string,
  world: boolean,
  setuid: boolean,
  setgid: boolean,
  closed: string | undefined,
])[] = [
  ['777', true, false, false, '755'],
  ['0777', true, false, false, '0755'],
  ['1777', false, false, false, '1755'],
  ['666', true, false, false, '644'],
  ['775', false, false, false, '755'],
  ['4755', false, true, false, '4755'],
  ['2775', false, false, true, '2755'],
  ['a+rwx', true, false, false, 'u+rwx,go+rx'],
  ['ugo+rw', true, false, false, 'u+rw,go+r'],
  ['a=rwX,u+s', true, true, false, 'u=rwX,go=rX,u+s'],
  ['o+w', true, false, false, undefined],
  ['a+w', true, false, false, 'u+w'],
  ['+x', false, false, false, '+x'],
  ['+w', false, false, false, '+w'],
  ['o-w', false, false, false, 'o-w'],
  ['g+rwX', false, false, false, 'g+rwX'],
  ['+s', false, true, true, '+s'],
  ['u-s', false, false, false, 'u-s'],
  ['7', true, false, false, '5'],
  ['66', true, false, false, '44'],
  ['02', true, false, false, '00'],
  ['g=u', false, false, false, 'g=u'],
  ['o=u', true, false, false, undefined],
  ['g=u,o+w', true, false, false, undefined],
]

const GROUP_WRITES = new Set([
  '777',
  '0777',
  '1777',
  '666',
  '775',
  '2775',
  '66',
  'a+rwx',
  'ugo+rw',
  'a=rwX,u+s',
  'a+w',
  'g+rwX',
  'g=u',
  'g=u,o+w',
])

describe('file modes', () => {
  for (const [text, world, setuid, setgid, closed] of MODES) {
    it(`reads ${text}`, () => {
      const { groupWritable, worldWritable, ownerWrites, ...mode } = fileMode(text) ?? assert.fail()
      assert.deepEqual([worldWritable, mode.setuid, mode.setgid, ownerWrites], [world, setuid, setgid, closed])
      assert.equal(groupWritable, GROUP_WRITES.has(text))
    })
  }
  for (const [text, readable] of [
    ['644', true],
    ['0640', false],
    ['604', true],
    ['a+r', true],
    ['+r', true],
    ['go=r', true],
    ['g+r', false],
    ['o-r', false],
    ['a+x', false],
  ] as const) {
    it(`${text}: everybody reads: ${readable}`, () => assert.equal(fileMode(text)?.worldReadable, readable))
  }
  it('keeps a sticky directory apart', () => assert.equal(fileMode('a+rwx,+t')?.worldWritable, false))
  it('refuses what is no mode', () => {
    for (const text of ['', 'app:app', '$MODE', '888', 'u+q', 'o=x=u']) {
      assert.equal(fileMode(text)?.worldWritable ?? 'none', 'none', text)
    }
  })
})

describe('sizes, paths and variable references', () => {
  it('reads amounts of memory as Docker does', () => {
    const sizes: readonly (readonly [string, number | undefined])[] = [
      ['512m', 512 * 1024 ** 2],
      ['1g', 1024 ** 3],
      ['1.5GB', 1.5 * 1024 ** 3],
      ['64 kib', 64 * 1024],
      ['100', 100],
      ['10b', 10],
      ['', undefined],
      ['m', undefined],
      ['-1', undefined],
      ['1x', undefined],
      ['1 000', undefined],
    ]
    for (const [text, bytes] of sizes) assert.equal(byteSize(text), bytes, text)
  })

  it('resolves paths without leaving the root', () => {
    const cases = {
      '/a//b/../c/.': '/a/c',
      '/../..': '/',
      '../../x': '../../x',
      './': '.',
      'a/../..': '..',
      '/var/run': '/run',
      '/var/running': '/var/running',
    }
    for (const [path, expected] of Object.entries(cases)) assert.equal(normalizePath(path), expected, path)
  })

  it('masks references and keeps offsets', () => {
    const cases = {
      'a$B-c': 'a\0\0-c',
      '${A}': '\0\0\0\0',
      '${A:-b}c': '\0\0\0\0\0b\0c',
      '${A:?b}c': '\0'.repeat(7) + 'c',
      '${A:-${B:-c}}': '\0'.repeat(10) + 'c\0\0',
      $$A: '$$A',
      $: '$',
      '${': '${',
      '${A:+b}': '\0'.repeat(7),
      '${A-b': '\0\0\0\0b',
      '}': '}',
    }
    for (const [text, expected] of Object.entries(cases)) assert.equal(maskReferences(text), expected, text)
  })
})

describe('arguments of a kernel', () => {
  for (const [line, expected] of [
    ['root=/dev/vda1  quiet\n\tselinux=0', ['root=/dev/vda1', 'quiet', 'selinux=0']],
    ['a="b c" "d=e f" g', ['a=b c', 'd=e f', 'g']],
    ['a="b c', ['a=b c']],
    ['quiet -- selinux=0', ['quiet']],
    ['a=-- b', ['a=--', 'b']],
    ['  ', []],
  ] as const) {
    it(`reads ${JSON.stringify(line)}`, () => {
      const found = kernelArguments(line)
      assert.deepEqual(
        found.map(({ text }) => text),
        expected,
      )
      for (const { text, span } of found) assert.equal(line.slice(span.start, span.end).replaceAll('"', ''), text)
    })
  }
})
