import type { Rule } from '../../core/rule.ts'
import { isNearHost } from '../../knowledge/web-address.ts'
import { downloadsOf, isVerified } from './download.ts'

/** Programs that fetch what is then used. */
const FETCHES = /^(?:curl|wget|aria2c|axel|git|svn|hg|pip[\d.]*|rpm|yum|dnf[45]?|microdnf|tdnf|npm|yarn|pnpm|go|easy_install[\d.-]*)$/

/** NIST SP 800-190 4.1.3; CWE-319. */
export const unencryptedDownload: Rule = {
  id: 'unencrypted-download',
  title: 'A download comes over plain HTTP',
  facet: 'network',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['sonar:S5332', 'datadog:avoid_http'],
  references: ['CWE-319', 'NIST SP 800-190 4.1.3'],
  on: {
    command(command, { report }) {
      const { program = '', subject, phase, script } = command
      if (phase === 'health-check' || phase === 'start' || !FETCHES.test(program) || isVerified(script)) return
      for (const { argument, address } of downloadsOf(command)) {
        if (address.scheme === 'https' || address.host === undefined || isNearHost(address.host)) continue
        report({
          span: argument.span,
          subject,
          evidence: `${program} ${address.shown}`,
          message: '`{address}` is fetched over plain HTTP: whoever sits on the network path can put other content in its place. Use HTTPS, or compare the file with a checksum written here.',
          values: { address: address.shown },
        })
      }
    },
  },
}
