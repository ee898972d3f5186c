import type { DockerfileInstruction, Operand } from '../../../kinds/dockerfile/facts.ts'

/** What ADD unpacks when it is local (Dockerfile reference, ADD), by the names such files have. */
const ARCHIVE = /\.(tar|tgz|tbz2?|tb2|txz|tlz|tzst|tar\.\w+|gz|bz2|xz|lz|lzma|zst|z)$/i
const GIT = /^(git@|ssh:\/\/|git:\/\/|https?:\/\/[^?#]*\.git([?#].*)?$)/i

/** The sources of an ADD or COPY, its last argument being the destination. */
export function sourcesOf({ operands }: DockerfileInstruction): readonly Operand[] {
  return operands.slice(0, -1)
}

/** Whether ADD would clone it. */
export function isGit(source: string): boolean {
  return GIT.test(source)
}

/** Whether ADD would download it. */
export function isDownload(source: string): boolean {
  return /^(https?|ftp):\/\//i.test(source) && !isGit(source)
}

/** Whether the name is that of an archive. */
export function isArchive(source: string): boolean {
  return ARCHIVE.test(source)
}

/** An address without its scheme and quotes, so that what is said of it stays the same when the scheme changes. */
export function withoutScheme(address: string): string {
  return address.replace(/^["']?\w+:\/\//, '').replace(/["']$/, '')
}
