import { onceASource } from '../../../core/neighbours.ts'
import { readPolicy } from '../../../syntax/selinux/index.ts'

/** The booleans a file declares or requires; `tunable_policy` requires what it asks for. */
export const ownBooleans = onceASource(
  ({ text }): ReadonlySet<string> =>
    new Set(
      readPolicy(text).nodes.flatMap((node) => {
        if (node.type === 'boolean') return [node.name.text]
        if (node.type === 'requirement' && /^(?:bool|tunable)$/.test(node.keyword.text)) return [node.name.text]
        return node.type === 'block' && node.form === 'tunable' ? node.conditions.map(({ text: name }) => name) : []
      }),
    ),
)
