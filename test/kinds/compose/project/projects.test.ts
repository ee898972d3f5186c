import assert from 'node:assert/strict'
import { judge, marks, type Files } from './workspace.ts'

describe('Compose: where a finding of a project stands', () => {
  const files: Files = {
    'compose.yaml':
      'services:\n  web:\n    image: nginx:1.27\n    privileged: false\n    security_opt:\n      - no-new-privileges:true\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock\n',
    'compose.override.yml':
      'services:\n  web:\n    privileged: true\n    security_opt: !reset []\n    volumes: ["./src:/app"]\n',
  }

  it('in the file that opens the hole, with what it takes the place of', () => {
    assert.deepEqual(
      marks(files, 'compose.yaml', 'privileged-container', 'missing-no-new-privileges', 'control-socket-mounted'),
      ['control-socket-mounted: /var/run/docker.sock:/var/run/docker.sock'],
    )
    const { findings } = judge(files, 'compose.override.yml')
    const finding = findings.find(({ rule }) => rule === 'privileged-container')
    assert.deepEqual(finding?.related, [
      {
        uri: 'file:///w/compose.yaml',
        span: { start: 43, end: 60 },
        message: 'takes the place of compose.yaml, line 4 ("privileged: false")',
      },
    ])
    assert.deepEqual(marks(files, 'compose.override.yml', 'missing-no-new-privileges'), ['security_opt: !reset []'])
  })

  it('and is fixed there, also in a list that another file adds to', () => {
    const { findings, text } = judge(files, 'compose.yaml')
    const [fix] = findings.find(({ rule }) => rule === 'control-socket-mounted')?.fixes ?? []
    const all = findings.flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits))
    assert.ok(all.every(({ span }) => span.end <= text.length))
    assert.ok(fix === undefined || fix.edits.length > 0)
  })

  it('asks for files that are not there', () => {
    const { asked } = judge({ 'compose.yaml': 'services:\n  web:\n    build: app\n' }, 'compose.yaml')
    for (const name of ['.env', 'compose.override.yml', 'docker-compose.override.yaml', 'app/Dockerfile']) {
      assert.ok(asked.has(`file:///w/${name}`), name)
    }
  })

  it('a secret is told where it is written, although another file takes its place, and one of .env is never shown', () => {
    const secret: Files = {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.27\n    environment:\n      DB_PASSWORD: x8Kq2zVwPq\n',
      'compose.override.yml':
        'services:\n  web:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD}\n      NODE_TLS_REJECT_UNAUTHORIZED: ${TOKEN}\n',
      '.env': 'DB_PASSWORD=kT93nfPq0aZ\nTOKEN=ghp_0123456789abcdefghijABCDEFGHIJ012345\n',
    }
    assert.deepEqual(marks(secret, 'compose.yaml', 'secret-in-environment'), ['DB_PASSWORD: x8Kq2zVwPq'])
    const shown = JSON.stringify([
      judge(secret, 'compose.yaml').findings,
      judge(secret, 'compose.override.yml').findings,
    ])
    for (const value of ['x8Kq2zVwPq', 'kT93nfPq0aZ', 'ghp_0123']) assert.ok(!shown.includes(value), value)
  })

  it('in a file that others extend: for the service that stands there, once', () => {
    const extended: Files = {
      'compose.yaml':
        'services:\n  a:\n    extends: {file: common.yaml, service: base}\n  b:\n    extends: {file: common.yaml, service: base}\n    privileged: false\n',
      'common.yaml':
        'services:\n  base:\n    image: nginx:1.27\n    privileged: true\n  spare:\n    image: nginx:1.27\n    pid: host\n',
    }
    assert.deepEqual(
      marks(extended, 'common.yaml', 'privileged-container', 'host-pid-namespace', 'missing-restart-policy'),
      ['privileged-container: privileged: true', 'host-pid-namespace: pid: host'],
    )
    assert.deepEqual(
      judge(extended, 'common.yaml').findings.find(({ rule }) => rule === 'privileged-container')?.subject,
      'services.base',
    )
    assert.deepEqual(marks(extended, 'compose.yaml', 'missing-restart-policy'), ['a', 'b'])
  })

  it('in every project a file is part of', () => {
    const shared: Files = {
      'db.yaml': 'services:\n  db:\n    image: postgres:17\n    privileged: true\n    restart: always\n',
      'one/compose.yaml': 'include: [../db.yaml]\nservices:\n  db:\n    privileged: false\n',
      'two/compose.yaml': 'include: [../db.yaml]\n',
    }
    assert.deepEqual(marks(shared, 'db.yaml', 'privileged-container'), ['privileged: true'])
    assert.deepEqual(marks({ ...shared, 'two/compose.yaml': 'services: {}\n' }, 'db.yaml', 'privileged-container'), [])
  })

  it('an override without its base lacks nothing', () => {
    assert.deepEqual(
      marks(
        { 'compose.override.yml': files['compose.override.yml'] ?? '' },
        'compose.override.yml',
        'missing-restart-policy',
        'missing-no-new-privileges',
      ),
      [],
    )
  })
})

describe('Compose: hostile projects', () => {
  const finish = (files: Files): void => assert.ok(judge(files, 'compose.yaml').findings.length > 0)

  it('files that include and extend each other', () => {
    const names = Array.from({ length: 80 }, (_, i) => `compose.${i}.yaml`)
    const text = (i: number): string =>
      `include: [${names.join(', ')}]\nservices:\n  s${i}:\n    image: a\n    extends: {file: compose.${(i + 1) % 80}.yaml, service: s${(i + 1) % 80}}\n`
    finish(Object.fromEntries([['compose.yaml', text(0)], ...names.map((name, i) => [name, text(i)])]) as Files)
  })

  it('many services that extend a large one, and long chains', () => {
    const large = Array.from({ length: 3000 }, (_, i) => `      V${i}: "${i}"\n`).join('')
    finish({
      'compose.yaml': `services:\n  base:\n    image: a\n    environment:\n${large}${Array.from({ length: 2000 }, (_, i) => `  s${i}: {extends: base}\n`).join('')}`,
    })
    finish({
      'compose.yaml': `services:\n  s0: {image: a}\n${Array.from({ length: 3000 }, (_, i) => `  s${i + 1}: {extends: s${i}}\n`).join('')}`,
    })
  })

  it('values of values, and mappings of mappings', () => {
    const env = `A=${'x'.repeat(200)}\n${Array.from({ length: 300 }, (_, i) => `A${i}=\${A${i - 1}:-$A}$A$A\n`).join('')}`
    finish({ 'compose.yaml': `services:\n  a:\n    image: "${'$A'.repeat(20_000)}"\n`, '.env': env })
    const bomb = Array.from(
      { length: 40 },
      (_, i) => `x-${i + 1}: &b${i + 1} {a: *b${i}, b: *b${i}, c: *b${i}}\n`,
    ).join('')
    const text = `x-0: &b0 {k: v}\n${bomb}services:\n  web:\n    image: a\n    deploy: *b40\n`
    // Where not all is merged nothing can be missing.
    assert.deepEqual(
      marks({ 'compose.yaml': text, 'compose.override.yml': text }, 'compose.yaml', 'missing-restart-policy'),
      [],
    )
  })
})
