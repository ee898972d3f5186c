/** A place elsewhere that a Compose file reads from. */
export interface RemoteSource {
  /** Whether it names one content for good: a whole commit id, a digest. */
  readonly pinned: boolean
  /** Whether the way there is neither encrypted nor signed. */
  readonly plain: boolean
}

/**
 * What a build context, an include or an extends file points to when it is not on this machine (Docker docs, "Build context",
 * "Git repositories"; Compose specification, "include"). Undefined for paths of this machine and other contexts.
 */
export function remoteSource(location: string): RemoteSource | undefined {
  const plain = /^(?:http|git):\/\//i.test(location)
  if (/^oci:\/\//i.test(location)) return { pinned: /@sha256:[0-9a-f]{64}$/i.test(location), plain: false }
  const git =
    /^(?:git@|git:\/\/|ssh:\/\/|github\.com\/)/i.test(location) || /^https?:\/\/[^#?]*\.git(?:[#?]|$)/i.test(location)
  if (git) {
    return {
      pinned: /#[0-9a-f]{40}(?::|$)/i.test(location) || /[?&]checksum=[0-9a-f]{40}(?:&|$)/i.test(location),
      plain,
    }
  }
  return plain || /^https:\/\//i.test(location) ? { pinned: false, plain } : undefined
}
