import type { Rule } from '../../core/rule.ts'
import { permissionsOf } from '../../knowledge/selinux/classes.ts'
import { classSet } from '../../knowledge/selinux/permission-macros.ts'
import { isLocalClass } from '../shared/selinux/local-class.ts'
import { together } from '../shared/selinux/told-once.ts'

const MESSAGE =
  'The object class `{name}` is not known here: neither the kernel nor a known program has it. Where the policy lacks it too, the whole module is refused, with every rule in it. Write the class as the policy has it.'

/** The compiler refuses a class it does not know; SELint E-008. */
export const unknownObjectClass: Rule = {
  id: 'unknown-object-class',
  title: 'Rule names an object class that is not known',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:E-008'],
  references: ['SELint E-008'],
  on: {
    'selinux.file'(file, { report, neighbours }) {
      // A file of CIL may use the class maps of the policy it is loaded into.
      if (file.kind === 'cil') return
      for (const { call, classes, subject } of file.rules) {
        if (call) continue
        for (const { name, span } of classes.members) {
          if (
            !/^[a-z_0-9]+$/.test(name) ||
            permissionsOf(name) ||
            classSet(name) ||
            name.endsWith('_class_set') ||
            isLocalClass(name, file, neighbours)
          ) {
            continue
          }
          report({
            span,
            subject,
            evidence: `class ${name}`,
            values: { name },
            confidence: 'medium',
            message: MESSAGE,
            together: together({ message: MESSAGE }, [name]),
          })
        }
      }
    },
  },
}
