import type { Report, Rule } from '../../core/rule.ts'
import type { ComposeService } from '../../kinds/compose/facts.ts'
import { byteSize } from '../../syntax/notation/byte-size.ts'

/** Two settings that must say the same (compose-go, loader/validate.go). */
const SAME: readonly {
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

/** Amounts of memory of which the first must not be more than the second (Docker docs, "Resource constraints"). */
const AT_MOST = [
  ['mem_reservation', 'mem_limit'],
  ['mem_limit', 'memswap_limit'],
  ['deploy.resources.reservations.memory', 'deploy.resources.limits.memory'],
] as const

/** What Compose, or the engine after it, refuses because two settings do not go together. */
export const conflictingSettings: Rule = {
  id: 'conflicting-settings',
  title: 'Two settings of a service contradict each other',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: [
    'https://github.com/compose-spec/compose-go/blob/main/loader/validate.go',
    'Docker docs, "Resource constraints"',
  ],
  on: {
    'compose.service'(service, { report }) {
      for (const found of [...different(service), ...tooMuch(service), ...networks(service)]) report(found)
    },
  },
}

function different({ subject, noun, at, text }: ComposeService): readonly Report[] {
  return SAME.flatMap(({ plain, deployed, read }) => {
    const span = at(plain)
    const [one, other] = [text(plain), text(deployed)].map((value) => (value === undefined ? undefined : read(value)))
    if (!span || one === undefined || other === undefined || one === other) return []
    return {
      span,
      subject,
      evidence: `${plain} and ${deployed}`,
      values: { noun, plain, deployed },
      message:
        '{noun} sets "{plain}" and "{deployed}" to different values: Compose refuses the file. Keep one of them.',
    }
  })
}

function tooMuch({ subject, noun, at, text }: ComposeService): readonly Report[] {
  return AT_MOST.flatMap(([less, more]) => {
    const [span, one, other] = [at(less), byteSize(text(less) ?? ''), byteSize(text(more) ?? '')]
    // 0 is no limit.
    if (!span || one === undefined || !other || one <= other) return []
    return {
      span,
      subject,
      evidence: `${less} and ${more}`,
      values: { noun, less, more },
      message: '{noun} sets "{less}" to more than "{more}": Docker refuses to start it. Correct one of them.',
    }
  })
}

function networks({ subject, noun, has, at, text }: ComposeService): readonly Report[] {
  const mode = text('network_mode')
  const span = at('network_mode')
  if (!mode || !span) return []
  const common = { subject, span, values: { noun, mode } }
  if (has('networks')) {
    return [
      {
        ...common,
        evidence: 'network_mode and networks',
        message:
          '{noun} sets "network_mode: {mode}" and names networks as well: Compose refuses the file. Keep one of the two.',
      },
    ]
  }
  if (!/^(?:service|container):/.test(mode) || !has('ports')) return []
  return [
    {
      ...common,
      evidence: 'network_mode and ports',
      message:
        '{noun} publishes ports, but uses the network of "{mode}": Docker refuses to start it. Publish them on the container whose network it is.',
    },
  ]
}

function numberOf(value: string): number | undefined {
  return /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined
}
