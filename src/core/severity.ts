/** From worst to least. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const

/** How bad a weakness is; derived by `severityOf`, never chosen. */
export type Severity = (typeof SEVERITIES)[number]

/** What an attacker must have before the weakness helps. */
export const NEEDS = {
  access: 'can reach the port over the network, or read the file or image',
  code: 'runs code inside the workload',
  position: 'sits on the network path or controls a supplier (registry, mirror, download host)',
  flaw: 'must first find a second flaw (in the kernel, the runtime or the service)',
} as const

/** What the attacker then reaches. */
export const REACHES = {
  host: 'control of the host',
  others: 'other workloads, host data, or every workload built from the image',
  workload: 'the workload itself: its data, its credentials, a foothold that survives a restart',
  availability: "the host's or the workload's availability",
  nothing: 'nothing by itself; the build or the run is less predictable',
} as const

/** One cell of the severity table. */
export interface Threat {
  readonly needs: keyof typeof NEEDS
  readonly reaches: keyof typeof REACHES
}

const TABLE: Readonly<Record<Threat['needs'], Readonly<Record<Threat['reaches'], Severity>>>> = {
  access: { host: 'critical', others: 'high', workload: 'high', availability: 'medium', nothing: 'low' },
  code: { host: 'critical', others: 'high', workload: 'medium', availability: 'medium', nothing: 'low' },
  position: { host: 'high', others: 'high', workload: 'medium', availability: 'low', nothing: 'low' },
  flaw: { host: 'high', others: 'medium', workload: 'low', availability: 'low', nothing: 'low' },
}

/** The severity of a threat. The table is explained in docs/severity.md, which is generated from here. */
export function severityOf(threat: Threat): Severity {
  return TABLE[threat.needs][threat.reaches]
}

/** Whether `severity` is as bad as `threshold` or worse. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold)
}
