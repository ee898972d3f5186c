import type { Connection, TextDocuments } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Source } from '../core/source.ts'
import { sameUri } from '../core/uri.ts'
import type { Questions } from '../workspace/workspace.ts'
import type { Configuration } from './configuration.ts'
import { countsOf, SUMMARY, type Summary } from './protocol.ts'
import { diagnosticOf } from './diagnostic.ts'
import { judge, type Judgement } from './judge.ts'
import { yieldToEvents, unawaited } from './promises.ts'
import type { Refusal } from '../workspace/host.ts'
import type { WorkspaceFiles } from './workspace-files.ts'

/** How long typing must pause before a document is judged, in milliseconds: less than between two keystrokes, enough to take a burst of changes as one. */
const PAUSE = 40
/** How long files nobody looks at may wait for what a neighbour's change means for them, in milliseconds. */
const LONG_PAUSE = 300
/** No file beyond this is read, whatever the settings say: in bytes. */
const MOST = 64 * 1024 * 1024

/** Judges documents and audited files, and publishes what is found. */
export interface Publisher {
  /** A document was opened or edited. */
  changed(uri: string): void
  /** A file has another text or is gone, or a folder is: what was checked beside it is checked again, and so is an audited file itself. */
  affected(key: string, kinds: ReadonlySet<string>, isFolder: boolean): void
  closed(uri: string): void
  /** The judgement of an open document's present version; undefined when it is not open. */
  current(uri: string): Promise<Judgement | undefined>
  /**
   * Checks a file of an audit and keeps it published until it is forgotten. Files no kind claims are not kept.
   * @param named whether a user named it: then it is checked whatever is excluded
   * @returns why it cannot be read, where it cannot
   */
  audit(uri: string, named: boolean): Promise<Judgement | Refusal>
  /** Reads a file that will be audited: files say things about each other. */
  read(uri: string): Promise<void>
  /** Forgets the audited files that are not among these, except those a user named. */
  keepOnly(uris: ReadonlySet<string>): void
  /** Judges everything anew: settings or project files have changed. */
  refresh(): void
}

/** What a publisher works with. */
export interface PublisherOptions {
  readonly connection: Connection
  readonly documents: TextDocuments<TextDocument>
  readonly configuration: Configuration
  readonly files: WorkspaceFiles
  /** Whether diagnostics link to the client's command that explains a rule. */
  readonly linked: boolean
}

/** Makes the publisher of one session. */
export function createPublisher({ connection, documents, configuration, files, linked }: PublisherOptions): Publisher {
  const judgements = new Map<string, Judgement>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  // The files an audit found to be of our kinds, with what their judgement asked.
  const audited = new Map<string, Questions>()
  // Files that a user named.
  const named = new Set<string>()
  // Audited files that have changed, or whose neighbours have.
  const due = new Set<string>()
  let waiting: ReturnType<typeof setTimeout> | undefined
  // Files the client shows something for, if only that there is nothing to say.
  const shown = new Set<string>()
  let round = 0

  const log = (message: string): void => connection.console.error(message)

  const publish = ({
    source: { uri },
    source,
    version,
    analysis: { kind, findings, refused },
    neighbours,
  }: Judgement): void => {
    if (!kind) return void clear(uri)
    shown.add(uri)
    const diagnostics = findings.map((finding) => diagnosticOf(source, finding, neighbours, linked))
    unawaited(connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) }))
    summarise({
      uri,
      kind: kind.title,
      counts: countsOf(findings),
      total: findings.length,
      ...(refused && { refused }),
    })
  }
  const clear = (uri: string): void => {
    if (!shown.delete(uri)) return
    unawaited(connection.sendDiagnostics({ uri, diagnostics: [] }))
    summarise({ uri, counts: countsOf([]), total: 0 })
  }
  const summarise = (summary: Summary): void => unawaited(connection.sendNotification(SUMMARY, summary))
  const take = (uri: string): void => {
    clearTimeout(timers.get(uri))
    timers.delete(uri)
  }
  const judgeBeside = async (source: Source, version?: number): Promise<Judgement> => {
    const { config, enabled } = await configuration.of(source.uri, named.has(source.uri))
    return judge(files, { source, version, config }, enabled, log)
  }
  const current = async (uri: string): Promise<Judgement | undefined> => {
    const { config } = await configuration.of(uri, named.has(uri))
    for (;;) {
      // The document as it is now, not as it was before waiting.
      const document = documents.get(uri)
      if (!document) return undefined
      const before = judgements.get(uri)
      if (before?.version === document.version && before.config === config) return before
      const { version } = document
      const judgement = await judgeBeside(files.open(document), version)
      // A document that is closed and opened in another language begins with the same version again.
      if (documents.get(uri) !== document || document.version !== version) continue
      judgements.set(uri, judgement)
      return judgement
    }
  }
  const show = async (uri: string): Promise<void> => {
    take(uri)
    try {
      const judgement = await current(uri)
      if (judgement) publish(judgement)
    } catch (error) {
      log(`${uri} could not be judged: ${String(error)}`)
    }
  }
  const later = (uri: string, pause: number): void => {
    take(uri)
    timers.set(
      uri,
      setTimeout(() => void show(uri), pause),
    )
  }
  /** The stored text of a file that is not open, or why there is none. */
  const stored = (uri: string): Promise<Source | Refusal> =>
    files.settle(() => {
      const border = files.tree.border(uri)
      const source = border && files.tree.read(uri, border, MOST)
      if (source) return files.kindOf(source) ? files.keep(source) : source
      const refused = files.tree.refused().find((one) => sameUri(one.uri) === sameUri(uri))
      return { reason: refused?.reason ?? 'it does not exist' }
    })
  const judgeStored = async (source: Source): Promise<Judgement> => {
    const judgement = await judgeBeside(source)
    if (judgement.analysis.kind) audited.set(source.uri, judgement.neighbours.questions)
    return judgement
  }
  const showStored = async (uri: string): Promise<void> => {
    try {
      const source = await stored(uri)
      if (documents.get(uri)) return
      if ('reason' in source) return void forget(uri)
      const judgement = await judgeStored(source)
      if (!documents.get(uri)) publish(judgement)
    } catch (error) {
      log(`${uri} could not be checked: ${String(error)}`)
    }
  }
  const forget = (uri: string): void => {
    named.delete(uri)
    if (!audited.delete(uri) || documents.get(uri)) return
    files.drop(uri)
    clear(uri)
  }
  const showDue = async (): Promise<void> => {
    waiting = undefined
    const uris = [...due]
    due.clear()
    for (const uri of uris) {
      if (audited.has(uri)) await showStored(uri)
      await yieldToEvents()
    }
  }
  return {
    changed(uri) {
      const document = documents.get(uri)
      if (document) files.open(document)
      later(uri, !judgements.has(uri) && !timers.has(uri) ? 0 : PAUSE)
    },
    affected(key, kinds, isFolder) {
      const isTouched = (uri: string, questions: Questions): boolean =>
        isAt(sameUri(uri), key, isFolder) || asked(questions, key, kinds, isFolder)
      for (const [uri, { neighbours }] of [...judgements]) {
        const { questions } = neighbours
        if (sameUri(uri) === key || !asked(questions, key, kinds, isFolder)) continue
        judgements.delete(uri)
        later(uri, PAUSE)
      }
      for (const [uri, questions] of audited) if (isTouched(uri, questions)) due.add(uri)
      if (due.size > 0) waiting ??= setTimeout(() => void showDue(), LONG_PAUSE)
    },
    closed(uri) {
      take(uri)
      judgements.delete(uri)
      files.close(uri)
      if (audited.has(uri)) void showStored(uri)
      else clear(uri)
    },
    current,
    async read(uri) {
      if (!documents.get(uri)) await stored(uri)
    },
    async audit(uri, isNamed) {
      if (isNamed) named.add(uri)
      let judgement = await current(uri)
      if (!judgement) {
        const source = await stored(uri)
        if ('reason' in source) return source
        judgement = await judgeStored(source)
      }
      if (judgement.analysis.kind) {
        audited.set(uri, judgement.neighbours.questions)
        publish(judgement)
      } else forget(uri)
      return judgement
    },
    keepOnly(uris) {
      for (const uri of [...audited.keys()]) if (!uris.has(uri) && !named.has(uri)) forget(uri)
    },
    refresh() {
      const mine = ++round
      judgements.clear()
      for (const uri of documents.keys()) void show(uri)
      void (async () => {
        for (const uri of [...audited.keys()]) {
          if (mine !== round) return
          await showStored(uri)
          await yieldToEvents()
        }
      })()
    },
  }
}

/** Whether an analysis hangs on a file or folder that has changed, or on the files of a kind that have. */
function asked({ files, kinds }: Questions, key: string, changed: ReadonlySet<string>, isFolder: boolean): boolean {
  if (files.has(key) || [...changed].some((kind) => kinds.has(kind))) return true
  return isFolder && [...files].some((file) => isAt(file, key, true))
}

function isAt(file: string, key: string, isFolder: boolean): boolean {
  return file === key || (isFolder && file.startsWith(key + '/'))
}
