// The language server as a web worker: over the worker's own messages.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import { serve } from './server.ts'

// A worker's scope is its message port; its type is a browser's, which nothing else here needs.
const port = globalThis as never
serve(createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port)))
