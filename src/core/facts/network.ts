import type { Edits } from '../edit.ts'
import type { FactBase } from '../fact.ts'
import type { Span } from '../span.ts'

/** First and last port of a range; equal for one port. */
export interface PortRange {
  readonly first: number
  readonly last: number
}

/** A port of a workload made reachable from outside it. */
export interface Port extends FactBase {
  readonly noun: string
  /** `published`: the host listens and forwards; `exposed`: only announced. */
  readonly exposure: 'published' | 'exposed'
  /** The host's listen address, without brackets; '' when the file names none (all interfaces); undefined when unknown. */
  readonly address: string | undefined
  /** The host's ports; absent when the runtime picks one. */
  readonly host: PortRange | undefined
  /** The workload's ports; undefined when unknown. */
  readonly target: PortRange | undefined
  readonly protocol: 'tcp' | 'udp' | 'sctp'
  /** Whose port it is, where it is not a container's: what opens it, and how it is closed, differs. */
  readonly platform?: 'machine'
  /** As written, for messages: `8080:80`. */
  readonly text: string
  /** What heads the list it stands in, and all ports of that list that could be read, itself among them; absent where there is no list. */
  readonly list?: { readonly span: Span; all(): readonly Port[] }
  /** Makes the host listen on the loopback address alone. */
  bindLoopback(): Edits
  remove(): Edits
}

declare module '../fact.ts' {
  interface FactMap {
    port: Port
  }
}
