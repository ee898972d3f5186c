import type { Rule } from '../../core/rule.ts'
import { OBJECT_CLASSES, permissionsOf } from '../../knowledge/selinux/classes.ts'
import { isLocalClass } from '../shared/selinux/local-class.ts'
import { together } from '../shared/selinux/told-once.ts'

const KNOWN: ReadonlySet<string> = new Set(OBJECT_CLASSES.flatMap((name) => [...(permissionsOf(name) ?? [])]))

const MESSAGE =
  'The permission `{name}` of `{classes}` is not known here. Where the policy lacks it too, the whole module is refused, with every rule in it. Write the name as the class has it.'

/** The compiler refuses a permission that the class does not have; SELint E-007. */
export const unknownObjectPermission: Rule = {
  id: 'unknown-object-permission',
  title: 'Rule names a permission that is not known for its class',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:E-007'],
  references: ['SELint E-007'],
  on: {
    'selinux.file'(file, { report, neighbours }) {
      for (const { call, classes, permissions, subject } of file.rules) {
        if (call || !classes.known) continue
        const named = [...classes.names].filter((name) => !name.endsWith('_class_set'))
        if (named.some((name) => isLocalClass(name, file, neighbours))) continue
        const tables = named.map(permissionsOf)
        // A file of CIL may use the class maps of the policy it is loaded into.
        if (file.kind === 'cil' && tables.includes(undefined)) continue
        for (const { name, span, macro } of permissions.members) {
          if (macro || !/^[a-z_0-9]+$/.test(name)) continue
          if (tables.some((table) => table?.has(name)) || (tables.includes(undefined) && KNOWN.has(name))) continue
          report({
            span,
            subject,
            evidence: `${named.join(' ')} ${name}`,
            values: { name, classes: named.join(' ') },
            confidence: 'medium',
            message: MESSAGE,
            together: together({ message: MESSAGE }, [name]),
          })
        }
      }
    },
  },
}
