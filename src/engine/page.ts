import type { Options } from '../core/options.ts'
import type { Span } from '../core/span.ts'
import { OPTION_FORMS } from './option-forms.ts'

/** An example of a rule's page: it is documentation and test at once. */
export interface Example {
  /** `bad` shows marked findings, `good` has none, `fixed` is what a fix makes of the `bad` one before it. */
  readonly role: 'bad' | 'good' | 'fixed'
  /** The language of the fence: `yaml`. */
  readonly language: string
  /** The file it stands for: `compose.yaml`. */
  readonly file: string
  /** For `fixed`: which of a finding's fixes, from 1. */
  readonly fix: number
  /** For `good`: the recommended rules that report something else in it, which the example is not about. */
  readonly allows: readonly string[]
  /** The text without markers. */
  readonly text: string
  /** What was between `«` and `»`, in the order of their starts. */
  readonly marked: readonly Span[]
  /** Other files of the workspace it stands in: the fences `beside` above it, back to the last heading or example. */
  readonly beside: readonly { readonly file: string; readonly text: string }[]
  /** `workspace=partial` says that there may be more files: one is open in an editor that shows no others. */
  readonly complete: boolean
  /** One-based line of the fence in the page. */
  readonly line: number
}

/** What file a fence stands for when it names none. */
const FILE_OF_LANGUAGE: Readonly<Record<string, string>> = {
  yaml: 'compose.yaml',
  dockerfile: 'Dockerfile',
  apparmor: 'apparmor.d/profile',
  'selinux-te': 'policy.te',
  'selinux-if': 'policy.if',
  'selinux-fc': 'policy.fc',
  cil: 'policy.cil',
  xml: 'domain.xml',
  vmx: 'machine.vmx',
  vbox: 'machine.vbox',
  ruby: 'Vagrantfile',
}

const FENCE = /^(`{3,})([\w-]+) (bad|good|fixed|beside)((?: \w+=\S+)*)$/

/**
 * The examples of a rule's page.
 * @throws Error when a fence is not closed, its markers are not paired or its language has no file name
 */
export function examplesOf(page: string): readonly Example[] {
  const lines = page.split('\n')
  const examples: Example[] = []
  let beside: Example['beside'][number][] = []
  let gathering = false
  for (let i = 0; i < lines.length; i++) {
    const match = FENCE.exec(lines[i] ?? '')
    if (!match) {
      if (lines[i]?.startsWith('#')) beside = []
      continue
    }
    const [, ticks = '```', language = '', role = 'good', rest = ''] = match
    const line = i + 1
    const end = lines.indexOf(ticks, line)
    if (end < 0) throw new Error(`line ${line}: the fence is not closed`)
    const options = Object.fromEntries(
      rest
        .trim()
        .split(' ')
        .filter(Boolean)
        .map((option) => option.split('=', 2) as [string, string]),
    )
    const file = options['file'] ?? FILE_OF_LANGUAGE[language]
    if (file === undefined) throw new Error(`line ${line}: which file is ${language}? say file=NAME`)
    const body = lines.slice(line, end).join('\n') + '\n'
    i = end
    if (role === 'beside') {
      beside = [...(gathering ? beside : []), { file, text: body }]
      gathering = true
      continue
    }
    gathering = false
    examples.push({
      role: role as Example['role'],
      language,
      file,
      fix: Number(options['fix'] ?? 1),
      allows: options['allows']?.split(',') ?? [],
      line,
      beside,
      complete: options['workspace'] !== 'partial',
      ...readMarkers(body, line),
    })
  }
  return examples
}

const CAPTIONS: Readonly<Record<string, string>> = {
  bad: 'Flagged:',
  good: 'Fine:',
  fixed: 'After the fix:',
  beside: 'Beside it:',
}

/** The page as a person reads it: every example says what it is, without markers, and the rule's options stand before them. */
export function readablePage(page: string, options: Options = {}): string {
  const [head, ...examples] = page.split(/^(?=## Examples$)/m)
  return [head, optionsSection(options), ...examples]
    .join('')
    .replace(
      /^(`{3,}[\w-]+) (bad|good|fixed|beside)(?: \w+=\S+)*$/gm,
      (_, fence: string, role: string) => `*${CAPTIONS[role] ?? role}*\n\n${fence}`,
    )
    .replace(/[«»]/g, '')
}

function optionsSection(options: Options): string {
  const lines = Object.entries(options).map(
    ([name, { form, about, otherwise }]) =>
      `- \`${name}\`: ${OPTION_FORMS[form].wanted}. ${about}. Without it: ${otherwise}.\n`,
  )
  return lines.length === 0 ? '' : `## Options\n${lines.join('')}\n`
}

/** A section of the page by its heading, without the heading; '' when there is none. */
export function sectionOf(page: string, heading: string): string {
  const parts = page.split(/^## /m)
  const part = parts.find((text) => text.startsWith(heading + '\n'))
  return part ? part.slice(heading.length + 1).trim() : ''
}

function readMarkers(body: string, line: number): { text: string; marked: readonly Span[] } {
  let text = ''
  const open: number[] = []
  const marked: Span[] = []
  for (const character of body) {
    if (character === '«') open.push(text.length)
    else if (character === '»') {
      const start = open.pop()
      if (start === undefined) throw new Error(`line ${line}: » without «`)
      marked.push({ start, end: text.length })
    } else text += character
  }
  if (open.length > 0) throw new Error(`line ${line}: « without »`)
  return { text, marked: marked.sort((a, b) => a.start - b.start || b.end - a.end) }
}
