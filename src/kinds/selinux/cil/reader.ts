// What is loaded when a file of CIL turns up.
export { cilLanguage as language } from './language/index.ts'
export { readCilFile as read } from './read/index.ts'
