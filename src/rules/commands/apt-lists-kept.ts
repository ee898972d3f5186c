import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { listsLeft, removeLists, REMOVE_LISTS } from '../shared/commands/packages/apt-lists.ts'
import { nameOf } from '../shared/commands/packages/call.ts'
import { familyOf, indexUse } from '../shared/commands/packages/index-refresh.ts'

/** Docker build best practices, "apt-get": remove the lists in the RUN that fetched them. */
export const aptListsKept: Rule = {
  id: 'apt-lists-kept',
  title: 'apt package lists stay in the image',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'hadolint:DL3009',
    'kics:df746b39-6564-4fed-bf85-e9c44382303c',
    'kics:apt_get_install_lists_were_not_deleted',
    'semgrep:remove-package-lists',
    'dockle:DKL-DI-0005',
    'dockerfilelint:apt-get_missing_rm',
  ],
  references: [
    'https://docs.docker.com/build/building/best-practices/#apt-get',
    'https://github.com/hadolint/hadolint/wiki/DL3009',
  ],
  on: {
    script(script, { report }) {
      const update = listsLeft(script)
      if (!update) return
      const [first] = indexUse(script, familyOf('apt-get')).uses
      report({
        span: update.span,
        subject: update.command.subject,
        evidence: `package lists, ${first?.names[0] ?? 'update alone'}`,
        message:
          '`{call}` leaves the package lists in the layer: tens of megabytes that serve nothing in the image and grow old. End the same RUN with `{clean}`.',
        values: { call: nameOf(update), clean: REMOVE_LISTS },
        fixes: [
          reviewFix(
            'Remove the package lists at the end',
            'apt-get install in images built on this one, or in its containers, needs apt-get update first',
            first && removeLists(script, update),
          ),
        ],
      })
    },
  },
}
