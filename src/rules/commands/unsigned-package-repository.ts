import type { Rule } from '../../core/rule.ts'
import { setByManager, writtenSetting } from '../shared/commands/written-setting.ts'

const APT = /\[[^\][]*\btrusted\s*=\s*yes\b[^\][]*\]|^["']?Trusted:\s*yes/i
const RPM = /(?<!_)gpgcheck\s*=\s*(?:0|false|no)\b/i
/** Packages that lie in the image already. */
const LOCAL = /\b(?:file|copy|cdrom):/

/** sources.list(5), Trusted; dnf.conf(5), gpgcheck; zypper(8), addrepo --no-gpgcheck. */
export const unsignedPackageRepository: Rule = {
  id: 'unsigned-package-repository',
  title: 'A package repository is used without checking signatures',
  facet: 'image',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['cis-docker:4.11'],
  references: ['sources.list(5), Trusted', 'dnf.conf(5), gpgcheck', 'CIS Docker Benchmark 4.11'],
  on: {
    command(command, { report }) {
      const { program = '', subject, args, operands } = command
      const written = writtenSetting(command, APT, /\.list|\.sources/) ?? writtenSetting(command, RPM, /\.repo|yum|dnf/)
      const added = /^(?:add-apt-repository|apt-add-repository)$/.test(program)
        ? args.find(({ text }) => APT.test(text))
        : undefined
      const option = /^(?:yum|dnf[45]?|microdnf|tdnf|(?:yum|dnf)-config-manager)$/.test(program)
        ? command.flags('--setopt').find(({ value }) => RPM.test(value ?? ''))
        : undefined
      const isAdding = program === 'zypper' && /^(?:ar|addrepo|mr|modifyrepo)$/.test(operands[0]?.value ?? '')
      const [flag] = isAdding ? command.flags('-G', '--no-gpgcheck') : []
      const found = written ?? added ?? option ?? setByManager(command, RPM) ?? flag
      if (!found || (written ?? added)?.text.match(LOCAL)) return
      report({
        span: found.span,
        subject,
        evidence: `${program} ${operands[0]?.text.slice(0, 80) ?? ''}`.trim(),
        message:
          "The packages of this repository are installed without checking who made them: anyone who sits on the network path or controls a mirror can put their own code into the image. Have signatures checked, with the repository's own key (`signed-by`, `gpgkey`).",
      })
    },
  },
}
