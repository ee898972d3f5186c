import { version } from '../package.json'
import { createProduct, type Product } from './engine/product.ts'
import { apparmor } from './kinds/apparmor/index.ts'
import { cil } from './kinds/selinux/cil/index.ts'
import { compose } from './kinds/compose/index.ts'
import { dockerfile } from './kinds/dockerfile/index.ts'
import { libvirt } from './kinds/libvirt/index.ts'
import { selinuxConfig } from './kinds/selinux/config/index.ts'
import { selinuxFc } from './kinds/selinux/fc/index.ts'
import { selinuxIf } from './kinds/selinux/if/index.ts'
import { selinuxTe } from './kinds/selinux/te/index.ts'
import { semanage } from './kinds/selinux/semanage/index.ts'
import { vagrant } from './kinds/vagrant/index.ts'
import { vbox } from './kinds/vbox/index.ts'
import { vmx } from './kinds/vmx/index.ts'
import { RULES } from './rules/index.generated.ts'

/** Composition root: the kinds and rules Ringfence ships with. */
export const product: Product = createProduct(
  version,
  [
    dockerfile,
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
  ],
  RULES,
)
