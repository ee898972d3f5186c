import type { Fact } from '../../core/fact.ts'
import type { Kind, Reading } from '../../core/kind.ts'
import type { Source } from '../../core/source.ts'
import { readCil } from '../../syntax/cil/index.ts'
import { sinkInto } from '../shared/sink.ts'
import { commentsOf } from './comments.ts'
import { CIL_FILES, isCil } from './detect.ts'
import { accessFacts } from './facts/access.ts'
import { callFacts } from './facts/calls.ts'
import { contextFacts } from './facts/contexts.ts'
import { nameFacts } from './facts/names.ts'
import { ownFacts } from './facts/own.ts'
import { ruleFacts } from './facts/rules.ts'
import { fileFact } from './file.ts'
import { cilLanguage } from './language/index.ts'
import { policyOf } from './policy.ts'
import { siteOf } from './site.ts'
import { statementsOf } from './statements.ts'

/** SELinux policy in its Common Intermediate Language, as secilc reads it. */
export const cil: Kind = {
  id: 'cil',
  title: 'CIL policy',
  files: CIL_FILES,
  comment: { open: '; ', close: '' },
  detect: isCil,
  read,
  language: cilLanguage,
}

function read(source: Source): Reading {
  const { text } = source
  const tree = readCil(text)
  const statements = statementsOf(tree)
  const policy = policyOf({ text, comments: tree.comments }, statements)
  const facts: Fact[] = []
  const emit = sinkInto(facts)
  for (const statement of statements) {
    const site = siteOf(statement, policy)
    for (const gather of [accessFacts, nameFacts, callFacts, ruleFacts, contextFacts, ownFacts]) gather(site, emit)
  }
  emit('selinux.file', fileFact(source, tree, policy, facts))
  return { facts, comments: commentsOf(source, tree, statements), problems: tree.problems, secrets: [] }
}
