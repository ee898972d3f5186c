import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "QEMU/KVM hypervisor driver": such a domain is tainted. What could take the arguments' place nobody can know. */
export const rawHypervisorArguments: Rule = {
  id: 'raw-hypervisor-arguments',
  title: 'Arguments are handed to the hypervisor past all checks',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "QEMU/KVM hypervisor driver: Pass-through of arbitrary QEMU commands"'],
  on: {
    rawHypervisorArgument({ span, subject, noun, which, text }, { report }) {
      if (which !== 'argument') return
      const opening = text === undefined ? undefined : OPENING.find(([pattern]) => pattern.test(text))?.[1]
      report({
        span,
        subject,
        evidence: 'raw arguments',
        values: { noun, opening: opening ?? '' },
        message:
          opening === undefined
            ? "{noun} hands arguments to the hypervisor that are neither checked nor labelled: what they open, nobody watches over. Use the definition's own elements where there are any."
            : "{noun} hands arguments to the hypervisor past all checks, among them {opening}: that undoes part of what keeps the guest in. Use the definition's own elements.",
        ...(opening !== undefined && { threat: { needs: 'code', reaches: 'others' } as const }),
      })
    },
  },
}

/** Arguments that open something, and what. */
const OPENING: readonly (readonly [RegExp, string])[] = [
  [/(?:^| )-sandbox (?:off|\S*=allow)/, 'one that switches the sandbox off'],
  [/(?:^| )-(?:gdb |s(?: |$))/, 'one that lets a debugger in'],
  [/(?:^| )-(?:monitor|qmp|qmp-pretty) (?:tcp|telnet|udp|unix)/, 'one that opens the control line'],
  [/(?:^| )-(?:virtfs|fsdev) /, 'one that shares a folder of the host'],
  [/(?:^| )-chardev socket/, 'one that opens a socket'],
  [/(?:^| )-(?:netdev|nic|net) /, 'one that adds a network'],
  [/(?:^| )-(?:drive|blockdev|hda|cdrom) /, 'one that adds a disk'],
]
