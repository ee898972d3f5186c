import fc from 'fast-check'
import type { Files } from './compose-shape.ts'

/** How many projects are drawn: more of them where new ones are asked for (`npm run fuzz`). */
const RUNS = process.env['FUZZ'] === undefined ? 150 : 1000

const name = fc.constantFrom('A', 'B', 'C')
const value = fc.constantFrom('1', '"x"', '""', 'null', '"${V}"', '"${U:-d}"', '"$$V"')

function list(items: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(items, { maxLength: 3 }).map((all) => `[${all.join(', ')}]`)
}

function map(values: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.dictionary(name, values, { maxKeys: 3 }).map(
    (all) =>
      `{${Object.entries(all)
        .map(([key, each]) => `${key}: ${each}`)
        .join(', ')}}`,
  )
}

const pairs = list(fc.tuple(name, fc.constantFrom('', '=', '=1', '=x=y')).map(([key, rest]) => `"${key}${rest}"`))
const named = fc.oneof(pairs, map(value))
const names = list(fc.constantFrom('A', 'B', '"${V}"'))

/** Settings, each in the forms it may be written in. */
const SETTINGS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  annotations: named,
  build: fc.oneof(
    fc.constantFrom('.', './a'),
    named.map((args) => `{context: ., args: ${args}}`),
    named.map((labels) => `{target: t, labels: ${labels}}`),
  ),
  cap_add: names,
  command: fc.oneof(fc.constantFrom('a b', 'null', '""'), names),
  depends_on: fc.oneof(
    list(name),
    map(fc.constantFrom('{condition: service_healthy}', '{condition: service_started, restart: true}')),
  ),
  deploy: named.map((labels) => `{labels: ${labels}, resources: {limits: {memory: 1g}}}`),
  devices: list(fc.constantFrom('"/dev/a"', '"/dev/b:/dev/a"', '"/dev/c:/dev/d:r"')),
  dns: fc.oneof(fc.constant('1.1.1.1'), list(fc.constantFrom('1.1.1.1', '8.8.8.8'))),
  environment: named,
  extra_hosts: fc.oneof(list(fc.constantFrom('"a:1"', '"a:2"', '"b=3"')), map(fc.constantFrom('"1"', '"2"'))),
  healthcheck: fc.constantFrom('{test: [CMD, a]}', '{test: b, interval: 5s}', '{disable: true}', '{test: }'),
  labels: named,
  logging: fc.constantFrom('{driver: a, options: {x: "1"}}', '{driver: b}', '{options: {y: "2"}}'),
  networks: fc.oneof(list(name), map(fc.constantFrom('', '{aliases: [x]}', '{aliases: [x, y], priority: 1}'))),
  ports: list(fc.constantFrom('80', '"80:80"', '"127.0.0.1:80:80"', '{target: 80, published: "80"}', '"80:80/udp"')),
  sysctls: named,
  tmpfs: fc.oneof(fc.constant('/a'), list(fc.constantFrom('/a', '"/a:size=1"'))),
  ulimits: fc.constantFrom('{a: 1}', '{a: {soft: 1, hard: 2}}', '{b: 2}'),
  user: fc.constantFrom('"1"', '"${V}"', '""', 'null'),
  volumes: list(fc.constantFrom('/x', '"./a:/x"', '"vol:/x:ro"', '{type: tmpfs, target: /x}', '"C:/a:/y"')),
}

const setting = fc.constantFrom(...Object.keys(SETTINGS)).chain((key) => fc.tuple(fc.constant(key), SETTINGS[key]!))
const tag = fc.constantFrom('', '', '', '', '!reset ', '!override ')

function service(tags: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .uniqueArray(fc.tuple(setting, tags), { maxLength: 5, selector: ([[key]]) => key })
    .map((all) => all.map(([[key, written], each]) => `, ${key}: ${written === 'null' ? '' : each}${written}`).join(''))
}

const project = fc
  .tuple(service(fc.constant('')), service(tag), service(tag), fc.constantFrom('', 'extends: base, '))
  .map(
    ([base, web, over, extension]): Files => ({
      'compose.yaml': `services:\n  base: {image: i${base}}\n  web: {${extension}image: j${web}}\n`,
      'compose.override.yml': `services:\n  web: {init: true${over}}\n`,
      '.env': 'V=v\n',
    }),
  )

/** Random projects, the same at every run unless `npm run fuzz` draws them. */
export function randomProjects(): readonly Files[] {
  const { seed = 0 } = fc.readConfigureGlobal()
  return fc.sample(project, { seed, numRuns: RUNS })
}
