import { FACETS } from '../core/facet.ts'
import { SEVERITIES } from '../core/severity.ts'
import { JSON_VERSION } from './json.ts'

type Schema = Readonly<Record<string, unknown>>

const TEXT: Schema = { type: 'string' }
const COUNT: Schema = { type: 'integer', minimum: 0 }
const NUMBER: Schema = { type: 'integer', minimum: 1 }

const PATH = described(
  TEXT,
  'From the top of the repository, else from the working folder; a URI for what lies outside.',
)

const RANGE: Readonly<Record<string, Schema>> = {
  line: described(NUMBER, 'From 1.'),
  column: described(NUMBER, 'From 1, in UTF-16 units.'),
  endLine: NUMBER,
  endColumn: described(NUMBER, 'The first column after the range.'),
  start: described(COUNT, 'The same range as offsets, from 0, in UTF-16 units.'),
  end: described(COUNT, 'The first offset after the range.'),
}

const EDITS = list(object({ ...RANGE, newText: TEXT }))

const FIX = object(
  {
    title: TEXT,
    safety: described({ enum: ['safe', 'review'] }, 'A safe fix cannot change what runs; a review fix may.'),
    caveat: described(TEXT, 'How behaviour may change; for review.'),
    partial: described({ const: true }, 'Closes only a part of what the finding names.'),
    edits: described(EDITS, "Edits of the finding's own file."),
    files: described(
      list({ oneOf: [object({ file: PATH, edits: EDITS }), object({ file: PATH, create: TEXT })] }),
      'What it does to other files: edit them, or create them with a text. All of a fix belongs together.',
    ),
  },
  ['caveat', 'partial', 'files'],
)

const FINDING: Readonly<Record<string, Schema>> = {
  file: PATH,
  ...RANGE,
  rule: described(TEXT, 'The id of the rule, which names the weakness.'),
  facet: { enum: Object.keys(FACETS) },
  severity: { enum: SEVERITIES },
  confidence: { enum: ['high', 'medium'] },
  message: TEXT,
  subject: described(TEXT, 'What the finding hangs on: services.web'),
  evidence: described(TEXT, 'What in the subject shows it, in words that survive unrelated edits.'),
  fingerprint: described(TEXT, "The finding's identity over time."),
  related: list(object({ file: PATH, message: TEXT, ...RANGE }, Object.keys(RANGE))),
  fixes: list(FIX),
}

/** The JSON schema of what `ringfence audit --format json` prints, as plain data. Fields may be added within a version. */
export function auditSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Ringfence audit',
    ...object({
      version: { const: JSON_VERSION },
      tool: object({ name: { const: 'ringfence' }, version: TEXT }),
      findings: described(list(object(FINDING)), 'By path, then by place.'),
      suppressed: described(
        list(object({ ...FINDING, reason: TEXT })),
        'Findings that somebody accepted, with the reason.',
      ),
      files: described(
        list(object({ path: PATH, kind: TEXT, findings: COUNT, suppressed: COUNT })),
        'Every file that was checked.',
      ),
      unreadable: described(list(object({ path: PATH, reason: TEXT })), 'What could not be checked.'),
      summary: object({
        files: COUNT,
        filesWithFindings: COUNT,
        findings: COUNT,
        suppressed: COUNT,
        safelyFixable: described(COUNT, 'Findings with a safe fix.'),
        severities: object(Object.fromEntries(SEVERITIES.map((severity) => [severity, COUNT]))),
      }),
    }),
  }
}

function object(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name))
  return { type: 'object', required, properties }
}

function list(items: Schema): Schema {
  return { type: 'array', items }
}

function described(schema: Schema, description: string): Schema {
  return { description, ...schema }
}
