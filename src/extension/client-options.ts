import { workspace, type LogOutputChannel } from 'vscode'
import { RevealOutputChannelOn, type DocumentSelector, type LanguageClientOptions } from 'vscode-languageclient'
import { COMMANDS, type ClientOptions } from '../server/protocol.ts'
import { LANGUAGES, NAMES } from './selector.generated.ts'

/** Where documents live that can be edited: not old versions (`git:`), not output. Folders may have others. */
const SCHEMES = ['file', 'untitled', 'vscode-remote', 'vscode-vfs']

/** What the client does for the server. */
export function clientOptions(log: LogOutputChannel): LanguageClientOptions {
  const initializationOptions: ClientOptions = { commands: true, files: true }
  return {
    documentSelector: documentSelector(),
    outputChannel: log,
    traceOutputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: 'ringfence',
    initializationOptions,
    markdown: { isTrusted: { enabledCommands: [COMMANDS.explain] } },
  }
}

function documentSelector(): DocumentSelector {
  const schemes = new Set([...SCHEMES, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)])
  return [...schemes].flatMap((scheme) => [
    ...LANGUAGES.map((language) => ({ scheme, language })),
    ...NAMES.map((pattern) => ({ scheme, pattern })),
  ])
}
