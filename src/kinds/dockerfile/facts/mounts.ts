import type { DockerfileInstruction } from '../facts.ts'

const TARGETS: ReadonlySet<string> = new Set(['target', 'dst', 'destination'])

/**
 * Whether a `--mount=type=cache` or `type=tmpfs` of a RUN covers a directory, `~` being any home. One whose target cannot be
 * known may cover everything.
 */
export function isMounted({ instruction }: DockerfileInstruction, directory: string): boolean {
  const wanted = atHome(directory)
  return instruction.flags.some(({ name, options }) => {
    if (
      name !== 'mount' ||
      !options?.some(({ key, value }) => key === 'type' && (value === 'cache' || value === 'tmpfs'))
    ) {
      return false
    }
    const target = options.find(({ key }) => TARGETS.has(key))?.value ?? ''
    if (/^(?!\$HOME\b|\$\{HOME\}).*\$/.test(target)) return true
    const mounted = atHome(target.replace(/\/+$/, ''))
    return mounted !== '' && (wanted === mounted || wanted.startsWith(`${mounted}/`))
  })
}

/** Where `--mount=type=secret` puts its files: at `target`, or below `/run/secrets` under its id (Dockerfile reference). */
export function secretFilesOf({ flags }: DockerfileInstruction['instruction']): readonly string[] {
  return flags.flatMap(({ name, options = [] }) => {
    const of = (...keys: readonly string[]): string | undefined => options.find(({ key }) => keys.includes(key))?.value
    if (name !== 'mount' || of('type') !== 'secret') return []
    const target = of(...TARGETS)
    const id = of('id', 'source', 'src') ?? target?.replace(/^.*\//, '')
    // With `env` alone there is no file.
    if (target === undefined && (id === undefined || of('env') !== undefined)) return []
    return [target ?? `/run/secrets/${id ?? ''}`]
  })
}

function atHome(path: string): string {
  return path.replace(/^(?:\/root|\/home\/[^/]+|\$HOME|\$\{HOME\}|~)(?=\/|$)/, '~')
}
