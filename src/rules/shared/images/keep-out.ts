import type { TextEdit } from '../../../core/edit.ts'
import { reviewFix, type Fix } from '../../../core/finding.ts'
import type { RuleContext } from '../../../core/rule.ts'
import type { Source } from '../../../core/source.ts'
import type { DockerfileInstruction } from '../../../kinds/dockerfile/facts.ts'
import { missingIgnoreFile, type IgnoreFile } from './build-context.ts'

/** What a project's folder nearly always holds and an image never should, and the pattern that keeps it out wherever it lies. */
const SENSITIVE: Readonly<Record<string, string>> = { '.git': '.git', '.env': '**/.env' }
/** What a new ignore file names: the history, credentials, keys. */
const NEW_FILE = ['.git', '**/.env', '**/.env.*', '**/*.key', '**/*.pem'].map((line) => `${line}\n`).join('')

/** What of that the ignore file of a build lets in: `.git`, `.env`. */
export function letIn(ignore: IgnoreFile | undefined): readonly string[] {
  return Object.keys(SENSITIVE).filter((path) => !ignore?.keepsOut(path))
}

/**
 * Keeps files out of a build: completes the ignore file, or creates one where it is known that there is none and where it belongs.
 * @param paths of those that `letIn` gives
 */
export function keepOut(
  { context }: DockerfileInstruction,
  { source: dockerfile, neighbours }: Pick<RuleContext, 'source' | 'neighbours'>,
  ignore: IgnoreFile | undefined,
  paths: readonly string[],
): Fix | undefined {
  if (ignore) {
    const { source, name } = ignore
    const change = {
      uri: source.uri,
      edits: [
        appended(
          source,
          paths.map((path) => SENSITIVE[path] ?? path),
        ),
      ],
    }
    const caveat = `a build step that reads ${paths.join(' or ')} fails`
    return reviewFix(`Add ${paths.join(' and ')} to ${name}`, caveat, [], [change])
  }
  const uri = missingIgnoreFile(context, dockerfile, neighbours)
  const caveat = '.git, .env files, *.key and *.pem no longer reach the build: a step that reads them fails'
  return uri === undefined
    ? undefined
    : reviewFix(
        'Create a .dockerignore that keeps .git, .env files and keys out',
        caveat,
        [],
        [{ uri, create: NEW_FILE }],
      )
}

/** Lines after the last one, which may have no line end. */
function appended({ text, eol }: Source, lines: readonly string[]): TextEdit {
  const at = { start: text.length, end: text.length }
  const isOpen = text !== '' && !text.endsWith('\n')
  return { span: at, newText: isOpen ? eol + lines.join(eol) : lines.map((line) => line + eol).join('') }
}
