import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

const ROOT = /^(root|0+)(:|$)/

/** Docker docs, "docker container exec", --user; CIS Docker Benchmark 5.24. */
export const rootHook: Rule = {
  id: 'root-hook',
  title: 'Command in a running container runs as root',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['cis-docker:5.24'],
  references: ['CIS Docker Benchmark 5.24', 'Compose specification, post_start, pre_stop'],
  on: {
    'compose.setting'({ span, subject, noun, key, value, remove }, { report }) {
      if (!((key === 'post_start.user' || key === 'pre_stop.user') && ROOT.test(value ?? ''))) return
      report({
        span,
        subject,
        evidence: key,
        message:
          "{noun} runs a command in the container as root: an intruder who can change what it executes becomes root there. Let it run as the service's own user where that is enough.",
        values: { noun },
        fixes: [
          reviewFix(
            "Run the command as the service's user",
            'the command can no longer change files of other users',
            remove(),
          ),
        ],
      })
    },
  },
}
