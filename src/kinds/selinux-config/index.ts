import type { Fact } from '../../core/fact.ts'
import type { Kind, Reading } from '../../core/kind.ts'
import type { Source } from '../../core/source.ts'
import { readAssignments } from '../../syntax/assignments/index.ts'
import { lineComments } from '../shared/line-comments.ts'
import { sinkInto } from '../shared/sink.ts'
import { isSelinuxConfig, SELINUX_CONFIGS } from './detect.ts'
import { configLanguage } from './language.ts'
import { modeFacts } from './mode.ts'
import { policyNameFact } from './policy-name.ts'

/** `/etc/selinux/config`: the mode SELinux boots into and the policy it loads. */
export const selinuxConfig: Kind = {
  id: 'selinux-config',
  title: 'SELinux configuration',
  files: SELINUX_CONFIGS,
  comment: { open: '# ', close: '' },
  detect: isSelinuxConfig,
  read,
  language: configLanguage,
}

function read(source: Source): Reading {
  const { assignments, comments } = readAssignments(source.text)
  const facts: Fact[] = []
  const emit = sinkInto(facts)
  modeFacts(source, assignments, emit)
  policyNameFact(source, assignments, emit)
  return { facts, comments: lineComments(source, comments), problems: [], secrets: [] }
}
