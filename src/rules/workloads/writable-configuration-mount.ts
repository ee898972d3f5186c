import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { ALLOWED_PATHS, isAllowedPath } from '../shared/workloads/allowed.ts'

const KEY = /\.(?:key|p12|pfx|jks|keystore)$|(?:^|[/_-])(?:priv(?:ate)?[_-]?key|id_(?:rsa|ed25519|ecdsa))(?:\.pem)?$/i
const CONFIGURATION = /\.(?:conf|cfg|cnf|ini|toml|ya?ml|json|xml|properties|rules|hcl|crt|pem)$/i

/** OWASP Docker Security Cheat Sheet, rule 8: mount volumes as read-only where nothing is written. */
export const writableConfigurationMount: Rule<typeof ALLOWED_PATHS> = {
  id: 'writable-configuration-mount',
  title: 'Configuration, key or program from the host is writable in the container',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['owasp-docker:8'],
  references: ['OWASP Docker Security Cheat Sheet, rule 8'],
  options: ALLOWED_PATHS,
  on: {
    mount({ span, subject, noun, type, source, target, readOnly, started, makeReadOnly }, { options, report }) {
      const what = source === undefined || target === undefined ? undefined : whatIs(source, target, started === true)
      if (
        type !== 'host' ||
        readOnly !== false ||
        source === undefined ||
        what === undefined ||
        isAllowedPath(options.allowed, source)
      ) {
        return
      }
      report({
        span,
        subject,
        evidence: `writable ${target ?? ''}`,
        values: { noun, source, what },
        message:
          '{noun} may change {source} on the host, {what}: anyone who runs code in it makes a change that outlives the container and holds for the next one. Mount it read-only.',
        fixes: [reviewFix('Mount it read-only', 'a program that rewrites it fails', makeReadOnly())],
      })
    },
  },
}

/** What a file of the project, not of the host's system, is to the service: by its place what is started, by names in both places the others. */
function whatIs(source: string, target: string, started: boolean): string | undefined {
  const both = (pattern: RegExp): boolean => pattern.test(source) && pattern.test(target)
  if (!/^\.{1,2}\//.test(source)) return undefined
  if (started) return 'the program it starts'
  return both(KEY) ? 'its private key' : both(CONFIGURATION) ? 'its own configuration' : undefined
}
