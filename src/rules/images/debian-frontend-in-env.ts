import type { Edits } from '../../core/edit.ts'
import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { DockerfileInstruction } from '../../kinds/dockerfile/facts.ts'

/** debconf(7), DEBIAN_FRONTEND: the setting is for the build; in the image it silences every later session. */
export const debianFrontendInEnv: Rule = {
  id: 'debian-frontend-in-env',
  title: 'DEBIAN_FRONTEND is part of the image',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['debconf(7), DEBIAN_FRONTEND', 'https://docs.docker.com/build/building/variables/'],
  on: {
    'dockerfile.file': ({ instructions, stages }, { report }) => {
      for (const one of instructions) {
        const pair = one.keyword === 'ENV' && one.kept && !one.trigger ? pairOf(one) : undefined
        if (!pair) continue
        // Stages that start from this one do not see its ARGs.
        const isBase = stages.some(({ parent }) => parent === one.stage)
        report({
          span: pair.span,
          subject: one.subject,
          evidence: 'DEBIAN_FRONTEND',
          message:
            'ENV makes `DEBIAN_FRONTEND` part of the image: in every container, and in every image built on it, package configuration asks nothing. Use ARG, which ends with the build.',
          fixes: [
            reviewFix(
              'Use ARG',
              'containers and images built on this one no longer have it',
              isBase ? undefined : asArgument(one),
            ),
          ],
        })
      }
    },
  },
}

function pairOf({ instruction: { pairs } }: DockerfileInstruction) {
  return pairs.find(({ name, value }) => name === 'DEBIAN_FRONTEND' && /^noninteractive$/i.test(value ?? ''))
}

function asArgument(one: DockerfileInstruction): Edits {
  const pair = pairOf(one)
  const keyword = one.instruction.pairs.length === 1 ? one.edit.replaceKeyword('ARG') : undefined
  if (!pair || !keyword) return undefined
  return pair.legacy ? [...keyword, { span: pair.span, newText: `DEBIAN_FRONTEND=${pair.value ?? ''}` }] : keyword
}
