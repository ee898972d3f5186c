import picomatch from 'picomatch/posix.js'
import type { Product } from './product.ts'

/** Glob patterns of the files that are of one of the product's kinds by their names. */
export function namedFiles(product: Product): readonly string[] {
  return product.kinds.flatMap(({ files }) => files)
}

/** Glob patterns of the files an audit opens: of a kind by their names, or to be looked into. */
export function auditedFiles(product: Product): readonly string[] {
  return [...namedFiles(product), ...new Set(product.kinds.flatMap(({ sniffed = [] }) => sniffed))]
}

/**
 * Whether an audit opens a file: it may be of one of the product's kinds by its name, or has to be looked into.
 * The predicate takes a path relative to the audit's root, with `/` between segments.
 */
export function opensOf(product: Product): (path: string) => boolean {
  return matcherOf(auditedFiles(product))
}

/** The same for the files that are of a kind by their names alone. */
export function opensByName(product: Product): (path: string) => boolean {
  return matcherOf(namedFiles(product))
}

function matcherOf(patterns: readonly string[]): (path: string) => boolean {
  return picomatch([...patterns], { dot: true, nocase: true })
}

/**
 * Whether a project excludes a path: a pattern matches it or a folder it lies in.
 * The predicate takes a path relative to the folder of the project file, with `/` between segments.
 */
export function excludedBy(patterns: readonly string[]): (path: string) => boolean {
  const globs = patterns.map((pattern) => pattern.replace(/^(\.?\/)+/, '').replace(/\/+$/, '')).filter(Boolean)
  if (globs.length === 0) return () => false
  const matches = picomatch(globs, { dot: true })
  return (path) => {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      if (matches(path.slice(0, end))) return true
    }
    return matches(path)
  }
}
