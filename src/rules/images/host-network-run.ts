import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Dockerfile reference, RUN --network; CIS Docker Benchmark 5.10 says the same of containers. */
export const hostNetworkRun: Rule = {
  id: 'host-network-run',
  title: "Build step shares the host's network",
  facet: 'network',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['sonar:S6431', 'cis-docker:5.10'],
  references: ['https://docs.docker.com/reference/dockerfile/#run---network', 'CIS Docker Benchmark 5.10'],
  on: {
    'dockerfile.instruction'({ keyword, instruction, subject, edit, expand }, { report }) {
      const flag = instruction.flags.find(({ name }) => name === 'network')
      if (keyword !== 'RUN' || flag?.value === undefined || expand({ raw: flag.value })?.toLowerCase() !== 'host') {
        return
      }
      report({
        span: flag.span,
        subject,
        evidence: '--network host',
        message:
          'This build step shares the network of the machine that builds: its scripts and packages reach everything that listens on localhost there, and can listen in its place. Remove the flag.',
        fixes: [
          reviewFix(
            'Remove the flag',
            "services on the build machine's localhost can no longer be reached",
            edit.removeFlag(flag),
          ),
        ],
      })
    },
  },
}
