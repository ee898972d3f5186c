import { onceASource } from '../../core/neighbours.ts'
import { readAppArmor } from '../../syntax/apparmor/index.ts'

/** The tree of a file, read once for as long as its text is kept. */
export const treeOf = onceASource(({ text }) => readAppArmor(text))
