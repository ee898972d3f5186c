import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** The SELinux Notebook, "Object Classes and Permissions". */
export const ioUringOverride: Rule = {
  id: 'io-uring-override',
  title: 'Domain can use other credentials through io_uring',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['The SELinux Notebook, "Object Classes and Permissions"'],
  on: wherever({ classes: ['io_uring'], permissions: ['override_creds', 'sqpoll', 'cmd'] }, () => ({
    message:
      '{domain} is allowed {what} of `io_uring`, which lets the kernel act for it with other credentials or without the usual checks. Remove it.',
    caveat: 'fast I/O of the program may fall back or fail',
  })),
}
