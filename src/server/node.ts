// The language server as the VS Code extension starts it in Node: over the channel its parent gives.
import { createConnection } from 'vscode-languageserver/node'
import { nodeHost } from '../node/host.ts'
import { serve } from './server.ts'

serve(createConnection(), nodeHost())
