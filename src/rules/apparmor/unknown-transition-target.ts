import type { Rule } from '../../core/rule.ts'
import { treeIsWhole } from '../../kinds/apparmor/project/place.ts'
import { starts } from '../shared/apparmor/execution.ts'

/** apparmor.d(5), "Access Modes": the parser does not look whether the profile exists. */
export const unknownTransitionTarget: Rule = {
  id: 'unknown-transition-target',
  title: 'Transition leads to a profile that is nowhere',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Access Modes"'],
  on: {
    'apparmor.fileRule'(rule, { report, source, neighbours }) {
      const { exec, path, target, profile, subject } = rule
      if (!exec || !path || !starts(rule) || !treeIsWhole(source, neighbours)) return
      const noChild =
        exec.to === 'child' &&
        !target &&
        profile?.complete === true &&
        path.glob !== undefined &&
        !profile.children.some(({ attachment, name }) => name === path.written || attachment?.path.overlaps(path))
      if (!noChild && target?.resolution !== 'missing') return
      report({
        span: target?.span ?? exec.span,
        subject,
        evidence: `target of ${path.written}`,
        values: { path: path.written, target: target?.name ?? path.written },
        message:
          exec.fallback === undefined
            ? 'No profile `{target}` is defined, so `{path}` does not start. Define it, or correct the name.'
            : 'No profile `{target}` is defined, so `{path}` always takes the way that is meant for when it is not loaded. Define it, or correct the name.',
        confidence: 'medium',
      })
    },
  },
}
