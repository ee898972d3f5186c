import type { TextEdit } from '../../core/edit.ts'
import type { Source } from '../../core/source.ts'
import type { IncludeNode } from '../../syntax/apparmor/index.ts'
import type { Context } from './context.ts'
import { insert, removeStatement, replace } from './edits.ts'
import type { AppArmorFile, Include } from './facts/file.ts'
import type { Profile } from './facts/profile.ts'
import { includedBy, nameInTree } from './include-files.ts'
import { lazy } from './lazy.ts'
import { subjectOf } from './rules/base.ts'

/** The fact of an include. */
export function includeOf(
  node: IncludeNode,
  { source, neighbours }: Context,
  file: AppArmorFile,
  profile: Profile | undefined,
): Include {
  const { target, start } = node
  const name = nameInTree(target.text)
  const included = lazy(() =>
    node.prose ? { resolution: 'unknown' as const, files: [] } : includedBy(source, target.text, neighbours),
  )
  return {
    span: { start, end: node.end },
    subject: subjectOf({ profile, file }),
    file,
    target: target.text,
    targetSpan: { start: target.start, end: target.end },
    form: node.form,
    abstraction: name.startsWith('abstractions/') ? name.slice('abstractions/'.length) : undefined,
    ifExists: node.ifExists,
    hash: node.hash,
    prose: node.prose,
    get resolution() {
      return included().resolution
    },
    get places() {
      return included().files.map(({ uri }) => ({ uri, span: { start: 0, end: 0 } }))
    },
    profile,
    removeHash: () =>
      node.hash && !node.prose
        ? [{ span: { start, end: start + 1 }, newText: '' }, ...blankBehindWord(node, source)]
        : undefined,
    makeComment: () => (node.hash ? insert(start + 1, ' ') : undefined),
    addIfExists: () => (node.ifExists || node.prose ? undefined : insert(node.wordEnd, ' if exists')),
    setTarget: (text) => (node.prose ? undefined : replace(target, text)),
    remove: () => removeStatement(source, node),
  }
}

/** `#include<x>` is read, `include<x>` is not. */
function blankBehindWord({ wordEnd }: IncludeNode, { text }: Source): readonly TextEdit[] {
  return /\s/.test(text[wordEnd] ?? '') ? [] : [{ span: { start: wordEnd, end: wordEnd }, newText: ' ' }]
}
