import type { Source } from '../../core/source.ts'

/** File names an audit opens as Dockerfiles. */
export const DOCKERFILES = [
  '**/{Dockerfile,Containerfile,dockerfile}',
  '**/{Dockerfile,Containerfile}.*',
  '**/*.{dockerfile,Dockerfile,containerfile}',
] as const

const NAME = /^((docker|container)file([._-].*)?|.*\.(docker|container)file)$/i
/** Companions of a Dockerfile that are something else. */
const OTHER = /\.(dockerignore|containerignore|md|json|ya?ml|sh|py|js|ts|go|txt|bak|orig|rej|j2|erb|tmpl|tpl)$/i

/** By the editor's word or by name. */
export function isDockerfile({ name, languageId }: Source): boolean {
  if (languageId !== undefined && languageId !== 'plaintext') return languageId === 'dockerfile'
  return NAME.test(name) && !OTHER.test(name)
}
