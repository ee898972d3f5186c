import { version } from '../package.json'
import { createProduct, type Product } from './engine/product.ts'
import { compose } from './kinds/compose/index.ts'
import { dockerfile } from './kinds/dockerfile/index.ts'
import { libvirt } from './kinds/libvirt/index.ts'
import { vagrant } from './kinds/vagrant/index.ts'
import { vbox } from './kinds/vbox/index.ts'
import { vmx } from './kinds/vmx/index.ts'
import { RULES } from './rules/index.generated.ts'

/** Composition root: the kinds and rules Ringfence ships with. */
export const product: Product = createProduct(version, [dockerfile, compose, libvirt, vagrant, vbox, vmx], RULES)
