import assert from 'node:assert/strict'
import { isStartedByRoot, ownUser, startsDaemon } from '../../src/kinds/dockerfile/read/unprivileged.ts'
import { imageNeeds } from '../../src/knowledge/images/hardening.ts'

describe('knowledge: what images need', () => {
  const capabilities = (reference: string): readonly string[] | undefined => imageNeeds(reference)?.capabilities

  it('knows capabilities by name, whatever tag and way of writing', () => {
    const stepsDown = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID']
    for (const name of ['postgres', 'postgres:17-alpine', 'docker.io/library/postgres:17', 'valkey/valkey:8']) {
      assert.deepEqual(capabilities(name), stepsDown, name)
    }
    assert.deepEqual(capabilities('nginx:1.27'), ['CHOWN', 'SETGID', 'SETUID'])
    assert.deepEqual(capabilities('memcached'), [])
  })

  it('tells the variants of PHP by their tags', () => {
    assert.deepEqual(capabilities('php:8.4-apache'), ['KILL', 'SETGID', 'SETUID'])
    assert.deepEqual(capabilities('php:8.4-fpm-alpine'), ['KILL', 'SETGID', 'SETUID'])
    assert.equal(imageNeeds('php:8.4-cli'), undefined)
  })

  it('takes an image before the folder it lies in', () => {
    assert.ok(capabilities('lscr.io/linuxserver/sonarr:4.0.15')?.includes('KILL'))
    assert.equal(imageNeeds('lscr.io/linuxserver/wireguard:1.0')?.capabilities, undefined)
  })

  it('knows what a program carries in its file', () => {
    assert.deepEqual(imageNeeds('caddy:2')?.carried, ['NET_BIND_SERVICE'])
  })

  it('knows nothing of other images, nor of a name that holds a known one', () => {
    for (const name of ['example/postgres:17', 'registry.example.com/nginx', 'postgres-exporter', '${IMAGE}', '']) {
      assert.equal(imageNeeds(name), undefined, name)
    }
  })
})

describe('knowledge: whom an image can run as', () => {
  it('knows users that images bring', () => {
    assert.equal(ownUser('node:22-alpine'), 'node')
    assert.equal(ownUser('mcr.microsoft.com/dotnet/aspnet:9.0'), '$APP_UID')
    assert.equal(ownUser('mcr.microsoft.com/dotnet/aspnet:6.0'), undefined)
    assert.equal(ownUser('python:3.13'), undefined)
  })

  it('knows servers that root has to start', () => {
    assert.ok(isStartedByRoot('nginx:1.27') && isStartedByRoot('lscr.io/linuxserver/sonarr'))
    assert.ok(!isStartedByRoot('node:22') && !isStartedByRoot('nginxinc/nginx-unprivileged'))
    for (const command of ['["nginx", "-g", "daemon off;"]', '/usr/sbin/sshd -D', 'exec apache2-foreground']) {
      assert.ok(startsDaemon(command), command)
    }
    assert.ok(!startsDaemon('["node", "nginx-config.js"]') && !startsDaemon('./sshd_proxy'))
  })
})
