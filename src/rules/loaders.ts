import type { Rule } from '../core/rule.ts'
import type { SubjectName } from './subjects.ts'

/** Loads the rules of a subject, under any names. */
export const LOADERS: Readonly<Record<SubjectName, () => Promise<Readonly<Record<string, Rule>>>>> = {
  workloads: () => import('./workloads/index.generated.ts'),
  images: () => import('./images/index.generated.ts'),
  commands: () => import('./commands/index.generated.ts'),
  secrets: () => import('./secrets/index.generated.ts'),
  machines: () => import('./machines/index.generated.ts'),
  vagrant: () => import('./vagrant/index.generated.ts'),
  apparmor: () => import('./apparmor/index.generated.ts'),
  selinux: () => import('./selinux/index.generated.ts'),
  files: () => import('./files/index.generated.ts'),
}
