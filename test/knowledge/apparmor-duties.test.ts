import assert from 'node:assert/strict'
import { hasProgramDuty, isDutyCapability } from '../../src/knowledge/apparmor/duties.ts'

describe("programs' duties", () => {
  it('excuse what a program is there for, and nothing else', () => {
    assert.equal(hasProgramDuty(['useradd'], ['accounts']), true)
    assert.equal(hasProgramDuty(['useradd'], ['disks']), false)
    assert.equal(hasProgramDuty(['nginx'], ['accounts', 'disks', 'startup']), false)
  })

  it('hold for a child of the program, and for other endings of a name', () => {
    assert.equal(hasProgramDuty(['kmod', 'nginx'], ['modules']), true)
    assert.equal(hasProgramDuty(['mkfs.ext4'], ['disks']), true)
    assert.equal(hasProgramDuty(['mkfsx'], ['accounts']), false)
  })

  it('excuse what runs the machine from everything, but not what talks to the network', () => {
    assert.equal(hasProgramDuty(['systemd-udevd'], []), true)
    assert.equal(hasProgramDuty(['dpkg'], []), true)
    assert.equal(hasProgramDuty(['systemd-networkd'], []), false)
  })

  it('tell which capability a program is for', () => {
    assert.equal(isDutyCapability(['fusermount3'], 'SYS_ADMIN'), true)
    assert.equal(isDutyCapability(['fusermount3'], 'SYS_MODULE'), false)
    assert.equal(isDutyCapability(['chronyd'], 'SYS_TIME'), true)
    assert.equal(isDutyCapability(['systemd-timesyncd'], 'SYS_TIME'), true)
    assert.equal(isDutyCapability(['smbd'], 'ALL'), false)
  })
})
