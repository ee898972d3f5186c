/**
 * A path in its shortest form: doubled and trailing slashes, `.` and `..` resolved the way the kernel would without
 * symbolic links; `/var/run` is `/run` (Filesystem Hierarchy Standard). An absolute path never climbs above `/`; a relative one keeps its
 * leading `..`. Linear in the length.
 */
export function normalizePath(path: string): string {
  const absolute = path.startsWith('/')
  const kept: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') kept.push(part)
    else if (kept.length > 0 && kept[kept.length - 1] !== '..') kept.pop()
    else if (!absolute) kept.push(part)
  }
  const plain = (absolute ? '/' : '') + kept.join('/')
  if (plain === '/var/run' || plain.startsWith('/var/run/')) return plain.slice('/var'.length)
  return plain === '' ? '.' : plain
}

/** Whether `path` is `directory` or lies below it; both in their shortest form. */
export function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`)
}
