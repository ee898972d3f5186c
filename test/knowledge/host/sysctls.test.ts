import assert from 'node:assert/strict'
import { classifySysctl } from '../../../src/knowledge/host/sysctls.ts'

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
