import type { Confinement } from '../../../core/facts/container.ts'

/** The SELinux type a workload is given by `label=type:NAME`; undefined for any other statement. */
export function labelledType({ mechanism, value }: Confinement): string | undefined {
  return mechanism === 'selinux' ? /^type:([\w.]+)$/.exec(value ?? '')?.[1] : undefined
}
