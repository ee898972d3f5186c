// AppArmor's parser as a judge: what each of its releases says to a profile, asked of the installed one and kept of the others.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { tool } from '../setup/tools.mjs'

const PROFILES = '/etc/apparmor.d'
const FILE = path.resolve('test/judges/answers/apparmor.json')

/** What releases say to one profile, by their versions: why they refuse it, or nothing where they take it. */
export type Verdicts = Readonly<Record<string, string>>

/** What `apparmor.json` holds: profiles we wrote, and those of the rules' pages on which releases differ. */
export interface KeptVerdicts {
  readonly tool: string
  readonly versions: readonly string[]
  readonly answers: readonly (readonly [profile: string, verdicts: Verdicts])[]
}

/** An installed parser. */
export interface Parser {
  readonly version: string
  /** Why it refuses a profile; empty where it takes it. Nothing is loaded or cached. */
  refusal(profile: string): string
  close(): void
}

export function keptVerdicts(): KeptVerdicts {
  return JSON.parse(readFileSync(FILE, 'utf8')) as KeptVerdicts
}

/** Writes down what some parsers say: of `ours` everything, of others what they do not agree on. */
export function keepVerdicts(parsers: readonly Parser[], ours: readonly string[], others: readonly string[]): void {
  const verdictsOn = (profile: string): Verdicts =>
    Object.fromEntries(parsers.map(({ version, refusal }) => [version, refusal(profile)]))
  const differ = ([, verdicts]: readonly [string, Verdicts]): boolean =>
    new Set(Object.values(verdicts).map((refusal) => refusal === '')).size > 1
  const all = [
    ...ours.map((profile) => [profile, verdictsOn(profile)] as const),
    ...others.map((profile) => [profile, verdictsOn(profile)] as const).filter(differ),
  ]
  const lines = all.map((one) => JSON.stringify(one))
  const versions = JSON.stringify(parsers.map(({ version }) => version))
  writeFileSync(
    FILE,
    `{\n"tool": "apparmor_parser",\n"versions": ${versions},\n"answers": [\n${lines.join(',\n')}\n]\n}\n`,
  )
}

/** The parsers that `APPARMOR_PARSERS` names, their paths with colons between: those whose answers `npm run judges` keeps. */
export function namedParsers(): readonly Parser[] {
  return (process.env['APPARMOR_PARSERS'] ?? '').split(path.delimiter).filter(Boolean).map(parserAt)
}

/** The installed parser; undefined where there is none. */
export async function apparmorParser(): Promise<Parser | undefined> {
  const program = await tool('apparmor_parser', 'apparmor')
  return program === undefined || !existsSync(`${PROFILES}/abi/3.0`) ? undefined : parserAt(program)
}

function parserAt(program: string): Parser {
  const tree = mkdtempSync(path.join(tmpdir(), 'ringfence-apparmor-'))
  cpSync(PROFILES, tree, { recursive: true })
  // Older releases lack the newer sets; as features the oldest does for reading.
  for (const abi of ['4.0', '5.0']) {
    if (!existsSync(`${tree}/abi/${abi}`)) cpSync(`${tree}/abi/3.0`, `${tree}/abi/${abi}`)
  }
  const options = ['--config-file=/dev/null', '-M', `${tree}/abi/3.0`, '-Q', '-K', '-S', '-I', tree]
  return {
    version: /\d+\.\d+(?:\.\d+)?/.exec(spawnSync(program, ['-V'], { encoding: 'utf8' }).stdout)?.[0] ?? 'unknown',
    refusal(profile) {
      // Some inputs have it run for ever.
      const { status, stderr } = spawnSync(program, options, {
        input: profile,
        timeout: 10_000,
        maxBuffer: 1 << 26,
        stdio: ['pipe', 'ignore', 'pipe'],
      })
      return status === 0
        ? ''
        : (stderr.toString().trim().split('\n').at(-1) ?? '').replaceAll(tree, PROFILES) || 'ends without a word'
    },
    close: () => rmSync(tree, { recursive: true }),
  }
}
