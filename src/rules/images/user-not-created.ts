import type { Rule } from '../../core/rule.ts'
import { isArchive, isDownload, isGit, sourcesOf } from '../shared/images/file-sources.ts'
import type { DockerfileInstruction } from '../../kinds/dockerfile/facts.ts'
import { chainOf } from '../../kinds/dockerfile/read/stages.ts'
import { usersOfImage } from '../../knowledge/images/contents.ts'
import { runsPlainProgramsOnly } from '../../knowledge/programs/plain-programs.ts'

/** Dockerfile reference, USER; moby looks the name up in /etc/passwd of the image and fails without it. */
export const userNotCreated: Rule = {
  id: 'user-not-created',
  title: 'USER names a user the image does not have',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#user'],
  on: {
    'dockerfile.file'({ instructions, stages }, { report }) {
      const final = stages.at(-1)
      const own = final ? new Set(chainOf(final)) : undefined
      const base = final && chainOf(final).at(-1)
      const known = base && usersOfImage(base.scratch ? 'scratch' : base.reference)
      if (!own || !known) return
      const kept = instructions.filter(({ stage, trigger }) => stage && own.has(stage) && !trigger)
      if (!kept.every(createsNoUser)) return
      for (const { keyword, instruction, subject, expand } of kept) {
        const word = keyword === 'USER' && instruction.words.length === 1 ? instruction.words[0] : undefined
        const name = word && expand(word)?.split(':')[0]
        if (!word || !name || /^\d+$/.test(name) || known.has(name)) continue
        report({
          span: word.span,
          subject,
          evidence: `user ${name}`,
          values: { name },
          message:
            'Nothing in the image creates the user "{name}", and its base has none: the container does not start, and is then run as root. Create the user, or use a number.',
        })
      }
    },
  },
}

/** Whether an instruction certainly leaves the list of users as it is. */
function createsNoUser(of: DockerfileInstruction): boolean {
  const { keyword, instruction, operands } = of
  if (keyword === 'RUN') {
    return (
      instruction.json === undefined && instruction.heredocs.length === 0 && runsPlainProgramsOnly(instruction.body)
    )
  }
  if (keyword !== 'COPY' && keyword !== 'ADD') return true
  const target = operands.at(-1)?.value
  // Archives and whole trees may bring a list of users along.
  const unpacks =
    keyword === 'ADD' &&
    sourcesOf(of).some(({ value }) => value === undefined || isArchive(value) || isDownload(value) || isGit(value))
  return !unpacks && target !== undefined && !/^\/?$|^\/?etc(?:\/|$)|passwd|^\.?\/?$/.test(target)
}
