import type { Rule } from '../../core/rule.ts'

/** Compose specification, "container_name": a service with one cannot be scaled beyond one container. */
export const replicasWithFixedName: Rule = {
  id: 'replicas-with-fixed-name',
  title: 'Several containers are to have one name',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Compose specification, "container_name"'],
  on: {
    'compose.file'({ services, isHere }, { report }) {
      for (const { subject, noun, containerName, replicas } of services) {
        if (!containerName || !replicas?.count || replicas.count < 2 || !isHere(containerName.span)) continue
        report({
          span: containerName.span,
          subject,
          evidence: 'container_name with replicas',
          values: { noun, count: replicas.count },
          message:
            '{noun} asks for {count} containers and gives them one name, which Compose refuses. Remove "container_name", or the replicas.',
        })
      }
    },
  },
}
