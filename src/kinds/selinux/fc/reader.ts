// What is loaded when a file of contexts turns up.
export { fileContextsLanguage as language } from './language.ts'
export { readFileContextsFile as read } from './read.ts'
