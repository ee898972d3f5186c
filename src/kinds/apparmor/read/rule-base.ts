import type { Edits } from '../../../core/edit.ts'
import type { Source } from '../../../core/source.ts'
import type { Arrow, Qualifier, RuleNode, Word } from '../../../syntax/apparmor/index.ts'
import { insert, removeStatement, replace } from '../edit.ts'
import type { AppArmorFile, PathGlob, Profile, RuleFact, Scope, Target } from '../facts.ts'
import { pathGlob } from './path-glob.ts'
import type { TargetType } from '../project/profiles.ts'
import type { Variables } from '../variables.ts'

/** Where a rule stands, and what there is to know there. */
export interface RulePlace {
  /** Whose text it is. */
  readonly source: Source
  readonly file: AppArmorFile
  readonly profile: Profile | undefined
  readonly scope: Scope
  readonly variables: Variables
  /** Of the blocks around it. */
  readonly inherited: readonly Qualifier[]
  readonly conditional: boolean
  /** False for rules of included files: they are looked at, never changed. */
  readonly editable: boolean
  /** The profile a transition names. */
  target(arrow: Arrow, type: TargetType): Target
}

/** What all rules have, from a rule's node. */
export function baseOf(node: RuleNode, place: RulePlace, bare: boolean): RuleFact {
  const { source } = place
  const qualifiers = [...place.inherited, ...node.qualifiers]
  const has = (word: Qualifier['word']): boolean => qualifiers.some((one) => one.word === word)
  const deny = node.qualifiers.find(({ word }) => word === 'deny')
  return {
    span: { start: node.start, end: node.end },
    subject: subjectOf(place),
    file: place.file,
    uri: source.uri,
    profile: place.profile,
    scope: place.scope,
    deny: has('deny'),
    allow: has('allow'),
    prompt: has('prompt'),
    audit: has('audit'),
    priority: node.qualifiers.find(({ word }) => word === 'priority')?.value ?? 0,
    owner: has('owner'),
    conditional: place.conditional,
    bare,
    get text() {
      return normal(source.text.slice(node.start, node.comma ?? node.end))
    },
    remove: () =>
      editing(place, () =>
        node.comma === undefined || isAllThereIs(place) ? undefined : removeStatement(source, node),
      ),
    addAudit: () => editing(place, () => (deny && !has('audit') ? insert(deny.start, 'audit ') : undefined)),
  }
}

/** Whether the profile would be empty without the rule, which is no repair: an empty profile denies everything. */
function isAllThereIs({ profile, scope }: RulePlace): boolean {
  return (
    profile !== undefined &&
    scope.rules.length === 1 &&
    profile.children.length === 0 &&
    scope.includes.every(({ prose }) => prose)
  )
}

/** An edit, where the rule may be changed. */
export function editing(place: RulePlace, edit: () => Edits): Edits {
  return place.editable ? edit() : undefined
}

/** A word as a path of this place; undefined when there is no word. */
export function pathOf(word: Word | undefined, place: RulePlace): PathGlob | undefined {
  return word && pathGlob(word, place.variables)
}

/** A span written anew, where the rule may be changed. */
export function rewriting(
  place: RulePlace,
  span: { readonly start: number; readonly end: number },
  text: string,
): Edits {
  return editing(place, () => replace(span, text))
}

/** What findings in a place hang on. */
export function subjectOf({
  profile,
  file,
}: {
  readonly profile: Profile | undefined
  readonly file: AppArmorFile
}): string {
  return profile?.subject ?? file.path
}

/** One spelling of blanks; comments left out. */
function normal(text: string): string {
  return text
    .replace(/(^|\s)#[^\r\n]*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}
