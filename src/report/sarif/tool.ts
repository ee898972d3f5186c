import type { ReportingDescriptor, Tool } from 'sarif'
import type { RuleEntry } from '../../core/rule.ts'
import type { Severity } from '../../core/severity.ts'
import { readablePage, sectionOf } from '../../engine/page.ts'
import type { Product } from '../../engine/product.ts'

/** SARIF's levels for our severities. */
export const LEVEL = { critical: 'error', high: 'error', medium: 'warning', low: 'note' } as const

/** GitHub code scanning reads a CVSS-like number: from 9.0 critical, 7.0 high, 4.0 medium, below low. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
}

/** Ringfence with all its rules, each with its page; also those that find nothing. */
export function toolOf({ version, rules }: Product, links: Links = linksTo()): Tool {
  const { informationUri } = links
  return {
    driver: {
      name: 'Ringfence',
      semanticVersion: version,
      ...(informationUri !== undefined && { informationUri }),
      rules: rules.map((entry) => descriptorOf(entry, links)),
    },
  }
}

function descriptorOf({ rule, severity, page }: RuleEntry, { helpUri }: Links): ReportingDescriptor {
  const markdown = readablePage(page, rule.options)
  const section = (heading: string): string => sectionOf(markdown, heading)
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.title },
    fullDescription: { text: section('What') || rule.title },
    ...helpUri(rule.id),
    help: { text: ['What', 'Why', 'What to do'].map(section).filter(Boolean).join('\n\n') || rule.title, markdown },
    defaultConfiguration: { level: LEVEL[severity] },
    properties: {
      aliases: rule.aliases,
      facet: rule.facet,
      fix: rule.fix,
      preset: rule.preset,
      severity,
      'security-severity': SECURITY_SEVERITY[severity],
      tags: ['security', rule.facet, rule.preset],
    },
  }
}

/** Where the project can be seen by anyone: `https://example.org/ringfence`. It has no such place yet, and then nothing links there. */
const PUBLIC_ADDRESS: string | undefined = undefined

/** What SARIF links to, as far as there is a public address. */
interface Links {
  /** About the tool as a whole. */
  readonly informationUri?: string
  /** About one rule. */
  helpUri(rule: string): { readonly helpUri?: string }
}

/** The links below an address, without a slash at its end. */
export function linksTo(address: string | undefined = PUBLIC_ADDRESS): Links {
  return address === undefined
    ? { helpUri: () => ({}) }
    : { informationUri: address, helpUri: (rule) => ({ helpUri: `${address}/rules/${rule}` }) }
}
