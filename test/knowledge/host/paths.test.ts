import assert from 'node:assert/strict'
import { classifyHostPath } from '../../../src/knowledge/host/paths.ts'
import { isSystemVolume } from '../../../src/knowledge/host/system-directories.ts'

const CASES: Readonly<Record<string, readonly string[]>> = {
  'control-socket': [
    '/var/run/docker.sock',
    '/run/docker.sock',
    '//var/run/docker.sock',
    '/var/run/docker.sock/',
    '/run/./docker.sock',
    '/x/../run/docker.sock',
    '/run/containerd/containerd.sock',
    '/var/run/crio/crio.sock',
    '/run/podman/podman.sock',
    '/run/user/1000/docker.sock',
    '${XDG_RUNTIME_DIR}/docker.sock',
    '$XDG_RUNTIME_DIR/podman/podman.sock',
    '~/.docker/run/docker.sock',
    '/run/systemd/private',
    '/',
    '//',
    '/.',
    '/..',
    '/run',
    '/run/.',
    '/var/run/',
    '/var',
    '/run/containerd',
    '/run/systemd',
    '/var/lib/lxd',
    '//./pipe/docker_engine',
    '\\\\.\\pipe\\docker_engine',
  ],
  'root-equivalent': [
    '/etc',
    '/etc/',
    '/etc/cron.d',
    '/etc/shadow',
    '/etc/sudoers.d/deploy',
    '/etc/ssh',
    '/etc/systemd/system',
    '/lib/systemd/system',
    '/etc/ld.so.preload',
    '/etc/pam.d',
    '/etc/profile.d',
    '/etc/docker',
    '/etc/init.d',
    '/var/spool/cron/crontabs',
    '/root/.bashrc',
    '/root',
    '/root/.ssh',
    '/boot',
    '/proc',
    '/proc/sys/kernel',
    '/var/lib',
    '/var/lib/docker',
    '/var/lib/docker/volumes/x/_data',
    '/var/lib/containerd',
    '/var/lib/kubelet',
    'C:\\',
    'c:/',
    'C:/Windows/System32',
  ],
  sensitive: [
    '/run/user/1000/pulse',
    '/sys',
    '/sys/fs/cgroup',
    '/dev',
    '/dev/./shm',
    '/dev/foo/../shm',
    '/dev/disk',
    '/dev/sda1',
    '/home',
    '/home/me',
    '/home/me/.ssh/id_rsa',
    '/usr/bin',
    '/lib/modules',
    '~',
    '~/',
    '~/.ssh',
    '~/.aws/config',
    '$HOME',
    '${HOME}/.kube/config',
    '${HOME:-/root}/.docker',
    '/var/log',
    '/var/log/journal/x',
    '/var/log/auth.log',
    '/run/dbus/system_bus_socket',
    '/run/user/1000',
    '/etc/letsencrypt',
    '/etc/wireguard',
    '/etc/NetworkManager/system-connections',
    '/etc/apt',
    '/root/.aws',
    '/etc/ssl/private',
  ],
  harmless: [
    '/etc/localtime',
    '/etc/timezone',
    '/etc/hosts',
    '/etc/resolv.conf',
    '/etc/os-release',
    '/usr/share/zoneinfo/Europe/Paris',
    '/etc/ssl/certs',
    '/dev/null',
    '/dev/urandom',
  ],
  ordinary: [
    './data',
    'data',
    '../etc',
    '/run/myapp',
    '/run/./myapp',
    '/run/udev',
    '/runner',
    '/etcetera',
    '/etc/pihole',
    '/etc/traefik',
    '/etc/nginx/conf.d',
    '/etc/prometheus/prometheus.yml',
    '/etc/grafana',
    '/root/app',
    '/var/lib/app',
    '/var/lib/dockerish',
    '/data',
    '/opt/x',
    '/srv',
    '/mnt',
    '~someone/.ssh',
    '~/project',
    '~/.sshx',
    '$HOMEDIR/.ssh',
    '${HOME}/..',
    '/home/me/project',
    '/var/log/nginx',
    '/dev/net/tun',
    '/dev/dri',
    '/dev/ttyUSB0',
    '/run/systemd/system',
    '',
    '${MOUNT}',
    '${SOCK}',
    'C:/Users/me/project',
    '//./pipe/other',
    '/tmp/fake',
  ],
}

describe('knowledge: host paths', () => {
  for (const [name, paths] of Object.entries(CASES)) {
    it(name, () => {
      for (const path of paths) assert.equal(classifyHostPath(path).class, name, path)
    })
  }

  it('names what it found', () => {
    assert.equal(classifyHostPath('/var/run/docker.sock').what, "the Docker Engine's control socket")
    assert.deepEqual(classifyHostPath('/var'), {
      class: 'control-socket',
      what: "the host's directory /var",
      covers: "the Docker Engine's control socket",
    })
    assert.equal(classifyHostPath('/').covers, "the Docker Engine's control socket")
    assert.equal(classifyHostPath('/run/systemd').covers, "systemd's control socket")
    assert.equal(classifyHostPath('~/.ssh').what, "the user's SSH keys")
    assert.equal(classifyHostPath('~\\.ssh').what, "the user's SSH keys")
    assert.equal(classifyHostPath('/Users/me/.kube').what, "a user's Kubernetes credentials")
    assert.equal(classifyHostPath('c:\\Users\\me\\.kube').what, "a user's Kubernetes credentials")
    assert.equal(classifyHostPath('/run/user/1000/bus').what, "a socket of the user's session")
    assert.equal(classifyHostPath('$XDG_RUNTIME_DIR').what, "the user's runtime directory with its session's sockets")
    assert.equal(classifyHostPath('/sys/fs/cgroup/x').what, "the host's control groups")
    assert.equal(classifyHostPath('/dev/null').harmlessWritable, true)
    assert.equal(classifyHostPath('/etc/localtime').harmlessWritable, undefined)
  })

  it('knows system directories an image should not declare as a volume', () => {
    for (const path of ['/', '/etc', '/var/run/', '/proc', '/root']) assert.ok(isSystemVolume(path), path)
    for (const path of ['/data', '/etc/app', '/var/lib/docker', '/var/lib/mysql', '/tmp']) {
      assert.ok(!isSystemVolume(path), path)
    }
  })
})
