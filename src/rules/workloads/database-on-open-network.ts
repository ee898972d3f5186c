import type { Rule } from '../../core/rule.ts'
import { isDatabase } from '../../knowledge/images/contents.ts'

/** Compose specification, "networks": services on a network reach every port of each other; `internal` cuts it off from the outside. */
export const databaseOnOpenNetwork: Rule = {
  id: 'database-on-open-network',
  title: 'Database shares the network of a published service',
  facet: 'network',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Compose specification, "networks", "internal"'],
  on: {
    'compose.file'({ services, isHere }, { report }) {
      const front = services.filter(({ ports, image }) => ports.length > 0 && !isDatabase(image))
      for (const { span, subject, noun, image, openNetworks } of services) {
        const beside = isDatabase(image)
          ? front.find((one) => one.openNetworks.some((network) => openNetworks.includes(network)))
          : undefined
        if (!beside || !isHere(span)) continue
        report({
          span,
          subject,
          evidence: 'database on an open network',
          values: { noun, beside: beside.noun },
          message:
            '{noun} is on one network with {beside}, which is published, and that network leads outside: who takes over anything on it talks to the database and sends out what it holds. Put the database and what uses it on a network of their own, with "internal: true".',
        })
      }
    },
  },
}
