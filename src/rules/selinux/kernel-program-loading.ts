import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** man page capabilities(7). */
export const kernelProgramLoading: Rule = {
  id: 'kernel-program-loading',
  title: 'Domain can load programs into the kernel',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page capabilities(7)', 'The SELinux Notebook, "Object Classes and Permissions"'],
  on: wherever(
    {
      classes: ['capability2', 'bpf'],
      permissions: ['bpf', 'perfmon', 'prog_load'],
      duty: ['containers', 'debugging'],
    },
    () => ({
      message:
        '{domain} can load BPF programs or watch the whole machine ({what}): that exposes a large and often flawed part of the kernel to an attacker who takes it over. Remove it.',
      caveat: 'tracing and BPF programs of the service will fail',
    }),
  ),
}
