import { PRESETS } from '../core/rule.ts'
import { SEVERITIES } from '../core/severity.ts'
import { DEFAULT_CONFIG } from './config.ts'
import type { Product } from './product.ts'

/** What a rule can be set to in a project file. */
export const RULE_CHOICES = ['off', 'on', ...SEVERITIES] as const

/** The JSON schema of project files, as plain data: what editors complete and check `ringfence.yaml` with. */
export function schemaOf(product: Product): object {
  const preset = { enum: PRESETS }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Ringfence project file',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
      preset: {
        description: 'Which sets of rules are on. "strict" includes all others.',
        oneOf: [preset, { type: 'array', items: preset, minItems: 1, uniqueItems: true }],
        default: DEFAULT_CONFIG.presets[0],
      },
      rules: {
        description: 'Single rules: off, on with their own severity, or on with another one.',
        type: ['object', 'null'],
        additionalProperties: false,
        properties: Object.fromEntries(
          product.rules.map(({ rule, severity }) => [
            rule.id,
            { description: `${rule.title}. By itself ${severity}, preset ${rule.preset}.`, enum: RULE_CHOICES },
          ]),
        ),
      },
      exclude: {
        description: 'Glob patterns of files and folders that are not judged, relative to the folder of this file.',
        oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
      },
      trustedRegistries: {
        description:
          'Registries images may come from, such as "docker.io" or "registry.example/team"; the rule untrusted-registry reports others.',
        oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
      },
      maxFileSize: {
        description: 'Larger files are named, not judged. In characters.',
        type: 'integer',
        minimum: 1,
        default: DEFAULT_CONFIG.maxFileSize,
      },
    },
  }
}
