import assert from 'node:assert/strict'
import { byteSize } from '../../src/knowledge/byte-size.ts'
import { isDatabase } from '../../src/knowledge/database-images.ts'
import { runsPlainProgramsOnly } from '../../src/knowledge/plain-programs.ts'
import { portService, riskyPortWithin } from '../../src/knowledge/ports.ts'
import { classifySysctl } from '../../src/knowledge/sysctls.ts'

describe('knowledge: ports', () => {
  it('knows what listens', () => {
    const cases: Readonly<Record<number, string>> = {
      22: 'remote-shell',
      23: 'remote-shell',
      3389: 'remote-shell',
      5900: 'remote-shell',
      2375: 'engine-api',
      2376: 'engine-api',
      3306: 'database',
      5432: 'database',
      6379: 'database',
      27017: 'database',
      9200: 'database',
      11211: 'database',
      5601: 'admin',
      15672: 'admin',
      9000: 'admin',
      80: 'ordinary',
      443: 'ordinary',
      8080: 'ordinary',
    }
    for (const [port, risk] of Object.entries(cases)) assert.equal(portService(Number(port)).risk, risk, port)
    assert.equal(portService(5432).name, 'PostgreSQL')
  })

  it('finds the riskiest port of a range', () => {
    assert.equal(riskyPortWithin(20, 25)?.port, 22)
    assert.equal(riskyPortWithin(1, 65535)?.risk, 'engine-api')
    assert.equal(riskyPortWithin(23, 23)?.name, 'Telnet')
    assert.equal(riskyPortWithin(80, 443), undefined)
  })
})

describe('knowledge: sysctls', () => {
  it('classifies', () => {
    const cases: readonly (readonly [string, string | undefined, string])[] = [
      ['kernel.core_pattern', '|/x', 'host-wide'],
      ['vm.max_map_count', '262144', 'host-wide'],
      ['fs.file-max', '1', 'host-wide'],
      ['kernel.msgmax', '65536', 'ordinary'],
      ['kernel.shm_rmid_forced', '0', 'shared-memory'],
      ['kernel.shm_rmid_forced', '1', 'ordinary'],
      ['fs.mqueue.msg_max', '10', 'ordinary'],
      ['net.ipv4.ip_forward', '1', 'forwarding'],
      ['net.ipv4.ip_forward', '0', 'ordinary'],
      ['net/ipv4/ip_forward', '1', 'forwarding'],
      ['net.ipv6.conf.all.forwarding', '1', 'forwarding'],
      ['net.ipv4.conf.all.rp_filter', '0', 'network-hardening'],
      ['net.ipv4.conf.all.rp_filter', '2', 'ordinary'],
      ['net.ipv4.conf.all.accept_redirects', '1', 'network-hardening'],
      ['net.ipv4.conf.all.src_valid_mark', '1', 'ordinary'],
      ['net.core.somaxconn', '1024', 'ordinary'],
      ['net.ipv4.ip_forward', undefined, 'ordinary'],
      ['net.ipv4.tcp_syncookies', '0', 'network-hardening'],
    ]
    for (const [name, value, expected] of cases) {
      assert.equal(classifySysctl(name, value).class, expected, `${name}=${value ?? ''}`)
    }
  })
})

describe('knowledge: sizes, programs and images', () => {
  it('reads amounts of memory as Docker does', () => {
    const sizes: readonly (readonly [string, number | undefined])[] = [
      ['512m', 512 * 1024 ** 2],
      ['1g', 1024 ** 3],
      ['1.5GB', 1.5 * 1024 ** 3],
      ['64 kib', 64 * 1024],
      ['100', 100],
      ['10b', 10],
      ['', undefined],
      ['m', undefined],
      ['-1', undefined],
      ['1x', undefined],
      ['1 000', undefined],
    ]
    for (const [text, bytes] of sizes) assert.equal(byteSize(text), bytes, text)
  })
  it('knows scripts that handle files alone, and is careful with all others', () => {
    for (const text of ['mkdir -p /a && chmod 755 /a', 'A=b cp x y; rm x', 'echo hi > /f\ncat /f | tr a b']) {
      assert.ok(runsPlainProgramsOnly(text), text)
    }
    for (const text of [
      'useradd a',
      './x.sh',
      'echo $(curl x)',
      'echo a >> /etc/passwd',
      'true && bash x',
      'cat <<EOF',
      '{ x; }',
    ]) {
      assert.ok(!runsPlainProgramsOnly(text), text)
    }
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
