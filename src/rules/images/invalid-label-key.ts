import type { Rule } from '../../core/rule.ts'

const RESERVED = /^(?:com\.docker|io\.docker|org\.dockerproject)\./
/** Begins with a letter, ends with a letter or digit, and no two separators side by side; underscores are not in the docs, but everywhere. */
const VALID = /^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$/

/** Docker docs, "Docker object labels", "Key format recommendations". */
export const invalidLabelKey: Rule = {
  id: 'invalid-label-key',
  title: 'Label key that tools may refuse',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL3048'],
  references: [
    'https://docs.docker.com/engine/manage-resources/labels/',
    'https://github.com/hadolint/hadolint/wiki/DL3048',
  ],
  on: {
    'dockerfile.instruction'({ keyword, instruction, subject }, { report }) {
      if (keyword !== 'LABEL') return
      for (const { name, nameSpan } of instruction.pairs) {
        const key = name.replace(/^(["'])(.*)\1$/, '$2')
        const why = key.includes('$')
          ? undefined
          : RESERVED.test(key)
            ? 'is in a namespace that Docker keeps for itself'
            : VALID.test(key)
              ? undefined
              : 'is not made of lower-case letters, digits and single separators'
        if (why === undefined) continue
        report({
          span: nameSpan,
          subject,
          evidence: `label ${key}`,
          values: { key, why },
          message:
            'The label key "{key}" {why}: tools that look for labels, policies among them, may pass over it. Use a key such as org.opencontainers.image.source or com.example.team.',
        })
      }
    },
  },
}
