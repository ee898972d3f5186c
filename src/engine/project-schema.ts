import { isListForm, type Option, type Options } from '../core/options.ts'
import { PRESETS, type RuleEntry } from '../core/rule.ts'
import { DEFAULT_CONFIG } from './config.ts'
import { isDefect } from './failures.ts'
import { OPTION_FORMS } from './option-forms.ts'
import type { Product } from './product.ts'
import { OTHERS, optionsAtTop, RULE_CHOICES } from './rule-settings.ts'

/** The JSON schema of project files, as plain data: what editors complete and check `ringfence.yaml` with. */
export function schemaOf(product: Product): object {
  const preset = { enum: PRESETS }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Ringfence project file',
    type: ['object', 'null'],
    additionalProperties: false,
    definitions: DEFINITIONS,
    properties: {
      preset: {
        description: 'Which sets of rules are on. "strict" includes all others.',
        oneOf: [preset, { type: 'array', items: preset, minItems: 1, uniqueItems: true }],
        default: DEFAULT_CONFIG.presets[0],
      },
      rules: {
        description: 'Single rules: off, on with their own severity, on with another one, or with a level and options.',
        type: ['object', 'null'],
        additionalProperties: false,
        properties: Object.fromEntries(
          product.rules.filter(({ rule }) => !isDefect(rule)).map((entry) => [entry.rule.id, ruleSchema(entry)]),
        ),
      },
      exclude: {
        description: 'Glob patterns of files and folders that are not judged, relative to the folder of this file.',
        oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
      },
      ...Object.fromEntries(
        optionsAtTop(product).map(({ setting, rule, name, option }) => [
          setting,
          { ...optionSchema(option), description: `The option "${name}" of the rule ${rule}.` },
        ]),
      ),
      maxFileSize: {
        description: 'Larger files are named, not judged. In characters.',
        type: 'integer',
        minimum: 1,
        default: DEFAULT_CONFIG.maxFileSize,
      },
    },
  }
}

const LEVEL = { $ref: '#/definitions/level' }

/** What rules without options are set to, and what every choice of a level looks like. */
const DEFINITIONS = {
  level: { enum: RULE_CHOICES },
  rule: { oneOf: [LEVEL, objectSchema({ level: LEVEL })] },
}

function ruleSchema({ rule: { title, preset, options }, severity }: RuleEntry): object {
  const description = `${title}. By itself ${severity}, preset ${preset}.`
  if (!options) return { description, allOf: [{ $ref: '#/definitions/rule' }] }
  return { description, oneOf: [LEVEL, objectSchema({ level: LEVEL, options: optionsSchema(options) })] }
}

function objectSchema(properties: object): object {
  return { type: 'object', additionalProperties: false, properties }
}

function optionsSchema(options: Options): object {
  return objectSchema(Object.fromEntries(Object.entries(options).map(([name, one]) => [name, optionSchema(one)])))
}

/** A value for all workloads, or one for each that is named. */
function optionSchema({ form, about, otherwise }: Option): object {
  const { schema } = OPTION_FORMS[form]
  const value = isListForm(form) ? { oneOf: [schema, { type: 'array', items: schema }] } : schema
  const named = {
    description: `By the names of services or machines; "${OTHERS}" stands for all others.`,
    type: 'object',
    additionalProperties: value,
  }
  return { description: `${about}. Without it: ${otherwise}.`, oneOf: [value, named] }
}
