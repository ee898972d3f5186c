import { workspace, type LogOutputChannel } from 'vscode'
import { RevealOutputChannelOn, type DocumentSelector, type LanguageClientOptions } from 'vscode-languageclient'
import { COMMANDS, type ClientOptions } from '../server/protocol.ts'

/** Languages whose documents the server looks at; whether it judges one, it decides itself. */
const LANGUAGES = [
  'dockerfile',
  'dockercompose',
  'yaml',
  'apparmor',
  'selinux-te',
  'selinux-if',
  'selinux-fc',
  'cil',
  'selinux-config',
  'xml',
  'vmx',
  'ruby',
]
/** Names that say the same where the editor knows no language for them. */
const NAMES = [
  '**/{Dockerfile,Containerfile,*.dockerfile,*.containerfile,Dockerfile.*,Containerfile.*}',
  '**/{*.semanage,semanage.{export,import},semanage-{export,import}*,booleans.local}',
  '**/*.vbox',
  '**/{Vagrantfile,Vagrantfile.*,*.Vagrantfile}',
]
/** Where documents live that can be edited: not old versions (`git:`), not output. Folders may have others. */
const SCHEMES = ['file', 'untitled', 'vscode-remote', 'vscode-vfs']

/** What the client does for the server. */
export function clientOptions(log: LogOutputChannel): LanguageClientOptions {
  const initializationOptions: ClientOptions = { commands: true, projectFiles: true, files: true }
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
