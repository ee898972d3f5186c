import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Docker docs, "docker container exec", --privileged: extended privileges for the command. */
export const privilegedHook: Rule = {
  id: 'privileged-hook',
  title: 'Command in a running container gets full privileges',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['cis-docker:5.23'],
  references: ['CIS Docker Benchmark 5.23', 'Compose specification, post_start, pre_stop'],
  on: {
    'compose.setting'({ span, subject, noun, key, on, remove }, { report }) {
      if (!((key === 'post_start.privileged' || key === 'pre_stop.privileged') && on === true)) return
      report({
        span,
        subject,
        evidence: key,
        message:
          '{noun} runs a command in the container with every capability: who can change what that command executes - a script, a library, a file it reads - controls the host. Remove it.',
        values: { noun },
        fixes: [
          reviewFix(
            'Run the command without privileges',
            'what the command does with capabilities will fail',
            remove(),
          ),
        ],
      })
    },
  },
}
