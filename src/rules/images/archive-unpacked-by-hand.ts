import type { Rule } from '../../core/rule.ts'
import { sourcesOf } from '../shared/images/file-sources.ts'

/** How many instructions below a COPY are looked at. */
const MAX_LATER = 200

/** Dockerfile reference, ADD: "a local tar archive ... is decompressed and extracted". */
export const archiveUnpackedByHand: Rule = {
  id: 'archive-unpacked-by-hand',
  title: 'Archive is copied into the image and unpacked there',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL3010'],
  references: ['https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives'],
  on: {
    'dockerfile.file'({ instructions }, { report }) {
      for (const [index, copy] of instructions.entries()) {
        const target = copy.operands.at(-1)?.value
        if (
          copy.keyword !== 'COPY' ||
          target === undefined ||
          copy.instruction.flags.some(({ name }) => name === 'from')
        ) {
          continue
        }
        for (const { value, raw, span } of sourcesOf(copy)) {
          // As written: a path with backslashes would have lost them.
          const name = raw.replace(/["']/g, '').split(/[/\\]/).at(-1)
          if (value === undefined || name === undefined || !/\.(tar|tgz|tbz2?|txz|tar\.\w+)$/i.test(name)) continue
          const names = [name, target.split('/').at(-1) ?? ''].filter((one) => one.includes('.'))
          const unpacked = instructions
            .slice(index + 1, index + 1 + MAX_LATER)
            .some(({ keyword, stage, instruction: { body } }) => {
              return keyword === 'RUN' && stage === copy.stage && unpacks(body, names)
            })
          if (!unpacked) continue
          report({
            span,
            subject: copy.subject,
            evidence: `COPY ${name}`,
            values: { name },
            message:
              '{name} is copied and then unpacked: the archive stays in a layer of the image, with all in it that was not meant to. Let ADD unpack it, or mount it for that one RUN.',
          })
        }
      }
    },
  },
}

/** Whether a command of the text is a `tar` that extracts one of the files. */
function unpacks(body: string, names: readonly string[]): boolean {
  return body.split(/[;&|\n]/).some((command) => {
    return (
      /(^|\s|\/)tar\s+(-?[a-zA-Z]*x|(\S+\s+)*?(-[a-zA-Z]*x|--extract|--get))/.test(command.slice(0, 400)) &&
      names.some((name) => command.includes(name))
    )
  })
}
