import { reviewFix } from '../../core/finding.ts'
import type { Edits } from '../../core/edit.ts'
import type { Rule } from '../../core/rule.ts'
import type { Source } from '../../core/source.ts'
import type { Span } from '../../core/span.ts'
import { isNearHost, webAddress } from '../../syntax/notation/web-address.ts'
import { sourcesOf, withoutScheme } from '../shared/images/file-sources.ts'

const UNENCRYPTED: ReadonlySet<string> = new Set(['http', 'ftp', 'git'])

/** CWE-319: what ADD fetches over plain HTTP can be replaced by anybody on the way. RUN has a rule of its own, unencrypted-download. */
export const unencryptedRemoteFile: Rule = {
  id: 'unencrypted-remote-file',
  title: 'File is added over an unencrypted connection',
  facet: 'network',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['sonar:S5332', 'datadog:avoid_http'],
  references: ['CWE-319', 'NIST SP 800-190 4.1.3'],
  on: {
    'dockerfile.instruction'(of, { report, source }) {
      if (of.keyword !== 'ADD' || of.instruction.flags.some(({ name, value }) => name === 'checksum' && value)) return
      for (const { value, raw, span } of sourcesOf(of)) {
        const address = webAddress(value ?? raw)
        if (!address || !UNENCRYPTED.has(address.scheme) || address.host === undefined || isNearHost(address.host)) {
          continue
        }
        report({
          span,
          subject: of.subject,
          evidence: `ADD ${withoutScheme(raw)}`,
          message:
            'The file is fetched without encryption: anybody between the build and the server can put another one in its place, and every container of the image holds it. Use HTTPS, or add --checksum.',
          fixes: [
            reviewFix('Use HTTPS', 'the download fails where the server does not offer HTTPS', toHttps(source, span)),
          ],
        })
      }
    },
  },
}

function toHttps(source: Source, span: Span): Edits {
  const found = /^["']?http(?=:\/\/)/i.exec(source.slice(span))
  if (!found) return undefined
  const end = span.start + found[0].length
  return [{ span: { start: end, end }, newText: found[0].endsWith('P') ? 'S' : 's' }]
}
