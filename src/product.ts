import { version } from '../package.json'
import { createProduct, type Product } from './engine/product.ts'
import { KINDS } from './kinds/index.ts'
import { LIBRARY } from './rules/index.ts'

/** Composition root: the kinds and rules Ringfence ships with. */
export const product: Product = createProduct(version, KINDS, LIBRARY)
