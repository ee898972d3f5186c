import type { Rule } from '../../core/rule.ts'
import { execution, starts } from '../shared/apparmor/execution.ts'

const TOOLS =
  '/{,usr/}{,s}bin/{sudo,su,pkexec,systemctl,kmod,modprobe,insmod,rmmod,sysctl,fusermount,fusermount3,mount,umount}'

/** The apparmor.d project keeps these tools in child profiles (its check "transition"). */
export const privilegedToolInherited: Rule = {
  id: 'privileged-tool-inherited',
  title: 'Administration tool runs with the rights of the profile',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-lint:transition'],
  references: ['apparmor.d(5), "Access Modes"'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const { exec, path, subject } = rule
      if (exec?.to !== 'inherit' || !path?.within(TOOLS) || !starts(rule)) return
      report({
        span: path.span,
        subject,
        evidence: execution(rule),
        values: { path: path.written },
        message:
          '`{path}` is run inside this profile, which for that must hold the rights the tool needs, for everything else it does too. Give the tool a child profile (Cx).',
      })
    },
  },
}
