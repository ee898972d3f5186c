import type { Connection, TextDocuments } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Configuration } from './configuration.ts'
import { countsOf } from './counts.ts'
import { diagnosticOf } from './diagnostic.ts'
import type { Folders } from './folders.ts'
import { judge, type Judgement } from './judge.ts'
import { SUMMARY, type FileText, type Summary } from './protocol.ts'
import { unawaited } from './unawaited.ts'

/** How long typing must pause before a document is judged, in milliseconds: less than between two keystrokes, enough to take a burst of changes as one. */
const PAUSE = 40

/** Judges documents and audited files, and publishes what is found. */
export interface Publisher {
  /** A document was opened or edited. */
  changed(uri: string): void
  /** A document was saved: for an audited file, that is its stored text now. */
  saved(uri: string): void
  closed(uri: string): void
  /** The judgement of an open document's present version; undefined when it is not open. */
  current(uri: string): Promise<Judgement | undefined>
  /** Judges a file of an audit and keeps it published until it is forgotten. Files no kind claims are not kept. */
  audit(file: FileText): Promise<Judgement>
  forget(uri: string): void
  /** Judges everything anew: settings or project files have changed. */
  refresh(): void
}

/** @param linked whether diagnostics link to the client's command that explains a rule */
export function createPublisher(
  connection: Connection, documents: TextDocuments<TextDocument>, configuration: Configuration, folders: Folders, linked: boolean,
): Publisher {
  const judgements = new Map<string, Judgement>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  // Stored texts of the files an audit found to be of our kinds.
  const audited = new Map<string, string>()
  // Files the client shows something for, if only that there is nothing to say.
  const shown = new Set<string>()
  let round = 0

  const log = (message: string): void => connection.console.error(message)

  const publish = ({ source: { uri }, source, version, analysis: { kind, findings, refused } }: Judgement): void => {
    if (!kind) return void clear(uri)
    shown.add(uri)
    const diagnostics = findings.map((finding) => diagnosticOf(source, finding, linked))
    unawaited(connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) }))
    summarise({ uri, kind: kind.title, counts: countsOf(findings), total: findings.length, ...(refused && { refused }) })
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
  const current = async (uri: string): Promise<Judgement | undefined> => {
    const { config, enabled } = await configuration.of(uri)
    // The document as it is now, not as it was before waiting.
    const document = documents.get(uri)
    if (!document) return undefined
    const before = judgements.get(uri)
    if (before?.version === document.version && before.config === config) return before
    const { version, languageId } = document
    const judgement = judge({ uri, text: document.getText(), languageId, version }, config, enabled, folders.relative(uri), log)
    judgements.set(uri, judgement)
    return judgement
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
  const judgeStored = async ({ uri, text }: FileText): Promise<Judgement> => {
    const { config, enabled } = await configuration.of(uri)
    return judge({ uri, text }, config, enabled, folders.relative(uri), log)
  }
  const showStored = async (uri: string, text: string): Promise<void> => {
    try {
      const judgement = await judgeStored({ uri, text })
      if (!documents.get(uri) && audited.get(uri) === text) publish(judgement)
    } catch (error) {
      log(`${uri} could not be judged: ${String(error)}`)
    }
  }
  return {
    changed(uri) {
      const first = !judgements.has(uri) && !timers.has(uri)
      take(uri)
      timers.set(uri, setTimeout(() => void show(uri), first ? 0 : PAUSE))
    },
    saved(uri) {
      const text = documents.get(uri)?.getText()
      if (text !== undefined && audited.has(uri)) audited.set(uri, text)
    },
    closed(uri) {
      take(uri)
      judgements.delete(uri)
      const text = audited.get(uri)
      if (text === undefined) clear(uri)
      else void showStored(uri, text)
    },
    current,
    async audit(file) {
      const open = await current(file.uri)
      const judgement = open ?? await judgeStored(file)
      if (judgement.analysis.kind) {
        audited.set(file.uri, file.text)
        publish(judgement)
      } else if (audited.delete(file.uri)) publish(judgement)
      return judgement
    },
    forget(uri) {
      if (audited.delete(uri) && !documents.get(uri)) clear(uri)
    },
    refresh() {
      const mine = ++round
      judgements.clear()
      for (const uri of documents.keys()) void show(uri)
      void (async () => {
        for (const [uri, text] of [...audited]) {
          if (mine !== round) return
          if (documents.get(uri) || audited.get(uri) !== text) continue
          await showStored(uri, text)
          await breath()
        }
      })()
    },
  }
}

/** Lets waiting messages in: cancellations, edits. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
