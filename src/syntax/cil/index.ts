export type * from './tree.ts'
export { headOf, wordOf } from './tree.ts'
export { readCil } from './read.ts'
export { commentIn, removeNodes, type CilText } from './edit.ts'
