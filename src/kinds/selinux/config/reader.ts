// What is loaded when a configuration of SELinux turns up.
export { configLanguage as language } from './language.ts'
export { readConfig as read } from './read.ts'
