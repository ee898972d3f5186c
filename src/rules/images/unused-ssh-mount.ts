import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { DockerfileInstruction } from '../../kinds/dockerfile/facts.ts'
import { runsPlainProgramsOnly } from '../../knowledge/programs/plain-programs.ts'

/** Package managers that fetch by HTTP alone. */
const INSTALLERS: ReadonlySet<string> = new Set(['apt-get', 'apt', 'apk', 'dnf', 'microdnf', 'yum', 'zypper'])

/** Dockerfile reference, RUN --mount=type=ssh: the commands of the RUN may have the builder\'s agent sign for them. */
export const unusedSshMount: Rule = {
  id: 'unused-ssh-mount',
  title: 'SSH agent is handed to commands that do not use it',
  facet: 'secrets',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#run---mounttypessh'],
  on: {
    'dockerfile.instruction'({ keyword, instruction, subject, edit }, { report }) {
      const flag = keyword === 'RUN' ? instruction.flags.find(isAgent) : undefined
      if (
        !flag ||
        instruction.json ||
        instruction.heredocs.length > 0 ||
        !runsPlainProgramsOnly(instruction.body, INSTALLERS)
      ) {
        return
      }
      report({
        span: flag.span,
        subject,
        evidence: 'ssh mount unused',
        message:
          'Nothing this RUN starts connects by SSH, yet all of it may use the SSH agent of whoever builds: an installation script then logs in where that person can. Remove the mount.',
        fixes: [safeFix('Remove the SSH mount', edit.removeFlag(flag))],
      })
    },
  },
}

function isAgent({ name, options = [] }: DockerfileInstruction['instruction']['flags'][number]): boolean {
  return name === 'mount' && options.some(({ key, value }) => key === 'type' && value === 'ssh')
}
