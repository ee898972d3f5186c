const REASONS: Readonly<Record<string, string>> = {
  EEXIST: 'it is there already',
  ENOENT: 'it does not exist',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'its path is too long',
  EMFILE: 'too many files are open',
  ENOSPC: 'no space is left',
  ERR_INVALID_URL_SCHEME: 'it is no file of this machine',
  EROFS: 'the file system is read-only',
}

/** Why a file operation failed, in plain words, without a full stop. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  return (code && REASONS[code]) ?? code ?? (error instanceof Error ? error.message : String(error))
}
