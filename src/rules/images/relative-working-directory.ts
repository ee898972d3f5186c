import { reviewFix, safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { imageShell } from '../../knowledge/images/contents.ts'
import type { DockerfileInstruction } from '../../kinds/dockerfile/facts.ts'
import { chainOf } from '../../kinds/dockerfile/read/stages.ts'

/** Dockerfile reference, WORKDIR: a relative path hangs on the WORKDIR before it, at last on that of the base image. */
export const relativeWorkingDirectory: Rule = {
  id: 'relative-working-directory',
  title: 'Working directory is a relative path',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'hadolint:DL3000',
    'checkov:CKV_DOCKER_10',
    'trivy:DS-0009',
    'kics:6b376af8-cfe8-49ab-a08d-f32de23661a4',
    'kics:workdir_path_not_absolute',
    'sonar:S7021',
    'buildkit:WorkdirRelativePath',
    'buildkit-docs:WorkdirRelativePath',
  ],
  references: ['https://docs.docker.com/reference/build-checks/workdir-relative-path/'],
  on: {
    'dockerfile.instruction'(of, { report, source }) {
      const [word] = of.instruction.words
      const path = word && of.expand(word)
      if (of.keyword !== 'WORKDIR' || !word || !path || isAbsolute(path, of)) return
      const at = word.span.start + (/^["']/.test(source.slice(word.span)) ? 1 : 0)
      const insert = (text: string) => [{ span: { start: at, end: at }, newText: text }]
      const before = directoryAbove(of)
      // What is more than one plain word cannot be completed by text in front of it.
      const plain =
        of.instruction.words.length === 1 &&
        word.variables.length === 0 &&
        /^[\w.-]/.test(path) &&
        !path.startsWith('..')
      report({
        span: word.span,
        subject: of.subject,
        evidence: `WORKDIR ${path}`,
        values: { path },
        message:
          "The path {path} hangs on the directory before it, in the end on one the base image chooses: a change elsewhere moves the program's files. Write an absolute path.",
        fixes: !plain
          ? []
          : [
              before === undefined
                ? reviewFix(
                    'Start it at /',
                    'where the base image has a working directory of its own, the path was below that',
                    insert('/'),
                  )
                : safeFix(`Write it as ${before}${path}`, insert(before)),
            ],
      })
    },
  },
}

/** The directory a relative path is below, with a slash at its end; undefined when the file does not tell. */
function directoryAbove({ workdir, stage }: DockerfileInstruction): string | undefined {
  const word = workdir?.instruction.words[0]
  if (!workdir) return stage && chainOf(stage).at(-1)?.scratch ? '/' : undefined
  const path = word && workdir.instruction.words.length === 1 ? workdir.expand(word) : undefined
  return path?.startsWith('/') && /^[\w./-]+$/.test(path) ? path.replace(/\/*$/, '/') : undefined
}

/** On Windows back slashes and drives count as well, and so they do where the base image is not known. */
function isAbsolute(path: string, { stage }: DockerfileInstruction): boolean {
  const base = stage && chainOf(stage).at(-1)?.reference
  const isLinux = base !== undefined && imageShell(base) !== undefined
  return /^(?:\/|[a-z]:)/i.test(path) || (path.startsWith('\\') && !isLinux)
}
