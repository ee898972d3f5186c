// A product small enough to know by heart: tests of reports and commands do not hang on the rules that ship.
import type { Fact, FactName } from '../../src/core/fact.ts'
import { reviewFix, safeFix } from '../../src/core/finding.ts'
import type { Comment, KindDeclaration, Reading } from '../../src/core/kind.ts'
import { ALONE, uriOf, type Neighbours } from '../../src/core/neighbours.ts'
import type { Options } from '../../src/core/options.ts'
import type { Rule } from '../../src/core/rule.ts'
import { Source } from '../../src/core/source.ts'
import { span } from '../../src/core/span.ts'
import { analyze } from '../../src/engine/analyze.ts'
import { DEFAULT_CONFIG, type Config } from '../../src/engine/config.ts'
import { createProduct } from '../../src/engine/product.ts'
import type { Audit, AuditedFile, ReportWriter, Sink } from '../../src/report/index.ts'

declare module '../../src/core/fact.ts' {
  interface FactMap {
    'toy.unlisted': FactBase & { readonly list: string }
  }
}

/**
 * `*.toy` files, and YAML that begins with `# toy`. The word PRIVILEGED is a weakness, so is WRITABLE, and UNLISTED where no `list.toys` next to the
 * file (ABOVE it, in a folder LINKED) names the toy; `secret=...` is a secret.
 */
const kind: KindDeclaration = {
  id: 'toy',
  title: 'Toy',
  files: ['**/*.toy'],
  sniffed: ['**/*.{yml,yaml}'],
  comment: { open: '# ', close: '' },
  languages: [],
  looksLike: ({ text }) => /^\ufeff?# toy/.test(text),
  emits: ['privileged', 'rootFilesystem', 'toy.unlisted'],
  scopes: [],
  load: () => Promise.resolve({ read }),
}

function read(source: Source): Reading {
  const { text } = source
  const facts: Fact[] = []
  const cut = (start: number, end: number) => () => [{ span: span(start, end), newText: '' }]
  for (const { index, 0: word } of text.matchAll(/PRIVILEGED(?:\r?\n\s+MORE)*/g)) {
    const at = span(index, index + word.length)
    facts.push({
      name: 'privileged',
      fact: { span: at, subject: 'toy', noun: 'toy', value: true, remove: cut(at.start, at.end) },
    })
  }
  for (const { index, 0: word } of text.matchAll(/WRITABLE/g)) {
    const at = span(index, index + word.length)
    facts.push({
      name: 'rootFilesystem',
      fact: { span: at, subject: 'toy', noun: 'toy', readOnly: false, set: () => [{ span: at, newText: 'sealed' }] },
    })
  }
  for (const { index, 0: word, 1: where = 'HERE' } of text.matchAll(/UNLISTED(?: (ABOVE|LINKED))?/g)) {
    const list = { HERE: 'list.toys', ABOVE: '../list.toys', LINKED: 'linked/list.toys' }[where] ?? ''
    facts.push({ name: 'toy.unlisted', fact: { span: span(index, index + word.length), subject: source.name, list } })
  }
  const secrets = [...text.matchAll(/secret=(\S+)/g)].map(({ index, 1: value = '' }) =>
    span(index + 7, index + 7 + value.length),
  )
  const comments = [...text.matchAll(/#[ \t]*([^\r\n]*)/g)].map(
    ({ index, 0: whole, 1: words = '' }): Comment => ({
      span: span(index, index + whole.length),
      text: words,
      scope: source.lineSpan(source.lineAt(index)),
    }),
  )
  const problems = [...text.matchAll(/BROKEN/g)].map(({ index }) => ({
    span: span(index, index + 6),
    message: 'this is broken',
  }))
  return { facts, secrets, comments, problems }
}

const shared = { preset: 'recommended', since: '0.1.0', references: ['A book'] } as const

const OPTIONS = {
  size: { form: 'memory', about: 'How large toys are', otherwise: '1m', setting: 'sizes' },
  names: { form: 'capabilities', about: 'What toys are called', otherwise: 'none' },
} as const satisfies Options

const rules: readonly Rule[] = [
  {
    ...shared,
    id: 'toy-privileged',
    title: 'Toy is privileged',
    facet: 'privilege',
    threat: { needs: 'code', reaches: 'host' },
    fix: 'always',
    aliases: ['peer:T1', 'other:T-100'],
    on: {
      privileged({ span: at, subject, remove }, { source, report }) {
        report({
          span: at,
          subject,
          evidence: 'PRIVILEGED',
          message: 'the toy is <privileged> & near {line}',
          values: { line: source.slice(source.lineSpan(source.lineAt(at.start))) },
          fixes: [reviewFix('Take the privilege away', 'the toy may stop', remove())],
          related: [{ uri: source.uri, span: span(0, 1), message: 'the toy begins here' }],
        })
      },
    },
  },
  {
    ...shared,
    id: 'toy-writable',
    title: 'Toy is writable',
    facet: 'rootfs',
    threat: { needs: 'flaw', reaches: 'workload' },
    fix: 'always',
    aliases: [],
    options: OPTIONS,
    on: {
      rootFilesystem({ span: at, subject, set }, { report }) {
        report({
          span: at,
          subject,
          evidence: 'WRITABLE',
          message: 'the toy can be written to',
          fixes: [safeFix('Seal the toy', set(true))],
        })
      },
    },
  },
  {
    ...shared,
    id: 'toy-unlisted',
    title: 'Toy is in no list',
    facet: 'image',
    threat: { needs: 'flaw', reaches: 'availability' },
    fix: 'always',
    aliases: [],
    on: {
      'toy.unlisted'({ span: at, subject, list: path }, { source, neighbours, report }) {
        const uri = uriOf(source.uri, path)
        const list = neighbours.file(uri)
        const name = `${subject}\n`
        if (list?.text.includes(name)) return
        const end = list?.text.length ?? 0
        const change = list ? { uri, edits: [{ span: span(end, end), newText: name }] } : { uri, create: name }
        report({
          span: at,
          subject,
          evidence: 'UNLISTED',
          message: 'the toy is in no list',
          fixes: [reviewFix('List the toy', 'everyone sees it', [], [change])],
        })
      },
    },
  },
  {
    ...shared,
    id: 'toy-broken',
    title: 'Toy is broken',
    facet: 'operations',
    threat: { needs: 'code', reaches: 'availability' },
    fix: 'none',
    aliases: [],
    preset: 'strict',
    on: {
      syntaxProblem({ span: at, subject, problem }, { report }) {
        report({ span: at, subject, evidence: problem, message: problem })
      },
    },
  },
]

export const toy = createProduct('1.2.3', [kind], {
  catalogue: rules.map(({ on, ...info }) => ({ ...info, facts: Object.keys(on) as FactName[] })),
  load: () => Promise.resolve(rules),
  pages: () =>
    Promise.resolve(
      Object.fromEntries(
        rules.map((rule) => [
          rule.id,
          `# ${rule.title}\n\n## What\nWhat of ${rule.id}.\n\n## Why\nWhy.\n\n## What to do\nDo.\n\n## Examples\n\`\`\`toy bad file=a.toy\n# «x»\n\`\`\`\n`,
        ]),
      ),
    ),
})

await Promise.all([toy.ready(toy.kinds), toy.readPages()])

/** Where the files of a test lie. */
export const ROOT = 'file:///root'

/** The URI of a file by its path below the root. */
export const at = (path: string): string => `${ROOT}/${path.split('/').map(encodeURIComponent).join('/')}`

/** One file as it was checked. @param path below the root, or a URI of a file elsewhere */
export function audited(path: string, text: string, options: AuditedOptions = {}): AuditedFile {
  const { config = DEFAULT_CONFIG, neighbours = ALONE } = options
  const source = new Source(path.startsWith('file:') ? path : at(path), text)
  return { source, analysis: analyze(toy, source, config, { path, neighbours }) }
}

interface AuditedOptions {
  readonly config?: Config
  readonly neighbours?: Neighbours
}

/** What a test's audit may have besides files. */
export interface ReportExtras {
  /** Reasons by path. */
  readonly unreadable?: Readonly<Record<string, string>>
  readonly config?: Config
}

/** What a report makes of these files, in the order given. */
export function reportOf(
  open: (sink: Sink, audit: Audit) => ReportWriter,
  files: Readonly<Record<string, string>>,
  { unreadable = {}, config = DEFAULT_CONFIG }: ReportExtras = {},
): string {
  const sourceOf = (uri: string): Source | undefined => {
    const found = Object.entries(files).find(([path]) => at(path) === uri)
    return found && new Source(uri, found[1])
  }
  let text = ''
  const writer = open((piece) => (text += piece), { root: ROOT, sourceOf })
  for (const [path, content] of Object.entries(files)) {
    writer.file(audited(path, content, { config, neighbours: neighboursOf(sourceOf) }))
  }
  writer.end(Object.entries(unreadable).map(([path, reason]) => ({ uri: at(path), reason })))
  return text
}

/** A workspace of these files, of no kind, and no others. */
export function neighboursOf(sourceOf: (uri: string) => Source | undefined): Neighbours {
  return { ...ALONE, file: sourceOf, has: (uri) => sourceOf(uri) !== undefined }
}
