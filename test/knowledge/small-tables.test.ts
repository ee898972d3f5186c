import assert from 'node:assert/strict'
import { portService, riskyPortWithin } from '../../src/knowledge/ports.ts'
import { classifySysctl } from '../../src/knowledge/sysctls.ts'

describe('knowledge: ports', () => {
  it('knows what listens', () => {
    const cases: Readonly<Record<number, string>> = {
      22: 'remote-shell', 23: 'remote-shell', 3389: 'remote-shell', 5900: 'remote-shell', 2375: 'engine-api', 2376: 'engine-api',
      3306: 'database', 5432: 'database',
      6379: 'database', 27017: 'database', 9200: 'database', 11211: 'database', 5601: 'admin', 15672: 'admin', 9000: 'admin',
      80: 'ordinary', 443: 'ordinary', 8080: 'ordinary',
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
      ['kernel.core_pattern', '|/x', 'host-wide'], ['vm.max_map_count', '262144', 'host-wide'], ['fs.file-max', '1', 'host-wide'],
      ['kernel.msgmax', '65536', 'ordinary'],
      ['kernel.shm_rmid_forced', '0', 'shared-memory'], ['kernel.shm_rmid_forced', '1', 'ordinary'], [
        'fs.mqueue.msg_max', '10', 'ordinary',
      ],
      ['net.ipv4.ip_forward', '1', 'forwarding'], ['net.ipv4.ip_forward', '0', 'ordinary'], ['net/ipv4/ip_forward', '1', 'forwarding'],
      ['net.ipv6.conf.all.forwarding', '1', 'forwarding'], ['net.ipv4.conf.all.rp_filter', '0', 'network-hardening'],
      ['net.ipv4.conf.all.rp_filter', '2', 'ordinary'],
      ['net.ipv4.conf.all.accept_redirects', '1', 'network-hardening'], ['net.ipv4.conf.all.src_valid_mark', '1', 'ordinary'],
      ['net.core.somaxconn', '1024', 'ordinary'],
      ['net.ipv4.ip_forward', undefined, 'ordinary'], ['net.ipv4.tcp_syncookies', '0', 'network-hardening'],
    ]
    for (const [name, value, expected] of cases) assert.equal(classifySysctl(name, value).class, expected, `${name}=${value ?? ''}`)
  })
})
