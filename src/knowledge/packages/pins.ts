import type { PackageManagerId } from './manager.ts'

/**
 * Whether a package word of an install command names a version, or is something a version cannot be asked of: a local
 * file, an archive's address, a removal, a variable (rows D88, D95, D100, D108, D109, D112, D116 to D118: hadolint DL3008,
 * DL3013, DL3016, DL3018, DL3028, DL3033, DL3037, DL3041, DL3062). Whether a flag brings the versions along is `PackageCommand.versioned`.
 */
export function isPinned(manager: PackageManagerId, packageWord: string): boolean {
  const word = packageWord.trim()
  if (word === '' || word.includes('$') || word.includes('`')) return true
  return PINS[manager](word)
}

type Pin = (word: string) => boolean

/** A path of the build's own file system. */
const isPath: Pin = (word) => /^(?:\.{1,2}(?:\/|$)|\/|~\/|file:)/.test(word)
const isUrl: Pin = (word) => /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(word)

const apt: Pin = (word) =>
  /=./.test(word) || /^[^/]+\/[^/]+$/.test(word) || /[^+]-$/.test(word) || word.endsWith('.deb') || isPath(word)

/** A dash before a digit, `name-1.2`, an epoch included; `@group`, globs with a version, files and addresses. */
const rpm: Pin = (word) =>
  /-\d|[<>=]/.test(word) ||
  /^[@-]/.test(word) ||
  /:[\w.]+(?:\/|$)/.test(word) ||
  word.endsWith('.rpm') ||
  isPath(word) ||
  isUrl(word)

const pip: Pin = (word) => {
  if (/^(?:git|hg|svn|bzr)\+/.test(word)) return hasRevision(word)
  if (isPath(word) || isUrl(word) || /\.(?:whl|zip|tar\.gz|tgz|tar\.bz2)$/i.test(word)) return true
  // A direct reference: `name @ address`; then versions, and a bare `dir/name` is a local directory.
  return /[=<>~!]=|[<>]|@/.test(word) || word.includes('/')
}

/** `git+ssh://git@host/path@revision`: the part after the authority holds an at sign. */
function hasRevision(word: string): boolean {
  const authority = word.indexOf('://') + 3
  const path = word.indexOf('/', authority)
  return path >= 0 && /@[^#]+/.test(word.slice(path))
}

const npm: Pin = (word) => {
  if (/^(?:git(?:\+\w+)?:|github:|gitlab:|bitbucket:|git@)/.test(word)) return isPinnedRepository(word)
  if (isPath(word) || isUrl(word) || /\.(?:tgz|tar|tar\.gz)$/i.test(word)) return true
  if (/^[\w.-]+\/[\w.-]+(?:#.*)?$/.test(word)) return isPinnedRepository(word)
  const at = word.indexOf('@', 1)
  return at > 0 && !/^(?:latest|next|\*|x)?$/.test(word.slice(at + 1))
}

/** A repository with a tag or commit behind its `#`; the usual names of branches move on. */
function isPinnedRepository(word: string): boolean {
  const revision = word.slice(word.indexOf('#') + 1)
  return word.includes('#') && !/^(?:|main|master|develop|dev|trunk|next|HEAD)$/.test(revision)
}

const go: Pin = (word) => {
  const at = word.indexOf('@')
  if (at >= 0) return !/^(?:latest|upgrade|patch|main|master|HEAD)?$/.test(word.slice(at + 1))
  // Without a version: a path, a file, `./...`, the standard library and the module's own packages have no dot in their first part.
  return isPath(word) || word.endsWith('.go') || !(word.split('/')[0] ?? '').includes('.') || !word.includes('/')
}

const PINS: Readonly<Record<PackageManagerId, Pin>> = {
  'apt-get': apt,
  apt,
  aptitude: apt,
  dpkg: () => true,
  // Its repositories hold one version only.
  pacman: () => true,
  apk: (word) =>
    /[=<>~]/.test(word) || word.startsWith('.') || word.startsWith('!') || word.endsWith('.apk') || isPath(word),
  yum: rpm,
  dnf: rpm,
  microdnf: rpm,
  tdnf: rpm,
  zypper: (word) =>
    /[=<>]/.test(word) ||
    /^(?:[-!@]|pattern:|patch:)/.test(word) ||
    word.endsWith('.rpm') ||
    isPath(word) ||
    isUrl(word),
  pip,
  pipx: pip,
  uv: pip,
  npm,
  pnpm: npm,
  yarn: npm,
  // `true`: the value some write after a switch that takes none.
  gem: (word) => /:./.test(word) || /^(?:true|false)$/.test(word) || word.endsWith('.gem') || isPath(word),
  go,
  cargo: (word) => /@./.test(word) || isPath(word),
  composer: (word) => /[:=@]./.test(word) || word.split(' ').length > 1 || isPath(word),
}
