import type { Notification } from 'sarif'
import type { Product } from '../../engine/product.ts'
import { nameOf } from '../names.ts'
import type { Audit, ReportWriter, Sink, Unreadable } from '../report.ts'
import { artifactOf, SOURCE_ROOT } from './location.ts'
import { resultsOf } from './result.ts'
import { toolOf } from './tool.ts'

/** What a SARIF log says besides the audit. */
export interface SarifOptions {
  /** Tells audits of one commit apart that are uploaded one by one; most projects have only one. */
  readonly category?: string
}

/**
 * Writes the audit as SARIF 2.1.0 on one line: half the size of an indented one. The rules come first, each result as it is made, and what
 * could not be checked last. Source text is left out, so that no secret can be in it.
 */
export function openSarif(sink: Sink, audit: Audit, product: Product, { category }: SarifOptions = {}): ReportWriter {
  const indices = new Map(product.rules.map(({ rule }, index) => [rule.id, index]))
  const run = {
    tool: toolOf(product),
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [SOURCE_ROOT]: { uri: `${audit.root}/` } },
    // GitHub takes what stands before the last slash for the category.
    automationDetails: { id: category === undefined ? 'ringfence/' : `ringfence/${category}/` },
  }
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0' }
  sink(`${openEnded(log)},"runs":[${openEnded(run)},"results":[`)
  let first = true
  return {
    file(file) {
      for (const result of resultsOf(audit, file, indices)) {
        sink((first ? '' : ',') + JSON.stringify(result))
        first = false
      }
    },
    end(unreadable) {
      const invocation = {
        executionSuccessful: unreadable.length === 0,
        ...(unreadable.length > 0 && {
          toolExecutionNotifications: unreadable.map((one) => notificationOf(audit, one)),
        }),
      }
      sink(`],"invocations":[${JSON.stringify(invocation)}]}]}\n`)
    },
  }
}

/** An object as JSON without its closing brace, for more to follow. */
function openEnded(value: object): string {
  return JSON.stringify(value).slice(0, -1)
}

function notificationOf({ root }: Audit, { uri, reason }: Unreadable): Notification {
  return {
    level: 'error',
    message: { text: `${nameOf(root, uri)} could not be checked: ${reason}` },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(root, uri) } }],
  }
}
