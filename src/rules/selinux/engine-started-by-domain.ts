import type { Rule } from '../../core/rule.ts'
import { ENGINE_DOMAINS } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'

/** man page container_selinux(8). */
export const engineStartedByDomain: Rule = {
  id: 'engine-started-by-domain',
  title: 'Domain can start a container engine',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page container_selinux(8)'],
  on: wherever(
    {
      classes: ['process'],
      permissions: ['transition', 'dyntransition'],
      targets: ENGINE_DOMAINS,
      calls: /^(?:container_runtime|container|docker)_(?:domtrans|run)$/,
      duty: ['containers', 'login'],
    },
    () => ({
      message:
        "{domain} can start a container engine in the engine's own domain ({what}), and with it privileged containers. Remove it.",
      caveat: 'starting the container engine will fail',
    }),
  ),
}
