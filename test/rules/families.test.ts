// One weakness has one severity, whichever file says it and however it is written.
import assert from 'node:assert/strict'
import { judge } from '../engine/support.ts'
import { product } from '../product.ts'

/** Rules that tell one weakness in the words of different files. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  'limits that a workload lacks': ['missing-resource-limits', 'project-without-limits'],
  'a release without updates': ['end-of-life-image', 'end-of-life-box'],
  'the key of an SSH server, unchecked': ['ssh-host-key-check-off', 'ssh-host-key-unchecked'],
  'certificates of a build, unchecked': [
    'curl-verification-off',
    'git-tls-off-by-variable',
    'git-tls-verification-off',
    'node-tls-off-by-variable',
    'npm-tls-off-by-variable',
    'npm-tls-verification-off',
    'pip-trusted-host',
    'pip-trusted-host-variable',
    'python-tls-off-by-variable',
    'tls-verification-off',
    'tool-tls-off-by-variable',
    'wget-verification-off',
    'yum-tls-verification-off',
  ],
  'packages that nobody signed': [
    'apk-untrusted-packages',
    'rpm-signature-check-skipped',
    'rpm-verification-off',
    'unsigned-package-repository',
  ],
  'what a build fetches in plain text': ['unencrypted-download', 'unencrypted-remote-file'],
  'a password written down': [
    'credential-in-text',
    'default-password',
    'password-in-address',
    'password-set-in-build',
    'secret-build-argument',
    'secret-in-build-command',
    'secret-in-environment',
    'secret-in-image-environment',
    'secret-in-label',
    'secret-in-start-command',
    'share-password-in-file',
    'ssh-password-in-file',
  ],
  'a way to root inside every container of an image': ['passwordless-sudo', 'setuid-bit-set'],
}

describe('severities', () => {
  for (const [family, ids] of Object.entries(FAMILIES)) {
    it(`${family}: one cell of the table`, () => {
      const cells = ids.map((id) => {
        const threat = product.rule(id)?.rule.threat
        return `${id}: ${threat?.needs ?? 'no rule'}, ${threat?.reaches ?? ''}`
      })
      assert.equal(new Set(cells.map((cell) => cell.replace(/^.*: /, ''))).size, 1, cells.join('\n'))
    })
  }

  const severityOf = (name: string, text: string, rules: readonly string[]): string | undefined =>
    judge(name, text).findings.find(({ rule }) => rules.includes(rule))?.severity

  it('a password that everybody knows is no better than a random one', () => {
    const pairs: readonly (readonly [string, (password: string) => string])[] = [
      [
        'compose.yaml',
        (password) =>
          `services:\n  db:\n    image: mariadb:11.4\n    environment:\n      MARIADB_PASSWORD: ${password}\n`,
      ],
      [
        'compose.yaml',
        (password) =>
          `services:\n  web:\n    image: a/b:1\n    environment:\n      URL: postgres://app:${password}@db/app\n`,
      ],
      ['Dockerfile', (password) => `FROM debian:13.2\nENV DB_PASSWORD=${password}\nUSER 1000\n`],
      ['Dockerfile', (password) => `FROM debian:13.2\nARG DB_PASSWORD=${password}\nUSER 1000\n`],
      ['Vagrantfile', (password) => `Vagrant.configure("2") do |config|\n  config.ssh.password = "${password}"\nend\n`],
    ]
    const rules = product.rules.filter(({ rule }) => rule.facet === 'secrets').map(({ rule }) => rule.id)
    for (const [name, text] of pairs) {
      const random = severityOf(name, text('f81d4fae7dec11d0'), [...rules, 'ssh-password-in-file'])
      assert.ok(random !== undefined, text('...'))
      for (const known of ['letmein', 'vagrant', 'password']) {
        if (known === 'vagrant' && name !== 'Vagrantfile') continue
        assert.equal(severityOf(name, text(known), [...rules, 'ssh-password-in-file']), random, text(known))
      }
    }
  })

  it('a service whose port is published is no worse off by the name of its password', () => {
    const of = (image: string, variable: string, password: string, port: string) =>
      severityOf(
        'compose.yaml',
        `services:\n  db:\n    image: ${image}\n    ports: ["${port}:${port}"]\n    environment:\n      ${variable}: ${password}\n`,
        ['default-password'],
      )
    assert.equal(
      of('mcr.microsoft.com/mssql/server:2022-latest', 'SA_PASSWORD', 'Password!', '1433'),
      of('mysql:8.4', 'MYSQL_ROOT_PASSWORD', 'root', '3306'),
    )
  })
})
