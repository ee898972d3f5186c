import type { Rule } from '../../core/rule.ts'
import type { ComposeMember } from '../../kinds/compose/facts.ts'

/** Compose specification, "container_name": names are unique on a host, over all profiles and projects. */
export const duplicateContainerName: Rule = {
  id: 'duplicate-container-name',
  title: 'Two services have the same container name',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['dclint:no-duplicate-container-names'],
  references: ['Compose specification, "container_name"'],
  on: {
    'compose.file'({ services, isHere, place }, { report }) {
      const owners = new Map<string, ComposeMember>()
      for (const member of services) {
        const { containerName, subject, noun } = member
        const name = containerName?.value
        if (!containerName || name === undefined) continue
        const first = owners.get(name)
        if (!first?.containerName) owners.set(name, member)
        else if (isHere(containerName.span)) {
          report({
            span: containerName.span,
            subject,
            evidence: `container_name ${name}`,
            values: { noun, name, other: first.noun },
            message:
              '{noun} names its container "{name}", as {other} does: the one that starts second fails. Give it another name, or none.',
            related: [place(first.containerName.span, `also the name of ${first.noun}`)],
          })
        }
      }
    },
  },
}
