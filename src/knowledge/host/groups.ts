/**
 * Groups whose members reach what only root should, and what each of them can do. From the packages' own documentation: Docker docs,
 * "Linux post-installation steps"; LXD docs, "Security"; Debian, "SystemGroups".
 */
export const POWERFUL_GROUPS: ReadonlyMap<string, string> = new Map([
  ['docker', 'can start a container that holds all files of the machine'],
  ['podman', 'can start a container that holds all files of the machine'],
  ['lxd', 'can start a container that holds all files of the machine'],
  ['incus-admin', 'can start a container that holds all files of the machine'],
  ['libvirt', 'can start a virtual machine that holds all disks of this one'],
  ['disk', 'can read and write every disk directly'],
  ['kmem', "can read the kernel's memory"],
  ['mem', "can read the kernel's memory"],
  ['shadow', 'can read the hashes of all passwords'],
])
