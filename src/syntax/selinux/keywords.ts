import { words } from '../../core/words.ts'

/** What the statements of the kernel policy language do, with the words that begin them. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  access: 'allow auditallow dontaudit auditdeny neverallow allowxperm auditallowxperm dontauditxperm neverallowxperm',
  transition: 'type_transition type_change type_member range_transition role_transition',
  declaration: 'type attribute attribute_role',
  class: 'class common',
  role: 'role',
  alias: 'typealias',
  membership: 'typeattribute roleattribute',
  bounds: 'typebounds',
  permissive: 'permissive',
  boolean: 'bool tunable',
  header: 'module',
  constraint: 'constrain mlsconstrain validatetrans mlsvalidatetrans',
  context: 'sid portcon netifcon nodecon genfscon fs_use_xattr fs_use_task fs_use_trans ibpkeycon ibendportcon',
  other: `
    user sensitivity category dominance level policycap expandattribute rolebounds userbounds default_user
    default_role default_type default_range
  `,
}

/** Words that begin a statement, each with what it does. */
const STATEMENTS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(BEGINNINGS).flatMap(([what, beginnings]) => words(beginnings).map((word) => [word, what])),
)

/** Statements that no other statement can go on with: where one of these begins a line, the statement before it has ended. */
export const STARTERS: ReadonlySet<string> = new Set(
  words(`
    allow auditallow dontaudit neverallow allowxperm type_transition type_change type_member range_transition
    role_transition type attribute attribute_role typealias typeattribute roleattribute typebounds permissive
    bool require optional
  `),
)

/** Whether a word begins a statement. */
export function statementOf(word: string): string | undefined {
  return Object.hasOwn(STATEMENTS, word) ? STATEMENTS[word] : undefined
}
