/**
 * Sockets through which a program can do anything root of the host can: whoever may talk to them starts containers,
 * machines or units (row C25: compose-lint CL-0001, KICS docker_socket_mounted_in_container, CIS 5.32, OWASP Docker #1;
 * LXD and libvirt: AppArmor rule container-socket). Paths in their shortest form, `/run` for `/var/run`.
 */
export const CONTROL_SOCKETS: ReadonlyMap<string, string> = new Map([
  ['/run/docker.sock', "the Docker Engine's control socket"],
  ['/run/docker/containerd/containerd.sock', "containerd's control socket"],
  ['/run/containerd/containerd.sock', "containerd's control socket"],
  ['/run/k3s/containerd/containerd.sock', "containerd's control socket"],
  ['/run/crio/crio.sock', "CRI-O's control socket"],
  ['/run/cri-dockerd.sock', "the Docker Engine's control socket for Kubernetes"],
  ['/run/podman/podman.sock', "Podman's control socket"],
  ['/run/buildkit/buildkitd.sock', "BuildKit's control socket"],
  ['/run/systemd/private', "systemd's control socket"],
  ['/run/libvirt/libvirt-sock', "libvirt's control socket"],
  ['/var/lib/lxd/unix.socket', "LXD's control socket"],
  ['/var/lib/incus/unix.socket', "Incus's control socket"],
  ['/var/snap/lxd/common/lxd/unix.socket', "LXD's control socket"],
])

/** The same by file name alone, for rootless engines and paths with variables: `$XDG_RUNTIME_DIR/docker.sock`. */
export const CONTROL_SOCKET_NAMES: ReadonlyMap<string, string> = new Map([
  ['docker.sock', "the Docker Engine's control socket"],
  ['docker.sock.raw', "the Docker Engine's control socket"],
  ['docker.raw.sock', "the Docker Engine's control socket"],
  ['containerd.sock', "containerd's control socket"],
  ['crio.sock', "CRI-O's control socket"],
  ['cri-dockerd.sock', "the Docker Engine's control socket for Kubernetes"],
  ['dockershim.sock', "the Docker Engine's control socket for Kubernetes"],
  ['podman.sock', "Podman's control socket"],
  ['balena-engine.sock', "balenaEngine's control socket"],
  ['buildkitd.sock', "BuildKit's control socket"],
  ['libvirt-sock', "libvirt's control socket"],
])

/** Named pipes of engines on Windows, by the last part of `//./pipe/NAME`. */
export const CONTROL_PIPES: ReadonlyMap<string, string> = new Map([
  ['docker_engine', "the Docker Engine's control pipe"],
  ['dockerdesktoplinuxengine', "the Docker Engine's control pipe"],
  ['containerd-containerd', "containerd's control pipe"],
])

/** The control socket below a directory: the first of the table, or undefined. */
export function controlSocketBelow(directory: string): string | undefined {
  const prefix = directory === '/' ? '/' : `${directory}/`
  for (const [path, what] of CONTROL_SOCKETS) if (path.startsWith(prefix)) return what
  return undefined
}
