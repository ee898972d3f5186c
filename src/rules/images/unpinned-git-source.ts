import type { Rule } from '../../core/rule.ts'
import { isGit, sourcesOf } from '../shared/images/file-sources.ts'

/** Dockerfile reference, "Adding files from a Git repository": a branch or tag moves, a commit does not. */
export const unpinnedGitSource: Rule = {
  id: 'unpinned-git-source',
  title: 'Git repository is added without a commit',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository'],
  on: {
    'dockerfile.instruction'(of, { report }) {
      if (of.keyword !== 'ADD' || of.instruction.flags.some(({ name, value }) => name === 'checksum' && value)) return
      for (const { value, raw, span } of sourcesOf(of)) {
        if (value === undefined || !isGit(value) || /[#?].*\b[0-9a-f]{40}/i.test(value)) continue
        report({
          span,
          subject: of.subject,
          evidence: `ADD ${raw}`,
          message:
            'ADD clones what the branch or tag holds on the day of the build: anyone who can push to it decides what is in the image. Name the commit behind "#".',
        })
      }
    },
  },
}
