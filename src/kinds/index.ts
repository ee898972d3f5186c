import type { KindDeclaration } from '../core/kind.ts'
import { apparmor } from './apparmor/index.ts'
import { compose } from './compose/index.ts'
import { dockerfile } from './dockerfile/index.ts'
import { libvirt } from './libvirt/index.ts'
import { cil } from './selinux/cil/index.ts'
import { selinuxConfig } from './selinux/config/index.ts'
import { selinuxFc } from './selinux/fc/index.ts'
import { selinuxIf } from './selinux/if/index.ts'
import { selinuxTe } from './selinux/te/index.ts'
import { semanage } from './selinux/semanage/index.ts'
import { vagrant } from './vagrant/index.ts'
import { vbox } from './vbox/index.ts'
import { vmx } from './vmx/index.ts'

/**
 * All kinds, in the order in which a file is offered to them. Compose files hold Dockerfiles, and services build them: only here do the two
 * kinds meet.
 */
export const KINDS: readonly KindDeclaration[] = [
  dockerfile(async () => (await import('./compose/builders.ts')).statedByServices),
  compose,
  apparmor,
  selinuxTe,
  selinuxIf,
  selinuxFc,
  cil,
  selinuxConfig,
  semanage,
  libvirt,
  vmx,
  vbox,
  vagrant,
]
