import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Dockerfile reference, RUN --security: "insecure ... is equivalent to running docker run --privileged". */
export const insecureRun: Rule = {
  id: 'insecure-run',
  title: 'Build step runs in privileged mode',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['sonar:S6502', 'owasp-docker:3'],
  references: ['https://docs.docker.com/reference/dockerfile/#run---security'],
  on: {
    'dockerfile.instruction'({ keyword, instruction, subject, edit, expand }, { report }) {
      const flag = instruction.flags.find(({ name }) => name === 'security')
      if (keyword !== 'RUN' || flag?.value === undefined || expand({ raw: flag.value })?.toLowerCase() !== 'insecure') {
        return
      }
      report({
        span: flag.span,
        subject,
        evidence: '--security insecure',
        message:
          'This build step runs without confinement, with every capability and device of the machine that builds: any script or package it runs controls that machine. Remove the flag, and do what needs it outside the build.',
        fixes: [
          reviewFix(
            'Remove the flag',
            'what the step does with devices, mounts or the kernel will fail',
            edit.removeFlag(flag),
          ),
        ],
      })
    },
  },
}
