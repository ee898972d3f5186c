import type { Rule } from '../../core/rule.ts'

/** Compose specification, "container_name": the pattern names must follow. */
export const invalidContainerName: Rule = {
  id: 'invalid-container-name',
  title: 'Container name has characters that Docker refuses',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['dclint:service-container-name-regex'],
  references: ['Compose specification, "container_name"'],
  on: {
    'compose.file'({ services, isHere }, { report }) {
      for (const { subject, noun, containerName } of services) {
        const name = containerName?.value
        if (!containerName || name === undefined || /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) continue
        if (!isHere(containerName.span)) continue
        report({
          span: containerName.span,
          subject,
          evidence: `container_name ${name}`,
          values: { noun, name },
          message:
            '{noun} names its container "{name}", which Docker refuses: a name has at least two characters, letters, digits, "_", "." and "-", and starts with a letter or digit. Change it.',
        })
      }
    },
  },
}
