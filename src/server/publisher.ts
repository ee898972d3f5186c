import type { Connection, TextDocuments } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Source } from '../core/source.ts'
import type { Questions } from '../engine/workspace.ts'
import type { Configuration } from './configuration.ts'
import { countsOf } from './counts.ts'
import { diagnosticOf } from './diagnostic.ts'
import type { Folders } from './folders.ts'
import { judge, prepare, type Judgement } from './judge.ts'
import { SUMMARY, type FileText, type Summary } from './protocol.ts'
import { unawaited } from './unawaited.ts'
import type { WorkspaceFiles } from './workspace-files.ts'

/** How long typing must pause before a document is judged, in milliseconds: less than between two keystrokes, enough to take a burst of changes as one. */
const PAUSE = 40
/** How long files nobody looks at may wait for what a neighbour's change means for them, in milliseconds. */
const LONG_PAUSE = 300
/** A judgement may ask for files, which may name further files: this often. */
const MAX_FETCHES = 8

/** Judges documents and audited files, and publishes what is found. */
export interface Publisher {
  /** A document was opened or edited. */
  changed(uri: string): void
  /** A file has another text or is gone: what was judged beside it is judged anew. */
  affected(key: string, kinds: ReadonlySet<string>): void
  closed(uri: string): void
  /** The judgement of an open document's present version; undefined when it is not open. */
  current(uri: string): Promise<Judgement | undefined>
  /** Judges a file of an audit and keeps it published until it is forgotten. Files no kind claims are not kept. */
  audit(file: FileText): Promise<Judgement>
  forget(uri: string): void
  /** Judges everything anew: settings or project files have changed. */
  refresh(): void
}

/** What a publisher works with. */
export interface PublisherOptions {
  readonly connection: Connection
  readonly documents: TextDocuments<TextDocument>
  readonly configuration: Configuration
  readonly folders: Folders
  readonly files: WorkspaceFiles
  /** Whether diagnostics link to the client's command that explains a rule. */
  readonly linked: boolean
}

/** Makes the publisher of one session. */
export function createPublisher({
  connection,
  documents,
  configuration,
  folders,
  files,
  linked,
}: PublisherOptions): Publisher {
  const judgements = new Map<string, Judgement>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  // The files an audit found to be of our kinds, with what their judgement asked.
  const audited = new Map<string, Questions>()
  // Audited files whose neighbours have changed.
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
  /** Judges a text beside its neighbours, which are read as the judgement asks for them. */
  const judgeBeside = async (source: Source, version?: number): Promise<Judgement> => {
    const { config, enabled } = await configuration.of(source.uri)
    const path = folders.relative(source.uri)
    if (enabled) await prepare(source)
    for (let fetches = 0; ; fetches++) {
      const judgement = judge({ source, version, config, path, neighbours: files.around(source) }, enabled, log)
      if (fetches >= MAX_FETCHES || !(await files.fetch(judgement.neighbours.questions))) return judgement
    }
  }
  const current = async (uri: string): Promise<Judgement | undefined> => {
    const { config } = await configuration.of(uri)
    for (;;) {
      // The document as it is now, not as it was before waiting.
      const document = documents.get(uri)
      if (!document) return undefined
      const before = judgements.get(uri)
      if (before?.version === document.version && before.config === config) return before
      const { version } = document
      const judgement = await judgeBeside(files.open(document), version)
      if (documents.get(uri)?.version !== version) continue
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
  const judgeStored = async (source: Source): Promise<Judgement> => {
    const judgement = await judgeBeside(source)
    if (judgement.analysis.kind) audited.set(source.uri, judgement.neighbours.questions)
    return judgement
  }
  const showStored = async (uri: string): Promise<void> => {
    try {
      const source = files.get(uri)
      if (!source || documents.get(uri)) return
      const judgement = await judgeStored(source)
      if (!documents.get(uri) && files.get(uri) === source) publish(judgement)
    } catch (error) {
      log(`${uri} could not be judged: ${String(error)}`)
    }
  }
  const showDue = async (): Promise<void> => {
    waiting = undefined
    const uris = [...due]
    due.clear()
    for (const uri of uris) {
      if (audited.has(uri)) await showStored(uri)
      await breath()
    }
  }
  return {
    changed(uri) {
      const document = documents.get(uri)
      if (document) files.open(document)
      later(uri, !judgements.has(uri) && !timers.has(uri) ? 0 : PAUSE)
    },
    affected(key, kinds) {
      for (const [
        uri,
        {
          source,
          neighbours: { questions },
        },
      ] of [...judgements]) {
        if (files.get(uri) !== source || !asked(questions, key, kinds)) continue
        judgements.delete(uri)
        later(uri, PAUSE)
      }
      for (const [uri, questions] of audited) if (asked(questions, key, kinds)) due.add(uri)
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
    async audit(file) {
      files.store([file])
      const judgement = (await current(file.uri)) ?? (await judgeStored(files.get(file.uri) ?? fail(file)))
      if (judgement.analysis.kind) {
        audited.set(file.uri, judgement.neighbours.questions)
        publish(judgement)
      } else {
        files.forget([file.uri])
        if (audited.delete(file.uri)) publish(judgement)
      }
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
        for (const uri of [...audited.keys()]) {
          if (mine !== round) return
          await showStored(uri)
          await breath()
        }
      })()
    },
  }
}

/** Whether a judgement hangs on a file that has changed, or on the files of a kind that have. */
function asked(questions: Questions, key: string, kinds: ReadonlySet<string>): boolean {
  return questions.files.has(key) || [...kinds].some((kind) => questions.kinds.has(kind))
}

function fail({ uri }: FileText): never {
  throw new Error(`${uri} was stored and is not there`)
}

/** Lets waiting messages in: cancellations, edits. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
