// What compose-go 2.16 makes of the same files.
import assert from 'node:assert/strict'
import { mergedServices } from './workspace.ts'

const service = (settings: string): string => `services:\n  web:\n${settings.replace(/^/gm, '    ')}\n`
const merged = (base: string, over: string): unknown =>
  mergedServices({ 'compose.yaml': service(base), 'compose.override.yml': service(over) }, 'compose.yaml')['web']

describe('Compose: one file laid over another', () => {
  const cases: readonly (readonly [what: string, base: string, over: string, result: unknown])[] = [
    ['texts are replaced', 'image: a\nuser: "1"', 'image: b', { image: 'b', user: '1' }],
    [
      'mappings are merged',
      'deploy: {resources: {limits: {memory: 1g, pids: 5}}}',
      'deploy: {resources: {limits: {pids: 6}}}',
      { deploy: { resources: { limits: { memory: '1g', pids: '6' } } } },
    ],
    ['lists are joined, the same text counts once', 'cap_add: [A, B]', 'cap_add: [B, C]', { cap_add: ['A', 'B', 'C'] }],
    [
      'commands are replaced',
      'command: [a, b]\nentrypoint: [x]',
      'command: [c]\nentrypoint: y',
      { command: ['c'], entrypoint: 'y' },
    ],
    [
      'tests of health checks are replaced',
      'healthcheck: {test: [CMD, a], interval: 5s}',
      'healthcheck: {test: [CMD, b]}',
      { healthcheck: { test: ['CMD', 'b'], interval: '5s' } },
    ],
    [
      'mounts are one to a target',
      'volumes: ["./a:/x", "b:/y"]',
      'volumes: ["./c:/x:ro", {type: tmpfs, target: /z}]',
      { volumes: ['./c:/x:ro', 'b:/y', { type: 'tmpfs', target: '/z' }] },
    ],
    ['also from a drive', 'volumes: ["C:/a:/x"]', 'volumes: ["D:/b:/x"]', { volumes: ['D:/b:/x'] }],
    [
      'ports are joined',
      'ports: ["80:80"]',
      'ports: ["127.0.0.1:80:80", "80:80"]',
      { ports: ['80:80', '127.0.0.1:80:80'] },
    ],
    [
      'devices are one to a target',
      'devices: ["/dev/a:/dev/x"]',
      'devices: ["/dev/b:/dev/x:r"]',
      { devices: ['/dev/b:/dev/x:r'] },
    ],
    ['variables are one to a name', 'environment: [A=1, B=2]', 'environment: [B=3]', { environment: ['A=1', 'B=3'] }],
    [
      'in either form',
      'environment: [A=1, B]',
      'environment: {A: 2, C: 3}',
      { environment: { A: '2', B: {}, C: '3' } },
    ],
    [
      'a mechanism has one choice',
      'security_opt: ["seccomp:a.json", "label:user:a"]',
      'security_opt: ["seccomp=unconfined", "label:type:b"]',
      { security_opt: ['seccomp=unconfined', 'label:user:a', 'label:type:b'] },
    ],
    ['a text joins a list', 'dns: 1.1.1.1', 'dns: [8.8.8.8]', { dns: ['1.1.1.1', '8.8.8.8'] }],
    ['a context joins a build', 'build: ./a', 'build: {target: t}', { build: { context: './a', target: 't' } }],
    [
      'options stay with their driver',
      'logging: {driver: a, options: {x: 1}}',
      'logging: {driver: b, options: {y: 2}}',
      { logging: { driver: 'b', options: { y: '2' } } },
    ],
    [
      'and without one',
      'logging: {driver: a, options: {x: 1}}',
      'logging: {options: {y: 2}}',
      { logging: { driver: 'a', options: { x: '1', y: '2' } } },
    ],
    [
      'a number replaces a mapping',
      'ulimits: {nofile: {soft: 1, hard: 2}}',
      'ulimits: {nofile: 3}',
      { ulimits: { nofile: '3' } },
    ],
    ['an empty value keeps the earlier one', 'image: a', 'image:', { image: 'a' }],
    [
      '!reset takes away',
      'image: a\ncap_drop: [ALL]\ndeploy: {resources: {limits: {pids: 5}}}',
      'cap_drop: !reset []\ndeploy: {resources: !reset null}',
      { image: 'a', deploy: {} },
    ],
    [
      '!reset of nothing is nothing',
      'image: a',
      'privileged: !reset true\ndeploy: {replicas: !reset 2}',
      { image: 'a', deploy: {} },
    ],
    [
      '!override replaces',
      'ports: ["80:80"]\ndeploy: {replicas: 2}',
      'ports: !override ["81:81"]\ndeploy: !override {mode: global}',
      { ports: ['81:81'], deploy: { mode: 'global' } },
    ],
    [
      'merge keys count as written',
      '<<: {image: a, user: "1"}',
      '<<: {image: b}\nread_only: true',
      { image: 'b', user: '1', read_only: 'true' },
    ],
  ]
  for (const [what, base, over, result] of cases) {
    it(what, () => {
      assert.deepEqual(merged(base, over), result)
    })
  }

  it('takes a service away', () => {
    const files = {
      'compose.yaml': service('image: a') + '  db:\n    image: b\n',
      'compose.override.yml': 'services:\n  db: !reset null\n',
    }
    assert.deepEqual(mergedServices(files, 'compose.yaml'), { web: { image: 'a' } })
  })

  it('lays the documents of one file over each other', () => {
    assert.deepEqual(
      mergedServices(
        { 'compose.yaml': `${service('image: a\nuser: "1"')}---\n${service('image: b')}` },
        'compose.yaml',
      ),
      { web: { image: 'b', user: '1' } },
    )
  })
})

describe('Compose: extends', () => {
  it('takes over from the same file and others, and theirs in turn', () => {
    const files = {
      'compose.yaml':
        'services:\n  web:\n    extends: {file: lib/common.yaml, service: base}\n    user: "2"\n  twin:\n    extends: web\n    image: b\n',
      'lib/common.yaml': 'services:\n  base:\n    extends: {file: deep/root.yaml, service: root}\n    user: "1"\n',
      'lib/deep/root.yaml': 'services:\n  root:\n    image: a\n    cap_drop: [ALL]\n',
    }
    const { web, twin } = mergedServices(files, 'compose.yaml') as Record<string, Record<string, unknown>>
    assert.deepEqual([web?.['image'], web?.['user'], web?.['cap_drop']], ['a', '2', ['ALL']])
    assert.deepEqual([twin?.['image'], twin?.['user'], twin?.['cap_drop']], ['b', '2', ['ALL']])
  })

  it('ends in a circle, and for what is not there', () => {
    const files = {
      'compose.yaml':
        'services:\n  a: {extends: b, image: x}\n  b: {extends: {service: a}}\n  c: {extends: c, image: y}\n  d: {extends: {file: no.yaml, service: e}, image: z}\n',
    }
    assert.deepEqual(Object.keys(mergedServices(files, 'compose.yaml')), ['a', 'b', 'c', 'd'])
  })
})

describe('Compose: which files are read', () => {
  const image = (name: string): string => service(`image: ${name}`)
  const imageOf = (files: Record<string, string>, path = 'compose.yaml'): unknown =>
    (mergedServices(files, path)['web'] as Record<string, unknown>)['image']

  it("the first base and the first override by Docker's order", () => {
    assert.equal(imageOf({ 'compose.yaml': image('a'), 'docker-compose.yml': image('b') }), 'a')
    assert.equal(
      imageOf({
        'compose.yaml': image('a'),
        'docker-compose.override.yml': image('b'),
        'compose.override.yaml': image('c'),
      }),
      'c',
    )
    assert.equal(
      imageOf(
        { 'compose.yml': image('a'), 'compose.yaml': image('b'), 'compose.override.yml': image('c') },
        'compose.yml',
      ),
      'a',
    )
  })

  it('those of COMPOSE_FILE, in its order', () => {
    const files = { 'compose.yaml': image('a'), 'b/compose.x.yaml': image('b'), 'compose.override.yml': image('c') }
    assert.equal(imageOf({ ...files, '.env': 'COMPOSE_FILE=compose.yaml:b/compose.x.yaml\n' }), 'b')
    assert.equal(
      imageOf(
        { ...files, '.env': 'COMPOSE_FILE=b/compose.x.yaml,compose.yaml\nCOMPOSE_PATH_SEPARATOR=,\n' },
        'b/compose.x.yaml',
      ),
      'a',
    )
    assert.equal(imageOf({ ...files, '.env': 'COMPOSE_FILE=b/compose.x.yaml\n' }), 'a')
  })

  it('what they include, below what they say', () => {
    const files = {
      'compose.yaml': `include:\n  - inc/db.yaml\n  - path: [inc/web.yaml, inc/more.yaml]\n    project_directory: other\n    env_file: inc/values\n${service('user: "1"')}`,
      'inc/db.yaml': 'include: [../compose.yaml]\nservices:\n  db:\n    image: ${DB:-x}\n',
      'inc/.env': 'DB=own\n',
      'other/.env': 'WEB=no\n',
      'inc/values': 'WEB=given\nUSER=2\n',
      'inc/web.yaml': service('image: ${WEB}\nuser: ${USER}'),
      'inc/more.yaml': service('read_only: true'),
    }
    assert.deepEqual(mergedServices(files, 'compose.yaml'), {
      db: { image: 'own' },
      web: { image: 'given', user: '1', read_only: 'true' },
    })
    assert.deepEqual(mergedServices(files, 'inc/web.yaml')['web'], { image: 'given', user: '1', read_only: 'true' })
  })

  it('values of .env, unless they are secret', () => {
    const env = 'A=1\nB="$A-2" # note\nexport C=\'$A\'\nEMPTY=\nDB_PASSWORD=x8Kq2zVwPq\n'
    const value = (text: string): unknown => imageOf({ 'compose.yaml': service(`image: "${text}"`), '.env': env })
    assert.equal(value('${A}'), '1')
    assert.equal(value('x$B'), 'x1-2')
    assert.equal(value('$C'), '$A')
    assert.equal(value('${A:-z}${Z:-z}${EMPTY:-e}${EMPTY-f}'), '1ze')
    assert.equal(value('${A:+set}'), 'set')
    assert.equal(value('${Z:+set}'), undefined)
    assert.equal(value('$$A'), '$A')
    assert.equal(value('${DB_PASSWORD}'), undefined)
    assert.equal(value('${DB_PASSWORD:-z}'), undefined)
  })
})
