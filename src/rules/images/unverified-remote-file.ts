import type { Rule } from '../../core/rule.ts'
import { isDownload, sourcesOf, withoutScheme } from '../shared/images/file-sources.ts'

/** Dockerfile reference, ADD --checksum: without it, whatever the server sends becomes part of the image. */
export const unverifiedRemoteFile: Rule = {
  id: 'unverified-remote-file',
  title: 'File is downloaded into the image without a checksum',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'checkov:CKV_DOCKER_4',
    'kics:4b410d24-1cbe-4430-a632-62c9a931cf1c',
    'kics:curl_or_wget_instead_of_add',
    'semgrep:prefer-copy-over-add',
    'cis-docker:4.9',
  ],
  references: ['https://docs.docker.com/reference/dockerfile/#add---checksum', 'CIS Docker Benchmark 4.9'],
  on: {
    'dockerfile.instruction'(of, { report }) {
      if (of.keyword !== 'ADD' || of.instruction.flags.some(({ name, value }) => name === 'checksum' && value)) return
      for (const { value, raw, span } of sourcesOf(of)) {
        if (!isDownload(value ?? raw.replace(/^["']/, ''))) continue
        report({
          span,
          subject: of.subject,
          evidence: `ADD ${withoutScheme(raw)}`,
          message:
            "ADD takes whatever this address serves on the day of the build: a server that is taken over, or a file that is replaced, ends up in the image. Add --checksum=sha256:... with the file's known checksum.",
        })
      }
    },
  },
}
