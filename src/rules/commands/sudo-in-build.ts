import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Docker build best practices, USER: "Avoid installing or using sudo". */
export const sudoInBuild: Rule = {
  id: 'sudo-in-build',
  title: 'sudo is used in a build',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'hadolint:DL3004',
    'checkov:CKV2_DOCKER_1',
    'trivy:DS-0010',
    'kics:8ada6e80-0ade-439e-b176-0b28f6bce35a',
    'kics:run_using_sudo',
    'semgrep:no-sudo-in-dockerfile',
    'dockerfilelint:sudo_usage',
    'dockle:DKL-DI-0001',
    'terrascan:runWithSudo',
  ],
  references: ['https://docs.docker.com/build/building/best-practices/#user', 'CIS Docker Benchmark 4.8'],
  on: {
    command(command, { report, source }) {
      const {
        program,
        programSpan,
        wrappers,
        subject,
        phase,
        script: { asRoot },
      } = command
      if (phase !== 'build') return
      const wrapper = wrappers.find((one) => one.program === 'sudo')
      if (!wrapper && program !== 'sudo') return
      const word = wrapper && /^"?[^\s",]+"?/.exec(source.slice(wrapper.span))?.[0]
      const stepsDown =
        asRoot !== false && wrapper !== undefined && /\s(?:-[A-Za-z]*u|--user)\b/.test(source.slice(wrapper.span))
      // With other options it runs as another user, or with other variables.
      const isPlain = wrapper && /^"?[\w/]*sudo"?(?:[\s,\\]+"?-[EHn]+"?)*[\s,\\]+$/.test(source.slice(wrapper.span))
      const edits =
        isPlain && asRoot !== false ? (command.replace(wrapper.span, '') ?? command.removeWord(wrapper)) : undefined
      report({
        span:
          wrapper && word !== undefined
            ? { start: wrapper.span.start, end: wrapper.span.start + word.length }
            : programSpan,
        subject,
        evidence: `sudo ${program ?? ''} ${command.operands[0]?.value ?? ''}`.trim(),
        message: stepsDown
          ? '`sudo -u` steps down to another user, and for that keeps sudo in the image. Put a `USER` instruction in front of these commands instead, and leave sudo out of the image.'
          : asRoot === false
            ? '`sudo` makes the build depend on a program that stays in the image, and lets whoever gets to run code in the container become root. Move what needs root before the `USER` instruction, and leave sudo out of the image.'
            : '`sudo` is of no use where a build runs as root, and when it stays in the image it lets whoever gets to run code in the container become root. Leave it out.',
        fixes: [
          reviewFix(
            'Remove sudo',
            asRoot
              ? 'sudo clears most variables and sets PATH; the command now sees those of the build'
              : 'the command then runs as the user the base image chooses, which must be root',
            edits,
          ),
        ],
      })
    },
  },
}
