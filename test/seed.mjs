// Property tests draw the same texts at every run, so that a failure is the change's and can be seen again.
// `npm run fuzz` draws others, and more of them: what it finds becomes a test of its own.
import process from 'node:process'
import fc from 'fast-check'

const random = process.env['FUZZ'] !== undefined
fc.configureGlobal({ seed: random ? Date.now() : 20261122 })
