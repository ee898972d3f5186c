import type { Edits } from '../../../core/edit.ts'
import { imageShell } from '../../../knowledge/image-shells.ts'
import { imageUser } from '../../../knowledge/images.ts'
import type { ShellScript } from '../../../syntax/shell/index.ts'
import type { DockerfileInstruction } from '../facts.ts'
import { chainOf } from '../stages.ts'
import { isRoot } from './user.ts'

const ABLE = /(?:^|\/)(?:bash|zsh|ash|ksh|mksh)$/
const INSERTED = 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]'

/** Whether an instruction runs as root: the USER above says so, or none does and the base image is known. */
export function runsAsRoot({ user, stage }: DockerfileInstruction): boolean | undefined {
  const word = user?.instruction.words[0]
  if (user && word) {
    const name = user.expand(word)
    return name === undefined ? undefined : isRoot(name)
  }
  const base = stage && chainOf(stage).at(-1)
  if (!base) return undefined
  if (base.scratch) return true
  const known = base.reference === undefined ? 'unknown' : imageUser(base.reference)
  return known === 'unknown' ? undefined : known === 'root'
}

/** Whether SHELL has shell forms fail when any command of a pipe does. dash, which is sh on Debian, does not know the option. */
export function hasPipefail({ shell, stage, instruction }: DockerfileInstruction): boolean {
  const words = shell?.instruction.json?.map(({ value }) => value) ?? []
  if (instruction.json || !words.includes('pipefail')) return false
  return words.some((word) => ABLE.test(word)) || sh(stage) === 'pipefail'
}

/** Has shell forms from here on fail so, by a SHELL above; or the script alone, where its shell is known to know the option. */
export function setPipefail(of: DockerfileInstruction, script: ShellScript): Edits {
  const { shell, stage, instruction, trigger, edit } = of
  const first = script.commands[0]
  if (trigger || instruction.json || instruction.heredocs.length > 0 || !first) return undefined
  const chosen = shell?.instruction.json?.[0]?.value
  if (chosen === undefined ? sh(stage) === 'pipefail' : ABLE.test(chosen)) {
    return edit.replace({ start: instruction.bodySpan.start, end: instruction.bodySpan.start }, 'set -o pipefail && ')
  }
  return chosen === undefined && sh(stage) === 'beside-bash' ? edit.insertBefore(INSERTED) : undefined
}

function sh(stage: DockerfileInstruction['stage']): ReturnType<typeof imageShell> {
  const base = stage && chainOf(stage).at(-1)
  return base?.reference === undefined ? undefined : imageShell(base.reference)
}
