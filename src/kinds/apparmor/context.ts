import type { Neighbours } from '../../core/neighbours.ts'
import type { Source } from '../../core/source.ts'
import type { Variables } from './variables.ts'

/** The file that is read, and what surrounds it. */
export interface Context {
  readonly source: Source
  readonly neighbours: Neighbours
  readonly variables: Variables
}
