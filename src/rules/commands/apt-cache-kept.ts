import type { Command, Script } from '../../core/facts/command.ts'
import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { callsOf, nameOf } from '../shared/commands/packages/call.ts'
import { familyOf } from '../shared/commands/packages/index-refresh.ts'

/** Where apt keeps the packages it downloads. */
const ARCHIVES = '/var/cache/apt/archives'
const CLEAN = 'apt-get clean'

/** Debian's and Ubuntu's images bring `/etc/apt/apt.conf.d/docker-clean`, which empties apt's cache after every call. */
export const aptCacheKept: Rule = {
  id: 'apt-cache-kept',
  title: 'Downloaded apt packages stay in the image',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.2.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#run---mounttypecache'],
  on: {
    script(script, { report }) {
      if (!script.kept || !script.complete || script.cached(ARCHIVES)) return
      const { commands } = script
      const kept = script.earlier().some(keepsPackages) ? 0 : commands.findIndex(removesDockerClean)
      if (kept < 0) return
      const call = callsOf(script, ...familyOf('apt-get')).findLast(
        ({ action, index }) => index >= kept && (action === 'install' || action === 'upgrade'),
      )
      if (!call || commands.slice(call.index).some(cleans)) return
      const { command } = call
      const isPlain = command.wrappers.length === 0 && command.via === 'plain'
      report({
        span: call.span,
        subject: command.subject,
        evidence: `apt packages kept ${call.names[0] ?? ''}`.trim(),
        message:
          '`{call}` leaves the packages it downloads in `{directory}`, as the file `docker-clean` that would remove them is gone: the image is larger for nothing. End the same RUN with `{clean}`, or mount a cache there.',
        values: { call: nameOf(call), directory: ARCHIVES, clean: CLEAN },
        fixes: [safeFix(`Add ${CLEAN}`, isPlain ? script.append(CLEAN) : undefined)],
      })
    },
  },
}

function keepsPackages({ commands }: Script): boolean {
  return commands.some(removesDockerClean)
}

function removesDockerClean({ program, operands }: Command): boolean {
  return (
    (program === 'rm' || program === 'mv') &&
    operands.some(({ value }) => /^\/etc\/apt\/apt\.conf\.d\/(?:docker-clean|docker\*|\*)$/.test(value ?? ''))
  )
}

/** Whether a command empties the cache, or is a program that is called to clean up. */
function cleans({ program = '', args, operands }: Command): boolean {
  if (/^apt(?:-get)?$|^aptitude$/.test(program)) return args.some(({ value }) => /^(?:dist-?)?clean$/.test(value ?? ''))
  if (program !== 'rm' && program !== 'find') return /clean/i.test(program)
  return operands.some(({ value, text }) => /^\/var\/(?:cache(?:\/apt(?:\/archives)?)?|\{)/.test(value ?? text))
}
