import type { Rule } from '../../core/rule.ts'
import { sedReplacements } from '../shared/commands/sed-replacement.ts'
import type { Command } from '../../core/facts/command.ts'

/** setenforce(8); selinux_config(5); aa-teardown(8). */
export const confinementSwitchedOff: Rule = {
  id: 'confinement-switched-off',
  title: 'A script switches SELinux or AppArmor off',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['setenforce(8)', 'selinux_config(5)'],
  on: {
    command(command, { report }) {
      const { program = '', operands, subject, phase, noun } = command
      if (phase !== 'provision') return
      const words = operands.map(({ value }) => value ?? '')
      const how = switchOff(program, words) ?? written(command)
      if (how === undefined) return
      report({
        span: command.span,
        subject,
        evidence: `${program} ${how.what}`,
        values: { noun, ...how },
        message:
          '{noun} is provisioned with {what} {state}: what breaks into one of its services is held by file permissions alone. Leave it on, and mend the policy where it stands in the way.',
      })
    },
  },
}

interface SwitchedOff {
  readonly what: 'SELinux' | 'AppArmor'
  readonly state: string
  readonly [name: string]: string
}

function switchOff(program: string, words: readonly string[]): SwitchedOff | undefined {
  if (program === 'setenforce' && /^(?:0|permissive)$/i.test(words[0] ?? '')) {
    return { what: 'SELinux', state: 'permissive' }
  }
  if (program === 'aa-teardown') return { what: 'AppArmor', state: 'taken out of the kernel' }
  if (
    program === 'systemctl' &&
    /^(?:stop|disable|mask)$/.test(words[0] ?? '') &&
    words.some((word) => /^apparmor(?:\.service)?$/.test(word))
  ) {
    return { what: 'AppArmor', state: 'switched off' }
  }
  if (program === 'service' && words[0] === 'apparmor' && /^(?:stop|teardown)$/.test(words[1] ?? '')) {
    return { what: 'AppArmor', state: 'switched off' }
  }
  return undefined
}

/** A line for /etc/selinux/config that `sed` puts in place of another, or `echo` writes. */
function written({ program = '', args, outputs }: Command): SwitchedOff | undefined {
  const text = args.map((word) => word.value ?? '').join(' ')
  const state = /(?:^|[/|#,@^ ])SELINUX=(disabled|permissive)(?:[/|#,@ ]|$)/i.exec(
    program === 'sed' ? sedReplacements(text) : text,
  )?.[1]
  const writes =
    program === 'sed'
      ? args.some(({ value }) => /^-[a-zA-Z]*i|^--in-place/.test(value ?? ''))
      : /^(?:echo|printf)$/.test(program) && outputs.some(({ value }) => value?.includes('selinux'))
  return state !== undefined && writes ? { what: 'SELinux', state: state.toLowerCase() } : undefined
}
