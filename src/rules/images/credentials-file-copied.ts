import type { Rule } from '../../core/rule.ts'
import { credentialFile } from '../../knowledge/secrets/files.ts'

/** What COPY and ADD bring into the image stays in its layers, for everyone who can pull it. */
export const credentialsFileCopied: Rule = {
  id: 'credentials-file-copied',
  title: 'File of credentials copied into the image',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['cis-docker:4.10', 'dockle:CIS-DI-0010'],
  references: ['https://docs.docker.com/build/building/secrets/', 'CIS Docker Benchmark 4.10', 'NIST SP 800-190 4.1.4'],
  on: {
    'dockerfile.instruction'({ instruction, keyword, kept, subject, expand }, { report }) {
      if ((keyword !== 'COPY' && keyword !== 'ADD') || !kept) return
      const words =
        instruction.json?.map(({ span, value }) => ({ span, value })) ??
        instruction.words.map((word) => ({ span: word.span, value: expand(word) }))
      for (const { span, value } of words.slice(0, -1)) {
        const what = value === undefined || value.startsWith('<<') ? undefined : credentialFile(value)
        if (what === undefined || value === undefined) continue
        report({
          span,
          subject,
          evidence: `copied ${value}`,
          message:
            'This copies {what} into the image: everyone who can pull it can read it, and removing it in a later instruction does not take it out. Mount it in the one RUN that needs it with --mount=type=secret, or when the container starts.',
          values: { what },
        })
      }
    },
  },
}
