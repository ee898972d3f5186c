import { onceASource, type Neighbours } from '../../core/neighbours.ts'
import type { Source } from '../../core/source.ts'
import type { Span } from '../../core/span.ts'
import { readCilFile } from './cil/read/index.ts'
import { readPolicyFile } from './te/read/index.ts'

/** A statement by which policy takes a domain's bounds away. */
export interface Loosening {
  readonly how: 'permissive' | 'unconfined'
  readonly uri: string
  readonly span: Span
}

/** What the workspace's policy says of domains. */
export interface Domains {
  /** Whether there is any policy. */
  readonly known: boolean
  loosened(type: string): Loosening | undefined
  /** Whether a type, or the block of udica's that it belongs to, is spoken of anywhere. */
  mentions(type: string): boolean
}

interface FileDomains {
  readonly loosened: ReadonlyMap<string, Loosening>
  readonly words: ReadonlySet<string>
}

const UNCONFINED = /^unconfined_domain(?:_noaudit)?$/

/** The domains of the policy around a file. */
export function domainsIn(neighbours: Neighbours): Domains {
  const files = [...neighbours.ofKind('selinux-te').map(ofModule), ...neighbours.ofKind('cil').map(ofCil)]
  return {
    known: files.length > 0,
    loosened: (type) => files.map(({ loosened }) => loosened.get(type)).find((one) => one !== undefined),
    mentions: (type) => {
      // Templates make `app_t` of `app`, and udica's blocks hold `process`.
      const stem = type.replace(/(?:\.process|_t)$/, '')
      return files.some(({ words }) => words.has(type) || words.has(stem))
    },
  }
}

const ofModule = onceASource((source) => domainsOf(source, readPolicyFile(source, 'te').facts))
const ofCil = onceASource((source) => domainsOf(source, readCilFile(source).facts))

function domainsOf(source: Source, facts: ReturnType<typeof readPolicyFile>['facts']): FileDomains {
  const loosened = new Map<string, Loosening>()
  for (const { name, fact } of facts) {
    if (name === 'selinux.permissive') {
      loosened.set(fact.type.name, { how: 'permissive', uri: source.uri, span: fact.span })
    }
    const freed =
      name === 'selinux.call' && UNCONFINED.test(fact.name)
        ? fact.names(0)
        : name === 'selinux.membership' && fact.attribute.name === 'unconfined_domain_type'
          ? [fact.member.name]
          : []
    for (const type of freed) {
      if (!loosened.has(type)) loosened.set(type, { how: 'unconfined', uri: source.uri, span: fact.span })
    }
  }
  return { loosened, words: new Set(source.text.match(/[\w.]+/g)) }
}
