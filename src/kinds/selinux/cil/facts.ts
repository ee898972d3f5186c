import type { Edits } from '../../../core/edit.ts'
import type { Name, Statement } from '../shared/facts.ts'

/** `(blockinherit template)`: everything another block holds, once more. */
export interface Inheritance extends Statement {
  readonly template: Name
}

/** `(handleunknown allow)`: what happens with classes and permissions the policy does not know. */
export interface HandleUnknown extends Statement {
  readonly action: Name
  set(action: 'deny' | 'reject'): Edits
}

declare module '../../../core/fact.ts' {
  interface FactMap {
    'cil.inheritance': Inheritance
    'cil.handleUnknown': HandleUnknown
  }
}
