import { namesOf, type Peer } from './peer.ts'

const CHECK = /^check=(.*)$/
const SKIP = /(?:^|;)\s*skip\s*=([^;]*)/

/**
 * The parser directive `# check=skip=JSONArgsRecommended,StageNameCasing;error=true`, `skip=all`, for the whole file: Docker's reference,
 * "check", and `ParseLintOptions` in BuildKit's `frontend/dockerfile/linter/linter.go`. Below the head of the file it is a comment.
 */
export const buildkit: Peer = {
  name: 'buildkit',
  title: 'Docker',
  forms: [
    { written: '`# check=skip=JSONArgsRecommended`, `skip=all`, as a parser directive', covers: 'the Dockerfile' },
  ],
  configurations: [],
  kinds: ['dockerfile'],
  suppressions: ({ comments }) =>
    comments.flatMap(({ text, directive }) => {
      const skip = directive ? SKIP.exec(CHECK.exec(text)?.[1] ?? '')?.[1] : undefined
      const scope = 'file' as const
      return namesOf(skip ?? '').map((name) => ({
        id: name === 'all' ? undefined : name,
        scope,
        reason: `check=skip=${name}`,
      }))
    }),
}
