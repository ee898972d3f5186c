/** Helpers for suites in either extension host: they import nothing but `vscode`. */
export * from './actions.ts'
export * from './assert.ts'
export * from './diagnostics.ts'
export * from './documents.ts'
export * from './extension.ts'
export * from './until.ts'
