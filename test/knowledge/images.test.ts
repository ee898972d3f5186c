import assert from 'node:assert/strict'
import { UNKNOWN } from '../../src/syntax/notation/interpolation.ts'
import { endOfLife } from '../../src/knowledge/images/end-of-life.ts'
import { imageIsBare, imageKnowsFileSecrets, imageShell, isDatabase } from '../../src/knowledge/images/contents.ts'
import { tagForm, type TagForm } from '../../src/knowledge/images/tags.ts'
import { imageStepsDown, imageUser } from '../../src/knowledge/images/start-user.ts'

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`

describe('knowledge: images', () => {
  it('knows the user of well-known images', () => {
    const cases: Readonly<Record<string, readonly string[]>> = {
      root: [
        'alpine',
        'docker.io/library/debian:12',
        'node:22',
        'gcr.io/distroless/static',
        'gcr.io/distroless/base-debian12:latest',
        'cgr.dev/chainguard/wolfi-base',
        'dhi.io/python:3.13-dev',
        'docker:27',
        'bitnami/minideb',
        'scratch',
        'mcr.microsoft.com/dotnet/aspnet:9.0',
        'lscr.io/linuxserver/plex',
        `postgres@${DIGEST}`,
      ],
      'non-root': [
        'gcr.io/distroless/static:nonroot',
        'gcr.io/distroless/base:debug-nonroot',
        'nginxinc/nginx-unprivileged:1.27',
        'bitnami/redis',
        'public.ecr.aws/bitnami/redis',
        'dhi.io/python:3.13',
        'cgr.dev/chainguard/node:latest',
        'jenkins/jenkins:lts',
        'grafana/grafana',
        'prom/prometheus',
        'elasticsearch:8.19.0',
        'docker:27-dind-rootless',
        'docker.elastic.co/elasticsearch/elasticsearch:9.0.0',
        'mcr.microsoft.com/dotnet/aspnet:9.0-noble-chiseled',
        'registry.access.redhat.com/ubi9/nodejs-22',
      ],
      unknown: ['me/app', 'ghcr.io/me/alpine', '${BASE}', '', 'jenkins', 'bitnamix/redis'],
    }
    for (const [user, references] of Object.entries(cases)) {
      for (const reference of references) {
        assert.equal(imageUser(reference), user, reference)
      }
    }
  })

  it('knows which images read a secret from a file', () => {
    const cases: readonly (readonly [string, string, boolean])[] = [
      ['postgres:16', 'POSTGRES_PASSWORD', true],
      ['docker.io/library/postgres', 'POSTGRES_PASSWORD', true],
      ['postgres', 'PGPASSWORD', false],
      ['mysql:8', 'MYSQL_ROOT_PASSWORD', true],
      ['mysql', 'MARIADB_ROOT_PASSWORD', false],
      ['mariadb', 'MYSQL_PASSWORD', true],
      ['wordpress:php8.3', 'WORDPRESS_DB_PASSWORD', true],
      ['joomla', 'JOOMLA_DB_USER', false],
      ['rabbitmq', 'RABBITMQ_DEFAULT_PASS', false],
      ['me/postgres', 'POSTGRES_PASSWORD', false],
      ['${IMAGE}', 'POSTGRES_PASSWORD', false],
    ]
    for (const [image, variable, expected] of cases) {
      assert.equal(imageKnowsFileSecrets(image, variable), expected, `${image} ${variable}`)
    }
  })
})

describe('knowledge: end of life', () => {
  it('knows what is past its end', () => {
    const cases: Readonly<Record<string, string | undefined>> = {
      'debian:10': 'Debian 10',
      'debian:10.13-slim': 'Debian 10',
      'debian:buster-slim': 'Debian 10',
      'debian:12': undefined,
      'debian:100': undefined,
      debian: undefined,
      'ubuntu:18.04': 'Ubuntu 18.04',
      'ubuntu:bionic': 'Ubuntu 18.04',
      'ubuntu:22.04': undefined,
      'ubuntu:24.04': undefined,
      'centos:7': 'CentOS Linux',
      centos: 'CentOS Linux',
      'quay.io/centos/centos:stream9': undefined,
      'alpine:3.16': 'Alpine Linux 3.16',
      'alpine:3.16.2': 'Alpine Linux 3.16',
      'alpine:3.1': 'Alpine Linux 3.1',
      'alpine:3.22': undefined,
      'alpine:3': undefined,
      'node:16-alpine': 'Node.js 16',
      'node:22': undefined,
      'node:22-buster': 'Debian 10',
      'node:22-alpine3.16': 'Alpine Linux 3.16',
      'python:2.7': 'Python 2',
      'python:2-slim': 'Python 2',
      'python:3.7': 'Python 3.7',
      'python:3': undefined,
      'python:3.13': undefined,
      'python:3.12-bookworm': undefined,
      'php:7.4-fpm': 'PHP 7.4',
      'openjdk:8-jre': 'the openjdk image 8',
      'openjdk:27-ea': undefined,
      'docker.io/library/node:12': 'Node.js 12',
      'me/node:12': undefined,
      'node:lts': undefined,
      '${X}': undefined,
      [`node:16@${DIGEST}`]: 'Node.js 16',
      'mcr.microsoft.com/dotnet/sdk:6.0-alpine': '.NET 6.0',
    }
    for (const [reference, product] of Object.entries(cases)) {
      assert.equal(endOfLife(reference)?.product, product, reference)
    }
  })

  it('goes by the day it is asked for', () => {
    assert.equal(endOfLife('debian:10', '2024-06-30'), undefined)
    assert.deepEqual(endOfLife('debian:10', '2024-07-01'), { product: 'Debian 10', ended: '2024-06-30' })
    assert.equal(endOfLife('ubuntu:22.04', '2028-01-01')?.ended, '2027-04-30')
  })
})

describe('knowledge: what base images do', () => {
  it('knows entry points that step down', () => {
    for (const reference of ['postgres:17', 'docker.io/library/redis', 'timescale/timescaledb:2.17-pg17']) {
      assert.equal(imageStepsDown(reference), true, reference)
    }
    for (const reference of ['nginx:1.27', 'example/postgres', '${BASE}']) {
      assert.equal(imageStepsDown(reference), false, reference)
    }
  })

  it('knows images without variables', () => {
    assert.deepEqual(['alpine:3.22', 'debian', 'node:22', 'golang', '$X'].map(imageIsBare), [
      true,
      true,
      false,
      false,
      false,
    ])
  })

  it('tells databases by their images', () => {
    for (const image of ['postgres:17', 'docker.io/library/redis', 'bitnami/mariadb:11', 'quay.io/x/etcd']) {
      assert.ok(isDatabase(image), image)
    }
    for (const image of [undefined, 'nginx', 'shop/api', 'redis/redisinsight', 'postgres-exporter']) {
      assert.ok(!isDatabase(image), image)
    }
  })
})

describe('knowledge: shells of images', () => {
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

const TAGS: readonly (readonly [string, TagForm])[] = [
  ['nginx', 'none'],
  ['localhost:5000/nginx', 'none'],
  [`${UNKNOWN}/ubuntu`, 'none'],
  [`${UNKNOWN}:5000/team/app`, 'none'],
  ['nginx:latest', 'latest'],
  [`${UNKNOWN}/app:latest`, 'latest'],
  [`${UNKNOWN}:latest`, 'latest'],
  ['node:lts-alpine', 'moving'],
  ['nginx:Stable', 'moving'],
  ['redis:alpine', 'moving'],
  ['debian:bookworm-slim', 'version'],
  ['app:v1', 'version'],
  ['gcr.io/distroless/static:nonroot', 'version'],
  [`${UNKNOWN}/app:1.2`, 'version'],
  [`nginx:latest@sha256:${'0f'.repeat(32)}`, 'digest'],
  [`${UNKNOWN}/nginx@sha256:${'0f'.repeat(32)}`, 'digest'],
  ['nginx:1.27@sha256:00ff', 'version'],
  ['nginx@v1', 'none'],
  [UNKNOWN, 'unknown'],
  [`nginx:${UNKNOWN}`, 'unknown'],
  [`team/${UNKNOWN}`, 'unknown'],
  [`nginx:1.2-${UNKNOWN}`, 'unknown'],
  ['http://registry.example.org/a', 'unknown'],
  ['', 'unknown'],
]

describe('knowledge: image tags', () => {
  for (const [template, form] of TAGS) {
    it(`${template.replaceAll(UNKNOWN, '${X}') || 'nothing'} is ${form}`, () => assert.equal(tagForm(template), form))
  }
})
