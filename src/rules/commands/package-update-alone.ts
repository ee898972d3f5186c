import type { Rule } from '../../core/rule.ts'
import { evidenceOf, nameOf } from '../shared/commands/packages/call.ts'
import { familyOf, indexUse } from '../shared/commands/packages/index-refresh.ts'

/** CIS Docker Benchmark 4.7: an update that stands alone is done once and then taken from the build cache. */
export const packageUpdateAlone: Rule = {
  id: 'package-update-alone',
  title: 'Package update stands alone',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['trivy:DS-0017', 'checkov:CKV_DOCKER_5', 'cis-docker:4.7', 'dockle:CIS-DI-0007'],
  references: ['CIS Docker Benchmark 4.7', 'https://docs.docker.com/build/building/best-practices/#apt-get'],
  on: {
    script(script, { report }) {
      if (script.phase !== 'build') return
      const { refreshes, uses } = indexUse(script)
      const call = refreshes.at(-1)
      if (!call || uses.length > 0) return
      const family = familyOf(call.manager.id)
      if (call.manager.caches.some((directory) => script.cached(directory))) return
      if (script.later().some((later) => indexUse(later, family).uses.length > 0)) return
      report({
        span: call.span,
        subject: call.command.subject,
        evidence: evidenceOf(call),
        message:
          call.action === 'update'
            ? '`{call}` stands alone: nothing is installed from what it fetched, and Docker takes the layer from its cache ever after. Put it in the RUN that installs, or remove it.'
            : '`{call}` stands alone: Docker takes the layer from its cache ever after, so later builds hold the updates of the first one. Build on a newer base image instead.',
        values: { call: nameOf(call) },
      })
    },
  },
}
