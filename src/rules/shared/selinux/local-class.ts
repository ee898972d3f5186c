import type { Neighbours } from '../../../core/neighbours.ts'
import type { PolicyFile } from '../../../kinds/selinux/shared/facts.ts'
import { policyIndex } from '../../../kinds/selinux/shared/policy-index.ts'

/** Whether the file or its workspace declares the class: its own permissions are then right. */
export function isLocalClass(name: string, file: PolicyFile, neighbours: Neighbours): boolean {
  return file.declares('class', name) || policyIndex(neighbours).declared('class', name) !== undefined
}
