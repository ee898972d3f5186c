export type * from './tree.ts'
export { expand, type Environment } from './expand.ts'
export { readFrom, type FromParts } from './instruction.ts'
export { readDockerfile } from './read.ts'
export {
  appendAtEnd,
  insertAfter,
  insertBefore,
  removeFlag,
  removeInstruction,
  removeWord,
  replaceKeyword,
  setSpan,
} from './edit.ts'
