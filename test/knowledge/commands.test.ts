import assert from 'node:assert/strict'
import { fileMode } from '../../src/knowledge/file-mode.ts'
import { imageShell } from '../../src/knowledge/image-shells.ts'
import { isImmutable, isVendorInstaller } from '../../src/knowledge/installers.ts'
import { isLoopback, isNearHost, webAddress } from '../../src/knowledge/web-address.ts'

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
]

describe('file modes', () => {
  for (const [text, world, setuid, setgid, closed] of MODES) {
    it(`reads ${text}`, () => {
      assert.deepEqual(fileMode(text), { worldWritable: world, setuid, setgid, ownerWrites: closed })
    })
  }
  it('keeps a sticky directory apart', () => assert.equal(fileMode('a+rwx,+t')?.worldWritable, false))
  it('refuses what is no mode', () => {
    for (const text of ['', 'app:app', '$MODE', '888', '7', 'u+q']) {
      assert.equal(fileMode(text)?.worldWritable ?? 'none', 'none', text)
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
  it('know installers and fixed contents', () => {
    const of = (word: string) => webAddress(word) ?? assert.fail()
    assert.ok(isVendorInstaller(of('https://sh.rustup.rs')))
    assert.ok(isVendorInstaller(of('https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.1/install.sh')))
    assert.ok(!isVendorInstaller(of('https://raw.githubusercontent.com/someone/nvm/v0.40.1/install.sh')))
    assert.ok(!isVendorInstaller(of('https://sh.rustup.rs.example.com')))
    assert.ok(isImmutable(of(`https://raw.githubusercontent.com/a/b/${'0123456789'.repeat(4)}/install.sh`)))
    assert.ok(!isImmutable(of('https://raw.githubusercontent.com/a/b/main/install.sh')))
  })
})

describe('shells of images', () => {
  const cases: readonly (readonly [string, ReturnType<typeof imageShell>])[] = [
    ['debian:12', 'beside-bash'],
    ['ubuntu', 'beside-bash'],
    ['python:3.13-slim', 'beside-bash'],
    ['node:22-alpine', 'pipefail'],
    ['alpine:3.20', 'pipefail'],
    ['registry.access.redhat.com/ubi9/ubi', 'pipefail'],
    ['golang:1.23-nanoserver', undefined],
    ['example.com/debian', undefined],
  ]
  for (const [reference, shell] of cases) it(`knows ${reference}`, () => assert.equal(imageShell(reference), shell))
})
