// What may be read for a file, and what counts for it, hangs on where it lies: not on what was named, nor in which order.
import assert from 'node:assert/strict'
import { symlinkSync } from 'node:fs'
import { product } from '../product.ts'
import type { JsonReport } from '../../src/report/index.ts'
import { makeSandbox, type Sandbox } from './sandbox.ts'

const DOCKERFILE = 'FROM debian:13\nUSER root\nCMD ["x"]\n'

describe('the border of the command line', () => {
  let box: Sandbox
  beforeEach(() => {
    box = makeSandbox()
  })
  afterEach(() => box.remove())
  const audit = async (args: readonly string[], cwd = '.', toy = false) => {
    const all = ['audit', '--format', 'json', '--fail-on', 'never', ...args]
    const { code, stdout, stderr } = await box.run(all, { cwd, ...(toy ? {} : { product }) })
    return { code, stderr, report: JSON.parse(stdout) as JsonReport }
  }
  const rules = ({ findings }: JsonReport) => findings.map(({ file, rule }) => `${file} ${rule}`)

  it('keeps configurations of other tools above the repository out', async () => {
    const quiet = { '.hadolint.yaml': 'ignored: [DL3002]\n', '.trivyignore': 'DS-0002\n' }
    box.put({ ...quiet, 'r/.git/HEAD': '', 'r/a/Dockerfile': DOCKERFILE })
    const before = (await audit(['r'])).report
    assert.ok(
      rules(before).some((one) => one.endsWith(' root-user')),
      rules(before).join(),
    )
    assert.deepEqual(before.suppressed, [])
    assert.deepEqual((await audit(['.'], 'r/a')).report, before)
    box.put({ 'r/.hadolint.yaml': 'ignored: [DL3002]\n' })
    for (const args of [['r'], ['r/a'], ['r/a/Dockerfile']]) {
      assert.deepEqual(
        (await audit(args)).report.suppressed.map(({ reason }) => reason),
        ['switched off in .hadolint.yaml'],
      )
    }
  })

  it('lets the nearest project file count for each file, whatever the order of paths', async () => {
    box.put({
      '.git/HEAD': '',
      'legacy/ringfence.yaml': 'preset: strict\n',
      'legacy/Dockerfile': DOCKERFILE,
      'svc/Dockerfile': DOCKERFILE,
    })
    const all = rules((await audit(['.'])).report)
    assert.ok(
      all.filter((one) => one.startsWith('legacy/')).length > all.filter((one) => one.startsWith('svc/')).length,
    )
    for (const args of [
      ['svc', 'legacy'],
      ['legacy', 'svc'],
      ['legacy/Dockerfile', 'svc/Dockerfile'],
    ]) {
      assert.deepEqual(rules((await audit(args)).report), all)
    }
    box.put({ 'named.yaml': 'preset: strict\n' })
    const strict = rules((await audit(['.', '--config', 'named.yaml'])).report)
    assert.equal(
      strict.filter((one) => one.startsWith('svc/')).length,
      strict.filter((one) => one.startsWith('legacy/')).length,
    )
  })

  it('stops at a project file that is not understood, wherever it lies', async () => {
    box.put({
      '.git/HEAD': '',
      'a/a.toy': 'PRIVILEGED',
      'b/ringfence.yaml': 'exclude: "(*(a"\n',
      'b/a.toy': 'PRIVILEGED',
    })
    const { code, stdout, stderr } = await box.run(['audit'])
    assert.deepEqual([code, stdout], [2, ''])
    assert.match(stderr, /b\/ringfence\.yaml:1:10: a pattern knows/)
    assert.equal((await box.run(['audit', 'a', '--fail-on', 'never'])).code, 0)
  })

  it('gives a finding the same fingerprint, whatever was named', async () => {
    box.put({ '.git/HEAD': '', 'x/a.toy': 'PRIVILEGED' })
    const prints = []
    for (const [args, cwd] of [
      [['.'], '.'],
      [['x'], '.'],
      [['a.toy'], 'x'],
    ] as const) {
      prints.push((await audit(args, cwd, true)).report.findings[0]?.fingerprint)
    }
    assert.deepEqual(new Set(prints).size, 1)
  })

  it('reads what a file names up to the border, and nothing beyond it', async () => {
    const vagrantfile = 'Vagrant.configure("2") do |config|\n  config.vm.provision "shell", path: "../setup.sh"\nend\n'
    const script = 'wget --no-check-certificate https://example.com/a.tar.gz\n'
    box.put({ 'setup.sh': script, 'r/.git/HEAD': '', 'r/Vagrantfile': vagrantfile })
    box.put({ 'r/setup.sh': script, 'r/vm/Vagrantfile': vagrantfile })
    const related = ({ report }: { readonly report: JsonReport }) =>
      report.findings
        .filter(({ rule }) => rule === 'wget-verification-off')
        .flatMap((one) => one.related.map(({ file }) => file.split('/').at(-1)))
    const inside = await audit(['r/vm'])
    assert.deepEqual([inside.stderr, inside.report.files.map(({ path }) => path)], ['', ['vm/Vagrantfile']])
    assert.deepEqual(related(inside), ['setup.sh'])
    assert.deepEqual(related(await audit(['r/Vagrantfile'])), [])
    // Outside a repository the audited folder is the border, for a single file its own.
    box.put({ 's/setup.sh': script, 's/vm/Vagrantfile': vagrantfile })
    assert.equal(related(await audit(['s'])).length, 1)
    for (const path of ['s/vm', 's/vm/Vagrantfile']) assert.deepEqual(related(await audit([path])), [])
  })

  it('follows no link out of it', async () => {
    box.put({ 'up/.hadolint.yaml': 'ignored: [DL3002]\n', 'r/.git/HEAD': '', 'r/Dockerfile': DOCKERFILE })
    symlinkSync('../up/.hadolint.yaml', box.path('r/.hadolint.yaml'))
    const { report, stderr, code } = await audit(['r'])
    assert.deepEqual([report.suppressed, code], [[], 0])
    assert.equal(stderr, 'ringfence: r/.hadolint.yaml: not looked at, it is a link that leads out of the project\n')
  })

  it('sees the same files in a folder of profiles as from above', async () => {
    box.put({
      'etc/apparmor.d/usr.bin.a': '#include <tunables/global>\nprofile a /usr/bin/a {\n  capability sys_admin,\n}\n',
      'etc/apparmor.d/abstractions/mine': 'capability sys_admin,\n',
      'etc/apparmor.d/tunables/mine': '@{X}=/x\n',
      'etc/selinux/config': 'SELINUX=disabled\n',
    })
    const names = ({ report }: { readonly report: JsonReport }) => report.files.map(({ path }) => path)
    const all = names(await audit(['etc']))
    assert.equal(all.length, 4)
    assert.deepEqual(names(await audit(['etc/apparmor.d', 'etc/selinux'])), all)
    assert.deepEqual(names(await audit(['etc/apparmor.d/abstractions'])), ['etc/apparmor.d/abstractions/mine'])
  })

  it('knows the whole repository when a part of it is audited', async () => {
    box.put({
      '.git/HEAD': '',
      'svc/compose.yaml': 'services:\n  a:\n    image: x:1\n    security_opt: ["apparmor:mine"]\n',
      'profiles/apparmor.d/mine': 'profile mine {\n}\n',
      'profiles/apparmor.d/other': 'profile other {\n}\n',
    })
    const strict = ['--preset', 'strict']
    const unknown = (report: JsonReport) => rules(report).filter((one) => one.endsWith('unknown-apparmor-profile'))
    assert.deepEqual(unknown((await audit(['svc', ...strict])).report), [])
    box.put({ 'profiles/apparmor.d/mine': 'profile another {\n}\n' })
    assert.deepEqual(unknown((await audit(['svc', ...strict])).report), ['svc/compose.yaml unknown-apparmor-profile'])
    // Of a single file outside a repository nothing can be said to be missing elsewhere.
    box.put({ 'r/.git/HEAD': '' })
    const alone = makeSandbox()
    alone.put({ 'compose.yaml': box.text('svc/compose.yaml') })
    const { stdout } = await alone.run(['audit', '--format', 'json', ...strict, 'compose.yaml'], { product })
    alone.remove()
    assert.deepEqual(unknown(JSON.parse(stdout) as JsonReport), [])
  })
})
