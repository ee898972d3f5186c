import type { Rule } from '../../core/rule.ts'
import { byteSize } from '../../syntax/notation/byte-size.ts'

const PAIRS: readonly {
  readonly plain: string
  readonly deployed: string
  readonly read: (value: string) => number | undefined
}[] = [
  { plain: 'mem_limit', deployed: 'deploy.resources.limits.memory', read: byteSize },
  { plain: 'mem_reservation', deployed: 'deploy.resources.reservations.memory', read: byteSize },
  { plain: 'cpus', deployed: 'deploy.resources.limits.cpus', read: numberOf },
  { plain: 'pids_limit', deployed: 'deploy.resources.limits.pids', read: numberOf },
  { plain: 'scale', deployed: 'deploy.replicas', read: numberOf },
]

/** compose-go, loader/validate.go: these may stand in two places, and must then say the same. */
export const conflictingSettings: Rule = {
  id: 'conflicting-settings',
  title: 'Two settings of a service contradict each other',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://github.com/compose-spec/compose-go/blob/main/loader/validate.go'],
  on: {
    'compose.service'({ subject, noun, at, text }, { report }) {
      for (const { plain, deployed, read } of PAIRS) {
        const span = at(plain)
        const [one, other] = [text(plain), text(deployed)].map((value) =>
          value === undefined ? undefined : read(value),
        )
        if (!span || one === undefined || other === undefined || one === other) continue
        report({
          span,
          subject,
          evidence: `${plain} and ${deployed}`,
          values: { noun, plain, deployed },
          message:
            '{noun} sets "{plain}" and "{deployed}" to different values: Compose refuses the file. Keep one of them.',
        })
      }
    },
  },
}

function numberOf(value: string): number | undefined {
  return /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined
}
