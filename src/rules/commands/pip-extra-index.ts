import type { Rule } from '../../core/rule.ts'
import type { Span } from '../../core/span.ts'
import { packageCall } from '../shared/commands/packages/call.ts'

/** Public indexes whose packages are meant to be looked for beside PyPI: nothing private can be shadowed there. */
const PUBLIC =
  /^https:\/\/(?:(?:test\.)?pypi\.org|download\.pytorch\.org|pypi\.(?:ngc\.)?nvidia\.com|www\.piwheels\.org|data\.pyg\.org|wheels\.vllm\.ai|wheelhouse\.openmmlab\.com)\//

const WHY =
  "Nothing ranks the indexes: pip takes the highest version of either. Whoever uploads a private package's name to the public index with a higher version gets code into the build. Use one `--index-url` that serves both."

/** pip documentation, `--extra-index-url`: unsafe for packages that are not in the main repository (dependency confusion). */
export const pipExtraIndex: Rule = {
  id: 'pip-extra-index',
  title: 'pip looks in a second index',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: [
    'https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-extra-index-url',
    'https://cwe.mitre.org/data/definitions/427.html',
  ],
  on: {
    command(command, { report }) {
      const call = packageCall(command, 'pip')
      const option = call?.action === 'install' ? command.option('--extra-index-url') : undefined
      if (option && isPrivate(option.value)) report(findingOf(option.span, command.subject, '--extra-index-url'))
    },
    variable({ span, subject, variable, value }, { report }) {
      if (variable === 'PIP_EXTRA_INDEX_URL' && isPrivate(value)) report(findingOf(span, subject, variable))
    },
  },
}

function isPrivate(address: string | undefined): boolean {
  return address !== undefined && /^https?:\/\//.test(address) && !PUBLIC.test(`${address}/`)
}

function findingOf(span: Span, subject: string, option: string) {
  return {
    span,
    subject,
    evidence: option,
    message: `\`{option}\` adds an index beside the main one. ${WHY}`,
    values: { option },
  }
}
