// The compilers of SELinux policy as judges: what they read before a fix, they read after it.
import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { OBJECT_CLASSES, permissionsOf } from '../../src/knowledge/selinux/classes.ts'
import { permissionMacro } from '../../src/knowledge/selinux/permission-macros.ts'
import { tool } from './tools.mjs'

const run = promisify(execFile)
const MAKEFILE = '/usr/share/selinux/devel/Makefile'

/** The least policy a CIL file can be compiled with. */
const BASE = `(sid kernel) (sidorder (kernel))
(classorder (process)) (class process (transition))
(sensitivity s0) (sensitivityorder (s0))
(user u) (role r) (type t)
(userlevel u (s0)) (userrange u ((s0) (s0))) (userrole u r) (roletype r t)
(sidcontext kernel (u r t ((s0) (s0))))
(allow t self (process (transition)))
`

/** How far secilc gets with a file: `text` when parentheses or quotes are wrong, `syntax` when a statement is, `names` when only names are missing. */
export type CilStage = 'text' | 'syntax' | 'names' | 'whole'

/** The stages from worst to best. */
export const CIL_STAGES: readonly CilStage[] = ['text', 'syntax', 'names', 'whole']

/** Judges CIL files by themselves; undefined where secilc is not to be had. */
export async function secilc(): Promise<((texts: readonly string[]) => Promise<readonly CilStage[]>) | undefined> {
  const program = await tool('secilc', 'secilc')
  return program === undefined
    ? undefined
    : (texts) =>
        inFolder(async (folder) => {
          writeFileSync(path.join(folder, 'base.cil'), BASE)
          const stages: CilStage[] = []
          for (const [i, text] of texts.entries()) {
            writeFileSync(path.join(folder, `${i}.cil`), text)
            const output = await run(program, ['-o', '/dev/null', '-f', '/dev/null', 'base.cil', `${i}.cil`], {
              cwd: folder,
              timeout: 20_000,
            }).then(
              () => undefined,
              (error: unknown) => `${(error as { stdout?: string }).stdout}${(error as { stderr?: string }).stderr}`,
            )
            stages.push(stageOf(output))
          }
          return stages
        })
}

function stageOf(output: string | undefined): CilStage {
  if (output === undefined) return 'whole'
  if (/^(?:Open|Close) parenthesis without|^Symbol not inside|^Invalid token|^Number of open/m.test(output)) {
    return 'text'
  }
  return /Failed to resolve|Failed to verify|Neverallow/.test(output) ? 'names' : 'syntax'
}

/** Whether each policy module compiles with the reference policy's macros and interfaces; undefined where they are not to be had. */
export async function moduleCompiler(): Promise<
  ((texts: readonly string[]) => Promise<readonly boolean[]>) | undefined
> {
  // The package brings all that its makefile runs.
  await tool('checkmodule', 'selinux-policy-dev')
  return !existsSync(MAKEFILE)
    ? undefined
    : (texts) =>
        inFolder(async (folder) => {
          // A module is named like its file.
          const names = texts.map((_, i) => `c${i}`)
          texts.forEach((text, i) => {
            writeFileSync(
              path.join(folder, `c${i}.te`),
              text.replace(/^(\s*(?:policy_module\(\s*|module\s+))[\w.-]+/m, `$1c${i}`),
            )
          })
          await run('make', ['-k', '-f', MAKEFILE, ...names.map((name) => `${name}.pp`)], {
            cwd: folder,
            timeout: 400_000,
            maxBuffer: 1 << 28,
          }).catch(() => undefined)
          return names.map((name) => existsSync(path.join(folder, `${name}.pp`)))
        })
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-selinux-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Whether checkmodule takes each policy module by itself, without the reference policy's interfaces; undefined where it is not to be had. */
export async function checkmodule(): Promise<((texts: readonly string[]) => readonly boolean[]) | undefined> {
  const program = await tool('checkmodule', 'checkpolicy')
  return program === undefined
    ? undefined
    : (texts) => {
        const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-checkmodule-'))
        try {
          const file = path.join(folder, 'm.te')
          return texts.map((text) => {
            writeFileSync(file, plainModule(text))
            return (
              spawnSync(program, ['-M', '-m', '-o', path.join(folder, 'm.mod'), file], { stdio: 'ignore' }).status === 0
            )
          })
        } finally {
          rmSync(folder, { recursive: true, force: true })
        }
      }
}

/** A module without m4's macros, as far as a few lines can: `policy_module`, `gen_require`, sets of permissions. */
function plainModule(text: string): string {
  const classes = OBJECT_CLASSES.map((name) => `class ${name} { ${[...(permissionsOf(name) ?? [])].join(' ')} };`)
  const types = new Set(text.match(/\b\w+_t\b/g))
  for (const [, declared] of text.matchAll(/\btype\s+(\w+)/g)) types.delete(declared ?? '')
  const required = `require { ${classes.join(' ')} ${[...types].map((type) => `type ${type};`).join(' ')} }`
  return text
    .replace(/^(?:policy_module|module)\b.*$/m, (line) => `module m 1.0;${line.startsWith('policy') ? required : ''}`)
    .replace(/gen_require\(`([^']*)'\)/g, 'require {$1}')
    .replace(/\b\w+_perms\b/g, (name) => permissionMacro(name)?.join(' ') ?? name)
}
