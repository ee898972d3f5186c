export { addSetting, removeSetting, setValue } from './edit.ts'
export { readVmx, type VmxComment, type VmxFile, type VmxSetting } from './read.ts'
