import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { FileContext } from '../../kinds/selinux/shared/facts.ts'

function labelOf({ context }: FileContext): string {
  return context === 'none' ? '<<none>>' : `${context?.type?.name ?? '?'} ${context?.level?.name ?? ''}`.trim()
}

/** Of two entries with the same path the later one wins. */
export const conflictingFileContexts: Rule = {
  id: 'conflicting-file-contexts',
  title: 'Path has two different file contexts',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['file_contexts(5)'],
  on: {
    'selinux.file'({ fileContexts }, { report, source }) {
      const seen = new Map<string, FileContext>()
      for (const entry of fileContexts) {
        if (entry.within.length > 0) continue
        const key = `${entry.object ?? ''} ${entry.path.name}`
        const before = seen.get(key)
        seen.set(key, entry)
        if (!before || labelOf(before) === labelOf(entry)) continue
        report({
          span: before.path.span,
          subject: entry.subject,
          evidence: labelOf(before),
          values: { path: entry.path.name, label: labelOf(entry) },
          message:
            '`{path}` is labelled again further down, as `{label}`: that entry wins and this one is never used. Delete one of them.',
          related: [{ uri: source.uri, span: entry.path.span, message: 'the entry that wins' }],
          fixes: [
            reviewFix(
              'Delete the entry that is not used',
              'where policies are merged the order may differ, and this entry may have won',
              before.remove(),
            ),
          ],
        })
      }
    },
  },
}
