import assert from 'node:assert/strict'
import { classifyDevice, classifyDeviceRule } from '../../../src/knowledge/host/devices.ts'

describe('knowledge: devices', () => {
  it('classifies nodes', () => {
    const cases: Readonly<Record<string, readonly string[]>> = {
      'raw-disk': [
        '/dev/sda',
        '/dev/../dev/sda',
        '//dev//sdb1',
        '/dev/nvme0n1',
        '/dev/nvme0',
        '/dev/vda',
        '/dev/xvdf',
        '/dev/mmcblk0',
        '/dev/md127',
        '/dev/md/raid1',
        '/dev/md',
        '/dev/disk/by-id/x',
        '/dev/loop0',
        '/dev/loop-control',
        '/dev/dm-0',
        '/dev/mapper/vg-lv',
        '/dev/zfs',
        '/dev/rbd0',
        '/dev/sg0',
        '/dev',
      ],
      memory: ['/dev/mem', '/dev/kmem', '/dev/port', '/dev/cpu/0/msr'],
      kernel: ['/dev/kmsg'],
      ordinary: [
        '/dev/net/tun',
        '/dev/dri',
        '/dev/dri/renderD128',
        '/dev/ttyUSB0',
        '/dev/fuse',
        '/dev/kvm',
        '/dev/video0',
        '/dev/snd',
        '/dev/null',
        '/dev/sd',
        '/dev/memory',
        '/dev/portal',
        '/dev/mdx',
        '/devices',
        'sda',
        '',
      ],
    }
    for (const [name, paths] of Object.entries(cases)) {
      for (const path of paths) assert.equal(classifyDevice(path).class, name, path)
    }
  })

  it('classifies cgroup rules', () => {
    const cases: readonly (readonly [string, string, boolean])[] = [
      ['a *:* rwm', 'raw-disk', true],
      ['a', 'raw-disk', true],
      ['b *:* rwm', 'raw-disk', true],
      ['b 8:0 r', 'raw-disk', false],
      ['c *:* rwm', 'memory', true],
      ['c 1:1 rw', 'memory', false],
      ['c 1:3 rwm', 'ordinary', false],
      ['c 1:11 r', 'kernel', false],
      ['c 189:* rmw', 'ordinary', false],
      ['', 'ordinary', false],
    ]
    for (const [rule, name, broad] of cases) {
      const found = classifyDeviceRule(rule)
      assert.deepEqual([found.class, found.broad], [name, broad], rule)
    }
  })
})
