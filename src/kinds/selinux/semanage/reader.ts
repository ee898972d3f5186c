// What is loaded when settings of SELinux turn up.
export { readSemanage as read } from './read.ts'
