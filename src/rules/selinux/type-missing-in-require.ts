import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { PolicyFile, Requirement, Statement } from '../../kinds/selinux/shared/facts.ts'

/** For each interface and template what it requires or declares, by where it starts. Those that require nothing are left out: their callers do it. */
function namesByDefinition({
  requirements,
  declarations,
}: PolicyFile): ReadonlyMap<number, ReadonlyMap<string, Requirement | undefined>> {
  const all = new Map<number, Map<string, Requirement | undefined>>()
  const put = (at: number, name: string, requirement?: Requirement): void =>
    void (all.get(at) ?? all.set(at, new Map()).get(at))?.set(name, requirement)
  for (const one of requirements) put(startOf(one.within), one.name.name, one)
  for (const { within, name, aliases } of declarations) {
    for (const { name: declared } of [name, ...aliases]) if (all.has(startOf(within))) put(startOf(within), declared)
  }
  return all
}

function startOf(within: Statement['within']): number {
  return within.find(({ form }) => form === 'interface' || form === 'template')?.span.start ?? -1
}

/** An interface must require what it names, or its caller does not compile; SELint W-002. */
export const typeMissingInRequire: Rule = {
  id: 'type-missing-in-require',
  title: 'Interface names a type it does not require',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['selint:W-002'],
  references: ['SELint W-002'],
  on: {
    'selinux.file'(file, { report }) {
      if (file.kind !== 'if') return
      const known = namesByDefinition(file)
      const told = new Set<string>()
      for (const { call, source, target, subject, within } of file.rules) {
        const names = known.get(startOf(within))
        if (call || !names || names.size === 0) continue
        for (const { name, span } of [...source.members, ...target.members]) {
          const key = `${subject} ${name}`
          if (!/^[A-Za-z][\w-]*_t$/.test(name) || names.has(name) || told.has(key)) continue
          told.add(key)
          const block = [...names.values()].find((one) => one?.what === 'type')?.block
          report({
            span,
            subject,
            evidence: name,
            values: { name, subject },
            message:
              'The interface `{subject}` has a rule about `{name}` but does not require it: a module that calls it compiles only if it happens to know the type. Add the type to `gen_require`.',
            fixes: [
              reviewFix(
                `Require ${name}`,
                'modules that call the interface then need the module which declares the type',
                block?.add('type', name),
              ),
            ],
          })
        }
      }
    },
  },
}
