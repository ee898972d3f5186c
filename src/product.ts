import { version } from '../package.json'
import { createProduct, type Product } from './engine/product.ts'
import { compose } from './kinds/compose/index.ts'
import { dockerfile } from './kinds/dockerfile/index.ts'
import { vmx } from './kinds/vmx/index.ts'
import { RULES } from './rules/index.generated.ts'

/** Composition root: the kinds and rules Ringfence ships with. */
export const product: Product = createProduct(version, [dockerfile, compose, vmx], RULES)
