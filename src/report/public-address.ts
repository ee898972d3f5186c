/** Where the project can be seen by anyone: `https://example.org/ringfence`. It has no such place yet, and then nothing links there. */
const PUBLIC_ADDRESS: string | undefined = undefined

/** What SARIF links to, as far as there is a public address. */
export interface Links {
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
