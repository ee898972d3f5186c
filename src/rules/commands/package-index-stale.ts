import type { Edits } from '../../core/edit.ts'
import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { leavesLists, removeLists } from '../shared/commands/packages/apt-lists.ts'
import { evidenceOf, nameOf, type PlacedCall } from '../shared/commands/packages/call.ts'
import { familyOf, indexUse, refreshesItself } from '../shared/commands/packages/index-refresh.ts'

/** Docker build best practices: a refresh in a RUN of its own is taken from the build cache when the installation changes. */
export const packageIndexStale: Rule = {
  id: 'package-index-stale',
  title: 'Package index is refreshed in another RUN',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'kics:9bae49be-0aa3-4de5-bab2-4c3a069e40cd',
    'kics:update_instruction_alone',
    'trivy:DS-0017',
    'checkov:CKV_DOCKER_5',
    'cis-docker:4.7',
    'dockle:CIS-DI-0007',
    'dockerfilelint:apt-get-update_require_install',
  ],
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get', 'CIS Docker Benchmark 4.7'],
  on: {
    script(script, { report }) {
      if (script.phase !== 'build') return
      const seen = new Set<string>()
      for (const call of indexUse(script).uses) {
        const family = familyOf(call.manager.id)
        const key = family.join()
        if (call.action !== 'install' || refreshesItself(call) || seen.has(key)) continue
        seen.add(key)
        if (
          indexUse(script, family).refreshes.length > 0 ||
          call.manager.caches.some((directory) => script.cached(directory))
        ) {
          continue
        }
        const refresh = script
          .earlier()
          .map((earlier) => indexUse(earlier, family))
          .findLast(({ refreshes }) => refreshes.length > 0)
        const alone = refresh?.refreshes.at(-1)
        if (!alone || (refresh?.uses.length ?? 0) > 0) continue
        report({
          span: call.span,
          subject: call.command.subject,
          evidence: evidenceOf(call),
          message:
            alone.action === 'update'
              ? '`{call}` counts on `{refresh}` in an earlier RUN. Docker takes that layer from its cache when only this line changes, so old packages with known flaws are installed. Refresh in the same RUN.'
              : '`{call}` comes after `{refresh}` in an earlier RUN. Docker takes that layer from its cache when only this line changes, so the update stays as old as the layer. Update and install in the same RUN.',
          values: { call: nameOf(call), refresh: nameOf(alone) },
          fixes: [
            reviewFix(`Put ${refreshOf(alone)} before it`, 'newer packages may be installed', putBefore(call, alone)),
          ],
        })
      }
    },
  },
}

/**
 * Puts the refresh before the call, and removes what it fetches at the end. Refuses after `||` or a pipe, and where either runs
 * through `sudo`.
 */
function putBefore(call: PlacedCall, alone: PlacedCall): Edits {
  const { command, index } = call
  const isPlain =
    alone.action === 'update' &&
    alone.command.wrappers.length === 0 &&
    command.wrappers.length === 0 &&
    command.via === 'plain'
  if (!isPlain || command.script.commands[index - 1]?.separator.includes('|')) return undefined
  const start = { start: command.span.start, end: command.span.start }
  const refresh = command.replace(start, `${refreshOf(alone)} && `)
  if (familyOf(call.manager.id) !== familyOf('apt-get') || !leavesLists(command.script, index)) return refresh
  const removal = removeLists(command.script, call)
  return refresh && removal && [...refresh, ...removal]
}

/** The refresh as a script should call it: apt itself warns against its use in scripts. */
function refreshOf(alone: PlacedCall): string {
  return alone.manager.id === 'apt' ? `apt-get ${alone.subcommand}` : nameOf(alone)
}
