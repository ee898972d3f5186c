/** A package manager's name in our tables; `pip` also stands for pip3 and `python -m pip`. */
export type PackageManagerId =
  | 'apt-get'
  | 'apt'
  | 'aptitude'
  | 'dpkg'
  | 'apk'
  | 'yum'
  | 'dnf'
  | 'microdnf'
  | 'tdnf'
  | 'zypper'
  | 'pacman'
  | 'pip'
  | 'pipx'
  | 'uv'
  | 'npm'
  | 'pnpm'
  | 'yarn'
  | 'gem'
  | 'go'
  | 'cargo'
  | 'composer'

/** What a subcommand does, as far as rules ask. */
export type PackageAction = 'install' | 'update' | 'upgrade' | 'clean' | 'remove'

/** A package manager as the rules D85 to D118 need it: subcommands, flags, caches and pins, from its own manual. */
export interface PackageManager {
  readonly id: PackageManagerId
  /** Base names of the program. */
  readonly programs: readonly RegExp[]
  /** Subcommands by action, longest form first when two share a beginning; words separated by one blank. `''` is no subcommand at all. */
  readonly actions: Readonly<Partial<Record<PackageAction, readonly string[]>>>
  /** Install subcommands whose words are groups or the like, not packages with versions. */
  readonly unversioned?: readonly string[]
  /** Install subcommands that take one package; the words behind it are something else, the second of them its version. */
  readonly single?: readonly string[]
  /** Flags that answer every question; absent when it asks none. */
  readonly assumeYes?: FlagSet
  /** Flags that keep it from storing what it downloads. */
  readonly noCache?: FlagSet
  /** Flags that keep it from installing what is only recommended. */
  readonly noRecommends?: FlagSet
  /** Flags that take their value from the next word, besides `--flag=value`. */
  readonly valueFlags: readonly string[]
  /** Flags after which the versions come from elsewhere, so that single packages need none: `--constraint`. */
  readonly pinningFlags?: readonly string[]
  /** Those of them that speak of one package: with several the manager refuses them (`gem install a b -v 1`). */
  readonly pinsOneOnly?: readonly string[]
  /** Variables that switch the cache off when true: `PIP_NO_CACHE_DIR`. */
  readonly noCacheVariable?: string
  /** The option and the variable that say where the cache is. */
  readonly cacheOption?: string
  readonly cacheVariable?: string
  /** Directories that hold what it downloads, without trailing slash. */
  readonly caches: readonly string[]
  /** A command that cleans up, for fixes and messages. */
  readonly cleanCommand?: string
  /** How a package with its version is written, for messages: `name=version`. */
  readonly pinForm: string
}

/** Spellings of one choice. */
export interface FlagSet {
  /** Whole words: `--yes`, `-qq`. */
  readonly flags: readonly string[]
  /** Whole words that count when given twice: `--quiet --quiet`. */
  readonly twice?: readonly string[]
  /** Letters that count inside combined short flags: `y` in `-qy`. */
  readonly letters?: string
  /** Words of `-o`, matched without regard to case and quotes: `APT::Get::Assume-Yes=true`. */
  readonly options?: RegExp
  /** The word a fix inserts. */
  readonly insert: string
}
