// What kinds declare holds: a kind takes every file it names, and facts find somebody who listens.
import assert from 'node:assert/strict'
import picomatch from 'picomatch'
import { Source } from '../../src/core/source.ts'
import type { KindDeclaration } from '../../src/core/kind.ts'
import { examplesOf } from '../../src/engine/page.ts'
import { ENGINE_FACTS } from '../../src/engine/product.ts'
import { createWorkspace } from '../../src/workspace/workspace.ts'
import { detectKind, languagesOf } from '../../src/kinds/detect.ts'
import { declaredFacts } from '../architecture/facts.ts'
import { kindOf, product } from '../product.ts'

/** The least that a file of each kind says. */
const TEXTS: Readonly<Record<string, string>> = {
  dockerfile: 'FROM alpine:3.20\n',
  compose: 'services:\n  web:\n    image: nginx:1.27\n',
  apparmor: 'profile app {\n  /etc/app r,\n}\n',
  'selinux-te': 'policy_module(app, 1.0)\n',
  'selinux-if': '## <summary>App</summary>\n',
  'selinux-fc': '/usr/bin/app\t--\tgen_context(system_u:object_r:app_exec_t,s0)\n',
  cil: '(type app_t)\n',
  'selinux-config': 'SELINUX=enforcing\n',
  semanage: 'boolean -m -1 httpd_can_network_connect\n',
  libvirt: "<domain type='kvm'>\n  <name>web</name>\n</domain>\n",
  vmx: 'config.version = "8"\n',
  vbox: '<VirtualBox version="1.19-linux">\n  <Machine name="web">\n  </Machine>\n</VirtualBox>\n',
  vagrant: 'Vagrant.configure("2") do |config|\nend\n',
}

/** Paths that a pattern fits: every choice of its braces, a word for each star, none and some folders for `**`. */
function pathsOf(pattern: string): readonly string[] {
  const choice = /\{([^{}]*)\}/.exec(pattern)
  if (choice) {
    return (choice[1] ?? '').split(',').flatMap((one) => pathsOf(pattern.replace(choice[0], one)))
  }
  const plain = pattern.replace(/\[!?([^\]])[^\]]*\]/g, '$1').replace(/(?<!\*)\*(?!\*)/g, 'x')
  return ['', 'some/folder/'].flatMap((folders) => {
    const path = plain.replaceAll('**/', folders).replace(/\*\*$/, 'x')
    return [path, path.toUpperCase()]
  })
}

/** Whether the kind itself says that such a name is something else. */
const excepted = ({ except = [] }: KindDeclaration, path: string): boolean =>
  except.length > 0 && picomatch.isMatch(path, [...except], { dot: true, nocase: true })

describe('kinds', () => {
  for (const kind of product.kinds) {
    const text = TEXTS[kind.id] ?? ''

    it(`${kind.id} takes every name it claims, in any case`, () => {
      const paths = kind.files.flatMap(pathsOf).filter((path) => !excepted(kind, path))
      assert.ok(paths.length >= 2)
      assert.deepEqual(
        paths.filter((path) => kindOf(path, text) !== kind.id),
        [],
      )
    })

    it(`${kind.id} takes what its text tells, wherever it looks`, () => {
      if (!kind.looksLike) return
      const paths = [...(kind.sniffed ?? []).flatMap(pathsOf)].filter((path) => !excepted(kind, path))
      assert.deepEqual(
        paths.filter((path) => kindOf(path, text) !== kind.id),
        [],
      )
    })

    it(`${kind.id} takes the languages it claims`, () => {
      for (const language of [...kind.languages, ...(kind.alsoCalled ?? [])]) {
        assert.equal(kindOf('untitled', text, language), kind.id, language)
      }
      for (const language of kind.within ?? []) {
        const [named] = kind.files.flatMap(pathsOf)
        assert.equal(kindOf(named ?? '', text, language), kind.id, language)
      }
    })

    it(`${kind.id} emits what it declares, and nothing else`, () => {
      const emitted = EMITTED.get(kind.id) ?? new Set()
      const declared = new Set<string>(kind.emits)
      assert.deepEqual(
        [...emitted].filter((fact) => !declared.has(fact)),
        [],
        'not declared',
      )
    })
  }

  for (const [name, text, languageId, expected] of [
    ['Dockerfile', TEXTS['dockerfile'], 'docker', 'dockerfile'],
    ['Dockerfile', TEXTS['dockerfile'], 'text', 'dockerfile'],
    ['Dockerfile', TEXTS['dockerfile'], '', 'dockerfile'],
    ['a.te', TEXTS['selinux-te'], 'te', 'selinux-te'],
    ['a.if', TEXTS['selinux-if'], 'lang', 'selinux-if'],
    ['a.fc', TEXTS['selinux-fc'], 'plaintext', 'selinux-fc'],
    ['a.cil', TEXTS['cil'], 'lisp', 'cil'],
    ['vm.xml', TEXTS['libvirt'], 'nxml', 'libvirt'],
    ['vm.vbox', TEXTS['vbox'], 'nxml', 'vbox'],
    ['apparmor.d/usr.bin.app', TEXTS['apparmor'], 'conf', 'apparmor'],
    ['a.aa', TEXTS['apparmor'], 'conf', 'apparmor'],
    ['Vagrantfile', TEXTS['vagrant'], 'ruby-ts', 'vagrant'],
    ['compose.yaml', TEXTS['compose'], 'yaml-ts', 'compose'],
    ['web.vmx', TEXTS['vmx'], 'conf', 'vmx'],
    ['selinux/config', TEXTS['selinux-config'], 'conf', 'selinux-config'],
  ] as const) {
    it(`a language id that no kind claims counts as none: ${name} as "${languageId}"`, () => {
      assert.equal(kindOf(name, text, languageId), expected)
    })
  }

  it('emit every fact there is, and a rule listens to each', () => {
    // The engine's own: what is wrong with a text, with its suppressions, and with Ringfence.
    const own: readonly string[] = ENGINE_FACTS
    const emittedBySome = new Set([...EMITTED.values()].flatMap((facts) => [...facts]))
    const declaredBySome = new Set<string>(product.kinds.flatMap(({ emits }) => emits))
    const heard = new Set<string>(product.rules.flatMap(({ rule }) => rule.facts))
    const facts = declaredFacts()
    assert.ok(facts.length > 70)
    assert.deepEqual(
      facts.filter((fact) => !own.includes(fact) && !declaredBySome.has(fact)),
      [],
      'no kind declares it',
    )
    assert.deepEqual(
      facts.filter((fact) => !own.includes(fact) && !emittedBySome.has(fact)),
      [],
      'no example of a page shows it',
    )
    assert.deepEqual(
      facts.filter((fact) => !heard.has(fact)),
      [],
      'no rule listens',
    )
  })

  it('leave a file to the language its editor names', () => {
    assert.equal(kindOf('Dockerfile', TEXTS['dockerfile'], 'yaml'), undefined)
    assert.equal(kindOf('compose.yaml', TEXTS['compose'], 'dockerfile'), 'dockerfile')
    assert.equal(kindOf('a.te', TEXTS['selinux-te'], 'xml'), undefined)
  })

  it('claim each language id once, but for those they are written in', () => {
    const meant = product.kinds.flatMap(({ languages, alsoCalled = [] }) => [...languages, ...alsoCalled])
    assert.deepEqual(meant, [...new Set(meant)])
    const claimed = new Set(product.kinds.flatMap(languagesOf))
    for (const id of ['docker', 'te', 'nxml', 'conf', 'ruby-ts', 'plaintext']) assert.ok(!claimed.has(id), id)
  })
})

describe('a Compose file under another name', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['{services: {web: {image: "shop:4"}}}', 'compose'],
    ['# stack\n---\n{ "name": "x",\n  "services": { "web": { "build": "." } } }', 'compose'],
    ['services: {web: {image: shop:4}}', undefined],
    ['{apiVersion: v1, kind: List, services: {web: {image: x}}}', undefined],
    ['{services: {web: {port: 80}}}', undefined],
    ['{x: {services: {web: {image: x}}}}', undefined],
    [`${'{'.repeat(10_000)}services: {`, undefined],
  ]
  for (const [text, kind] of cases) {
    it(text.slice(0, 60), () => assert.equal(kindOf('stack.yml', text), kind))
  }
})

/** The facts of every example of every page, by the kind that emits them. */
const EMITTED: ReadonlyMap<string, ReadonlySet<string>> = emitted()

function emitted(): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>()
  for (const { page } of product.rules) {
    for (const { file, text, beside } of examplesOf(page)) {
      const workspace = createWorkspace(product.kinds)
      for (const other of beside) workspace.put(new Source(`file:///x/${other.file}`, other.text))
      const source = new Source(`file:///x/${file}`, text)
      workspace.put(source)
      const kind = detectKind(product.kinds, source)
      if (!kind) continue
      const { facts } = product.reader(kind).read(source, workspace.around(source))
      const names = all.get(kind.id) ?? new Set()
      all.set(kind.id, names)
      for (const { name } of facts) names.add(name)
    }
  }
  return all
}
