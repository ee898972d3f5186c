import type { Rule } from '../../core/rule.ts'
import { lacking } from '../shared/machines/lacking.ts'
import { redefining } from '../shared/machines/redefining.ts'

/** libvirt docs, "LXC container driver": without idmap there is no user namespace. */
export const containerWithoutUserNamespace: Rule = {
  id: 'container-without-user-namespace',
  title: 'Root in the container is root on the host',
  facet: 'namespaces',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "LXC container driver"'],
  on: {
    'libvirt.domain': lacking({
      what: 'user-namespace',
      message:
        '{noun} is a container without a user namespace: its root is the root of the host, held by capabilities and labels alone. Map its users to unprivileged ones with "idmap".',
      fixes: (absence) => [
        redefining(
          'Map its users to unprivileged ones',
          'the files of its root have to belong to users 100000 and up',
          absence.add(),
        ),
      ],
    }),
  },
}
