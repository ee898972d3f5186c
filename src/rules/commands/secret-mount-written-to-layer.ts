import type { Command } from '../../core/facts/command.ts'
import type { Rule } from '../../core/rule.ts'
import { SECRET_REFERENCES } from '../shared/secrets/credentials.ts'

/** A secret mount keeps a credential out of the image; a copy of it brings it back in. */
export const secretMountWrittenToLayer: Rule = {
  id: 'secret-mount-written-to-layer',
  title: 'Mounted secret copied into the image',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: [SECRET_REFERENCES.build, 'https://docs.docker.com/reference/dockerfile/#run---mounttypesecret'],
  on: {
    command(command, { report }) {
      const { phase, script, subject, program } = command
      const { secretFiles } = script
      if (phase !== 'build' || !script.kept || secretFiles.length === 0) return
      const target = copyOf(command, secretFiles)
      if (!target || isRemoved(target.value ?? '', command)) return
      report({
        span: target.span,
        subject,
        evidence: `build ${program ?? ''} secret ${target.text}`,
        message:
          'This writes a mounted secret into the image: the mount keeps it out, and this brings it back in, for everyone who can pull the image. Read it where it is mounted, or remove the copy before this same RUN ends.',
      })
    },
  },
}

/** Where the command writes a secret: the last operand of a copy, or the file its output goes to. */
function copyOf(command: Command, secrets: readonly string[]): Command['operands'][number] | undefined {
  const { program, operands, args } = command
  const names = (word: { readonly value: string | undefined }): boolean =>
    word.value !== undefined && secrets.includes(word.value)
  if (/^(?:cp|mv|install|ln)$/.test(program ?? '')) {
    const target = operands.at(-1)
    return program !== 'ln' && operands.slice(0, -1).some(names) ? target : undefined
  }
  if (!/^(?:cat|tee|base64|envsubst)$/.test(program ?? '') || !args.some(names)) {
    // `echo "$(cat /run/secrets/x)" > file`
    const inner = command.script.commands.some(
      (one) => one.parent === command && one.program === 'cat' && one.args.some(names),
    )
    return inner && /^(?:echo|printf)$/.test(program ?? '') ? outside(command.outputs) : undefined
  }
  return outside([
    ...command.outputs,
    ...command
      .feeds()
      .flatMap((one) => (one.program === 'tee' ? one.operands : one.program === 'base64' ? one.outputs : [])),
  ])
}

/** The first target that is a file of the image. */
function outside(targets: Command['outputs']): Command['outputs'][number] | undefined {
  return targets.find(({ value }) => value === undefined || !/^\/(?:dev|proc|run\/secrets)\//.test(value))
}

function isRemoved(path: string, { script }: Command): boolean {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
  if (folder !== '' && script.cached(folder)) return true
  return (
    path !== '' &&
    script.commands.some(
      ({ program, operands }) =>
        (program === 'rm' || program === 'shred') &&
        operands.some(({ value }) => {
          return value !== undefined && (value === path || path.startsWith(`${value.replace(/\/+$/, '')}/`))
        }),
    )
  )
}
