// The real tools of the formats as readers: what one takes before a fix, it takes after it.
import { spawnSync } from 'node:child_process'
import { loadPrism } from '@ruby/prism'
import type { Trial } from './trials.ts'
import type { ComposeAnswer, ComposeQuestion } from '../judges/compose-shape.ts'
import type { DockerfileAnswer, DockerfileQuestion } from '../judges/dockerfile-shape.ts'
import { apparmorParser } from '../judges/apparmor.ts'
import { judge } from '../judges/judge.ts'
import { libvirtSchema } from '../setup/libvirt-schema.ts'
import { checkmodule, CIL_STAGES, secilc } from '../setup/selinux-compilers.ts'
import { tool } from '../setup/tools.mjs'

/** How well a tool takes each text: 0 where it refuses it, more the further it gets. */
export type Reader = (texts: readonly string[]) => Promise<readonly number[]>

/** The real tool of a format by what its files are called; undefined where it cannot be had here. */
export const READERS: Readonly<Record<string, () => Promise<Reader | undefined>>> = {
  'compose.yaml': async () => {
    const { askAnew } = await judge<ComposeQuestion, ComposeAnswer>('compose', 'projects')
    return (
      askAnew &&
      plainly((texts) =>
        askAnew(texts.map((text) => ({ files: { 'compose.yaml': text, '.env': requiredBy(text) } }))).map(isTaken),
      )
    )
  },
  Dockerfile: async () => {
    const { askAnew } = await judge<DockerfileQuestion, DockerfileAnswer>('buildkit', 'dockerfiles')
    return askAnew && plainly((texts) => isBuilt(askAnew(texts.map((text) => ({ text })))))
  },
  'apparmor.d/profile': async () => {
    const parser = await apparmorParser()
    return parser && plainly((texts) => texts.map((text) => parser.refusal(text) === ''))
  },
  'policy.te': async () => {
    const compile = await checkmodule()
    return compile && plainly(compile)
  },
  'policy.cil': async () => {
    const compile = await secilc()
    return compile && (async (texts) => (await compile(texts)).map((stage) => CIL_STAGES.indexOf(stage)))
  },
  'domain.xml': async () => {
    const valid = await libvirtSchema()
    return valid && plainly(valid)
  },
  'machine.vbox': async () => {
    const xmllint = await tool('xmllint', 'libxml2-utils')
    return xmllint === undefined
      ? undefined
      : plainly((texts) =>
          texts.map((input) => spawnSync(xmllint, ['--noout', '--nonet', '-'], { input }).status === 0),
        )
  },
  Vagrantfile: async () => {
    const parse = await loadPrism()
    return plainly((texts) => texts.map((text) => parse(text).errors.length === 0))
  },
}

function plainly(takes: (texts: readonly string[]) => readonly boolean[]): Reader {
  return (texts) => Promise.resolve(takes(texts).map(Number))
}

/** Values for the variables that a Compose file cannot do without. */
function requiredBy(text: string): string {
  return [...text.matchAll(/\$\{(\w+):?\?/g)].map(([, name]) => `${name}=1\n`).join('')
}

function isTaken({ refusal }: ComposeAnswer): boolean {
  return refusal === undefined
}

/** Whether BuildKit takes each file, and the shell what its RUN instructions hold. */
function isBuilt(answers: readonly DockerfileAnswer[]): readonly boolean[] {
  const scripts = answers.map(({ instructions = [] }) =>
    instructions.flatMap(({ keyword, args = [], json, heredocs }) =>
      keyword.toLowerCase() === 'run' && !json && !heredocs ? args : [],
    ),
  )
  const unread = refusedByShell([...new Set(scripts.flat())])
  return answers.map(
    ({ error, instructions = [] }, i) =>
      error === undefined &&
      instructions.every(({ refusal }) => refusal === undefined) &&
      !scripts[i]?.some((script) => unread.has(script)),
  )
}

/** The scripts that bash does not read, all by one process. */
function refusedByShell(scripts: readonly string[]): ReadonlySet<string> {
  const { stdout } = spawnSync(
    'bash',
    ['-c', 'while IFS= read -r -d "" one; do bash -n <<<"$one" 2>&- && echo 0 || echo 1; done'],
    { input: scripts.map((script) => `${script}\0`).join(''), encoding: 'utf8', maxBuffer: 1 << 26 },
  )
  const verdicts = stdout.split('\n')
  return new Set(scripts.filter((_, i) => verdicts[i] === '1'))
}

/** The trials after which a tool gets less far with the text than before, and of how many it took the text at all. */
export async function brokenBy(
  read: Reader,
  trials: readonly Trial[],
): Promise<{ readonly broken: readonly string[]; readonly taken: number }> {
  const sources = [...new Set(trials.map(({ before }) => before))]
  const before = new Map((await read(sources)).map((verdict, i) => [sources[i], verdict]))
  // What is refused as it stands cannot be broken.
  const sound = trials.filter((trial) => (before.get(trial.before) ?? 0) > 0)
  const results = [...new Set(sound.map(({ after }) => after))]
  const after = new Map((await read(results)).map((verdict, i) => [results[i], verdict]))
  return {
    broken: sound
      .filter((trial) => (after.get(trial.after) ?? 0) < (before.get(trial.before) ?? 0))
      .map(({ what, after: text }) => `${what} makes\n${text}`),
    taken: sound.length,
  }
}
