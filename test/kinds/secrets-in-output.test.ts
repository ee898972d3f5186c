// Every shape of secret, in every kind of file, in everything that Ringfence says: not one character of it more than its beginning.
import assert from 'node:assert/strict'
import { applyEdits } from '../../src/core/edit.ts'
import { ALONE } from '../../src/core/neighbours.ts'
import { Source } from '../../src/core/source.ts'
import { analyze } from '../../src/engine/analyze.ts'
import { DEFAULT_CONFIG } from '../../src/engine/config.ts'
import { maskedText, openHtml, openJson, openSarif, openText, valuesOf } from '../../src/report/index.ts'
import { codeActions } from '../../src/server/actions/index.ts'
import { diagnosticOf } from '../../src/server/diagnostic.ts'
import type { Judgement } from '../../src/server/judge.ts'
import { completionsAt, hoverAt, outlineOf } from '../../src/server/language.ts'
import { createWorkspace } from '../../src/workspace/workspace.ts'
import { product } from '../product.ts'

const config = { ...DEFAULT_CONFIG, presets: ['strict'] as const }
const ABILITIES = { documentChanges: true, create: true, annotations: true, resolve: true }
const audit = { root: 'file:///x', sourceOf: () => undefined }

/** What is written, and the part of it that must not be seen. */
const SHAPES: Readonly<Record<string, readonly [written: string, secret: string]>> = {
  'a GitHub token': [`ghp_${'cD5'.repeat(12)}`, 'cD5cD5cD5'],
  'a GitLab token': ['glpat-Kd58vWq3h2Jf9Xs6bN4gU', '58vWq3h2Jf9Xs6bN4gU'],
  'an AWS key': ['AKIAW7HS42MBN4TZ8LP3', 'HS42MBN4TZ8LP3'],
  'a Slack webhook without a scheme': [
    'hooks.slack.com/services/T01ABCDEF/B02GHIJKL/Kd58vWq3h2Jf9Xs6bN4gU7eM',
    'Kd58vWq3h2Jf9Xs6bN4gU7eM',
  ],
  'a Slack webhook': [
    'https://hooks.slack.com/services/T01ABCDEF/B02GHIJKL/Kd58vWq3h2Jf9Xs6bN4gU7eM',
    'Kd58vWq3h2Jf9Xs6bN4gU7eM',
  ],
  'a Discord webhook': [
    'https://discord.com/api/webhooks/123456789012345678/Kd58vWq3h2Jf9Xs6bN4gU7eMa5pZs81AKd58vWq3h2Jf9Xs6bN4gU7eMa5pZ',
    'q3h2Jf9Xs6bN4gU7eM',
  ],
  'the signature of an Azure address': [
    'https://shop.blob.core.windows.net/a/b.tgz?sv=2024-05-04&sig=Kd58vWq3h2Jf9Xs6bN4gU7eMa5pZs81AKd58vWq3k2%3D',
    '5pZs81AKd58vWq3',
  ],
  'the signature of an S3 address': [
    `https://shop.s3.amazonaws.com/a.tgz?X-Amz-Date=20260101T000000Z&X-Amz-Signature=${'0a1b2c3d'.repeat(8)}`,
    '2c3d0a1b2c3d',
  ],
  'an authorization header': ['Authorization: Bearer h2Jf9Xs6bN4gU7eMa5pZ', 'Xs6bN4gU7eMa5pZ'],
  'a JSON Web Token': ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.h2Jf9Xs6bN4gU7eMa5pZ', 'h2Jf9Xs6bN4gU7eMa5pZ'],
  'a password in an address': ['https://deploy:Kd58vWq3@git.example.com/a.git', 'Kd58vWq3'],
  'a password in a connection string': ['Server=db;User Id=app;Password=Kd58vWq3;', 'Kd58vWq3'],
  'a named password': ['password=Kd58vWq3', 'Kd58vWq3'],
  'a named password of letters': ['db_password=violetanchorpebble', 'violetanchorpebble'],
  'a password of VNC': ['VNCPassword=Kd58vWq3', 'Kd58vWq3'],
  'a named token behind an option': ['--api-token=Kd58vWq3', 'Kd58vWq3'],
  'a password hash of Django': [
    'pbkdf2_sha256$600000$Kd58vWq3$h2Jf9Xs6bN4gU7eMa5pZs/h2Jf9Xs6bN4=',
    'h2Jf9Xs6bN4gU7eMa5pZs',
  ],
  'a password hash of crypt': ['app:$6$Kd58vWq3$h2Jf9Xs6bN4gU7eMa5pZs/', 'h2Jf9Xs6bN4gU7eMa5pZs'],
  'a password hash': ['app:$apr1$Kd58vWq3$h2Jf9Xs6bN4gU7eMa5pZs/', 'h2Jf9Xs6bN4gU7eMa5pZs'],
}

/** Where each kind may have it: in comments of their own and behind something, and in values where a kind has free text. */
const PLACES: Readonly<Record<string, readonly (readonly [file: string, text: (secret: string) => string])[]>> = {
  dockerfile: [
    ['Dockerfile', (it) => `FROM a:latest\n# ${it}\nRUN apt-get install curl && curl -k http://e.com | sh # ${it}\n`],
    [
      'Dockerfile',
      (it) => `FROM a:latest\nRUN curl ${it} | sh\nENV A="${it}"\nLABEL a="${it}"\nCMD ["run", "${it}"]\n`,
    ],
    ['Dockerfile', (it) => `FROM a\nRUN <<EOF\nwget -O- "${it}" | bash\nEOF\nADD ${it.split(' ')[0] ?? ''} /a\n`],
  ],
  compose: [
    [
      'compose.yaml',
      (it) => `services:\n  a: # ${it}\n    # ${it}\n    image: a:latest # ${it}\n    privileged: true\n`,
    ],
    [
      'compose.yaml',
      (it) =>
        `services:\n  a:\n    image: a\n    environment:\n      A: '${it}'\n    command: ["sh", "-c", "curl '${it}' | sh"]\n    labels: ['x=${it}']\n`,
    ],
    [
      'compose.yaml',
      (it) => `services:\n  a:\n    image: a\n    build:\n      context: '${it}'\n    volumes: ['/${it}:/b']\n`,
    ],
  ],
  apparmor: [
    ['a.apparmor', (it) => `# ${it}\nprofile t flags=(complain) { # ${it}\n  /** rwix, # ${it}\n  # ${it}\n}\n`],
  ],
  'selinux-te': [
    [
      'a.te',
      (it) =>
        `policy_module(a, 1)\n# ${it}\ntype a_t;\nallow a_t self:capability sys_admin; # ${it}\npermissive a_t;\n`,
    ],
  ],
  'selinux-if': [
    [
      'a.if',
      (it) =>
        `## <summary>${it}</summary>\ninterface(\`a_b',\`\n\t# ${it}\n\tallow $1 self:capability sys_admin; # ${it}\n')\n`,
    ],
  ],
  'selinux-fc': [['a.fc', (it) => `# ${it}\n/a(/.*)? gen_context(system_u:object_r:a_t,s0)\n/b # ${it}\n`]],
  cil: [['a.cil', (it) => `; ${it}\n(type a)\n(allow a self (capability (sys_admin))) ; ${it}\n(typepermissive a)\n`]],
  'selinux-config': [['etc/selinux/config', (it) => `# ${it}\nSELINUX=disabled\nSELINUXTYPE=targeted\n# ${it}\n`]],
  semanage: [['a.semanage', (it) => `# ${it}\npermissive -a a_t\nboolean -m --on httpd_execmem\n# ${it}\n`]],
  libvirt: [
    [
      'a.xml',
      (it) =>
        `<domain type='kvm'>\n  <!-- ${it.replace('--', '')} -->\n  <name>a</name>\n  <description>${xml(it)}</description>\n  <os>\n    <type>hvm</type>\n    <cmdline>quiet ${xml(it)}</cmdline>\n  </os>\n</domain>\n`,
    ],
  ],
  vmx: [
    [
      'a.vmx',
      (it) =>
        `# ${it}\ndisplayName = "a"\nannotation = "${it}"\nguestinfo.a = "${it}"\nRemoteDisplay.vnc.enabled = "TRUE"\n`,
    ],
  ],
  vbox: [
    [
      'a.vbox',
      (it) =>
        `<VirtualBox>\n  <Machine uuid="{1}" name="a">\n    <!-- ${it.replace('--', '')} -->\n    <ExtraData>\n      <ExtraDataItem name="a" value="${xml(it)}"/>\n    </ExtraData>\n    <Hardware/>\n  </Machine>\n</VirtualBox>\n`,
    ],
    [
      'a.vbox',
      (it) => {
        const [name = '', value = ''] = it.split('=', 2)
        return `<VirtualBox>\n  <Machine uuid="{1}" name="a">\n    <Hardware>\n      <RemoteDisplay enabled="true">\n        <VRDEProperties>\n          <Property name="${value && !name.includes(':') ? xml(name) : 'password'}" value="${xml(value && !name.includes(':') ? value : it)}"/>\n        </VRDEProperties>\n      </RemoteDisplay>\n    </Hardware>\n  </Machine>\n</VirtualBox>\n`
      },
    ],
  ],
  vagrant: [
    [
      'Vagrantfile',
      (it) =>
        `# ${it}\nVagrant.configure("2") do |config|\n  config.vm.box = "a" # ${it}\n  config.vm.provision "shell", inline: "curl '${it}' | sh"\n  config.vm.provider "virtualbox" do |vb|\n    vb.customize ["modifyvm", :id, "--vrdeproperty", "${it}"]\n  end\nend\n`,
    ],
  ],
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;')
}

/** All that is said of a text: reports, the editor's messages, titles and edits of fixes, hovers, completions, outlines, and fixes as a preview shows them. */
function everythingSaid(file: string, text: string): readonly (readonly [where: string, said: string])[] {
  const source = new Source(`file:///x/${file}`, text)
  const analysis = analyze(product, source, config)
  const { findings, secrets } = analysis
  const said: [string, string][] = []
  for (const [format, open] of Object.entries({
    text: (sink: (piece: string) => void) => openText(sink, audit),
    json: (sink: (piece: string) => void) => openJson(sink, audit, '1'),
    sarif: (sink: (piece: string) => void) => openSarif(sink, audit, product),
    html: (sink: (piece: string) => void) => openHtml(sink, audit, '1'),
  })) {
    const writer = open((piece) => said.push([format, piece]))
    writer.file({ source, analysis })
    writer.end([])
  }
  const neighbours = createWorkspace(product.kinds).around(source)
  const judgement: Judgement = { source, version: 1, config, path: file, neighbours, analysis }
  for (const finding of findings) {
    said.push(['diagnostic', JSON.stringify(diagnosticOf(source, finding, ALONE, true))])
    for (const { edits } of finding.fixes) {
      const fixed = new Source(source.uri, applyEdits(text, edits))
      const after = analyze(product, fixed, config).secrets
      const values = [...valuesOf(source, secrets), ...valuesOf(fixed, after)]
      said.push(['preview', maskedText(source, secrets, values)], ['preview', maskedText(fixed, after, values)])
    }
  }
  const context = { diagnostics: [] }
  const all = { start: 0, end: text.length }
  const actions = codeActions({ judgement, span: all, context, abilities: ABILITIES, commands: false })
  said.push(['actions', JSON.stringify(actions)], ['outline', JSON.stringify(outlineOf(judgement))])
  for (let line = 0; line < source.lineStarts.length; line++) {
    const { start, end } = source.lineSpan(line)
    for (let character = 0; character <= end - start; character += 3) {
      said.push(['hover', JSON.stringify(hoverAt(judgement, { line, character }, false))])
    }
    said.push(['completions', JSON.stringify(completionsAt(judgement, { line, character: end - start }))])
  }
  return said
}

describe('secrets are never said', () => {
  it('by chance: no page of a rule has one of these', () => {
    for (const { page } of product.rules) {
      for (const [, secret] of Object.values(SHAPES)) assert.ok(!page.includes(secret))
    }
  })

  it('in any kind: each has a place here', () => {
    assert.deepEqual(Object.keys(PLACES).sort(), product.kinds.map(({ id }) => id).sort())
  })

  for (const [kind, places] of Object.entries(PLACES)) {
    for (const [shape, [written, secret]] of Object.entries(SHAPES)) {
      it(`${kind}: ${shape}`, () => {
        assert.ok(written.includes(secret))
        for (const [file, text] of places) {
          const whole = text(written)
          for (const [where, said] of everythingSaid(file, whole)) {
            assert.ok(
              !said.includes(secret),
              `${where} of\n${whole}\n${said.slice(Math.max(0, said.indexOf(secret) - 200)).slice(0, 300)}`,
            )
          }
        }
      })
    }
  }
})
