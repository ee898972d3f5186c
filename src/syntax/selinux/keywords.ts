/** Words that begin a statement of the kernel policy language, each with what it does. */
export const STATEMENTS: Readonly<Record<string, string>> = {
  allow: 'access', auditallow: 'access', dontaudit: 'access', auditdeny: 'access', neverallow: 'access',
  allowxperm: 'access', auditallowxperm: 'access', dontauditxperm: 'access', neverallowxperm: 'access',
  type_transition: 'transition', type_change: 'transition', type_member: 'transition', range_transition: 'transition', role_transition: 'transition',
  type: 'declaration', attribute: 'declaration', attribute_role: 'declaration', class: 'class', common: 'class', role: 'role',
  typealias: 'alias', typeattribute: 'membership', roleattribute: 'membership', typebounds: 'bounds', permissive: 'permissive',
  bool: 'boolean', tunable: 'boolean', module: 'header',
  constrain: 'constraint', mlsconstrain: 'constraint', validatetrans: 'constraint', mlsvalidatetrans: 'constraint',
  sid: 'context', portcon: 'context', netifcon: 'context', nodecon: 'context', genfscon: 'context', fs_use_xattr: 'context', fs_use_task: 'context', fs_use_trans: 'context',
  user: 'other', sensitivity: 'other', category: 'other', dominance: 'other', level: 'other',
  policycap: 'other', expandattribute: 'other', rolebounds: 'other', userbounds: 'other',
  default_user: 'other', default_role: 'other', default_type: 'other', default_range: 'other', ibpkeycon: 'context', ibendportcon: 'context',
}

/** Statements that no other statement can go on with: where one of these begins a line, the statement before it has ended. */
export const STARTERS: ReadonlySet<string> = new Set([
  'allow', 'auditallow', 'dontaudit', 'neverallow', 'allowxperm', 'type_transition', 'type_change', 'type_member', 'range_transition', 'role_transition',
  'type', 'attribute', 'attribute_role', 'typealias', 'typeattribute', 'roleattribute', 'typebounds', 'permissive', 'bool', 'require', 'optional',
])

/** Whether a word begins a statement. */
export function statementOf(word: string): string | undefined {
  return Object.hasOwn(STATEMENTS, word) ? STATEMENTS[word] : undefined
}
