import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { DockerfileInstruction } from '../../kinds/dockerfile/facts.ts'
import { chainOf } from '../../kinds/dockerfile/read/stages.ts'

/** The official image: it leaves NODE_ENV unset. */
const NODE_IMAGE = /^(?:docker\.io\/)?(?:library\/)?node(?:[:@]|$)/
/** `node server.js`, `npm start`, `npm run start:prod`, `yarn serve`: but not `npm run dev`. */
const STARTS = /^(?:node|nodejs) (?!.*(?:dev|watch|test))|^(?:npm|yarn|pnpm) (?:run )?(?:start|serve|prod)(?!.*dev)/

/** Express guide, "Performance: set NODE_ENV to production"; OWASP NodeJS Docker Cheat Sheet, 3. */
export const nodeEnvNotProduction: Rule = {
  id: 'node-env-not-production',
  title: 'Node.js does not run in production mode',
  facet: 'image',
  threat: { needs: 'access', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: [
    'OWASP NodeJS Docker Cheat Sheet, 3',
    'https://expressjs.com/en/advanced/best-practice-performance.html',
  ],
  on: {
    'dockerfile.file': ({ stages, instructions }, { report }) => {
      const final = stages.at(-1)
      if (!final || !NODE_IMAGE.test(chainOf(final).at(-1)?.reference ?? '')) return
      const own = instructions.filter(({ stage, trigger }) => stage === final && !trigger)
      const start = ['CMD', 'ENTRYPOINT']
        .map((keyword) => own.findLast((one) => one.keyword === keyword))
        .find((one) => one && STARTS.test(commandLine(one)))
      if (!start || start.variable('NODE_ENV')) return
      report({
        span: start.instruction.bodySpan,
        subject: start.subject,
        evidence: 'NODE_ENV',
        message:
          'Nothing sets `NODE_ENV`, so frameworks run in development mode: error pages show stack traces, and caches are off. Set it to `production`.',
        fixes: [
          reviewFix(
            'Set NODE_ENV to production',
            'libraries that look at it switch to production behaviour',
            start.edit.insertBefore('ENV NODE_ENV=production'),
          ),
        ],
      })
    },
  },
}

function commandLine({ instruction: { json, body } }: DockerfileInstruction): string {
  return (json?.map(({ value }) => value).join(' ') ?? body).replace(/^exec /, '').replace(/^\S*\//, '')
}
