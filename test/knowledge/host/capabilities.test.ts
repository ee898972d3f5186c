import assert from 'node:assert/strict'
import {
  capabilityGrants,
  capabilityTier,
  DOCKER_DEFAULT_CAPABILITIES,
  isRiskyDefaultCapability,
  LINUX_CAPABILITIES,
  normalizeCapability,
} from '../../../src/knowledge/host/capabilities.ts'

describe('knowledge: capabilities', () => {
  it('reads every spelling of a name', () => {
    for (const name of ['SYS_ADMIN', 'sys_admin', 'CAP_SYS_ADMIN', ' cap_sys_admin ']) {
      assert.equal(normalizeCapability(name), 'SYS_ADMIN')
    }
    assert.equal(normalizeCapability('all'), 'ALL')
    assert.equal(normalizeCapability('cap_all'), 'CAP_ALL')
  })

  it('grades', () => {
    const tiers = {
      ALL: 'all',
      all: 'all',
      CAP_ALL: 'unknown',
      sys_module: 'host-code',
      CAP_SYS_RAWIO: 'host-code',
      SYS_ADMIN: 'host-code',
      NET_ADMIN: 'host-adjacent',
      BPF: 'host-adjacent',
      SYS_BOOT: 'host-adjacent',
      PERFMON: 'host-reaching',
      CAP_SYS_TIME: 'host-reaching',
      LEASE: 'host-availability',
      syslog: 'host-disclosure',
      SYS_PTRACE: 'bounded',
      DAC_READ_SEARCH: 'bounded',
      AUDIT_CONTROL: 'minor',
      net_bind_service: 'default',
      NET_RAW: 'default',
      SYS_ADMINN: 'unknown',
      '': 'unknown',
    }
    for (const [name, tier] of Object.entries(tiers)) assert.equal(capabilityTier(name), tier, name)
  })

  it('knows the 41 capabilities of Linux and what each lets a process do', () => {
    assert.equal(LINUX_CAPABILITIES.length, 41)
    for (const name of LINUX_CAPABILITIES) {
      assert.notEqual(capabilityTier(name), 'unknown', name)
      assert.match(capabilityGrants(name), /^[a-z][^.]+$/, name)
    }
    assert.equal(capabilityGrants('cap_sys_module'), 'load kernel modules')
  })

  it('knows the default set', () => {
    assert.equal(DOCKER_DEFAULT_CAPABILITIES.size, 14)
    for (const name of DOCKER_DEFAULT_CAPABILITIES) assert.ok(LINUX_CAPABILITIES.includes(name), name)
    assert.ok(isRiskyDefaultCapability('cap_net_raw'))
    assert.ok(!isRiskyDefaultCapability('CHOWN'))
  })
})
