import type { Rule } from '../../core/rule.ts'
import { cover } from '../../core/span.ts'
import { normalizePath } from '../../syntax/notation/posix-path.ts'
import { placeOf } from '../shared/commands/workplace.ts'

/** Whoever owns these owns every program and setting of the container. */
const SYSTEM = ['/', '/bin', '/boot', '/etc', '/lib', '/lib64', '/sbin', '/usr', '/usr/bin', '/usr/lib', '/usr/sbin']

/** chown(1); chmod(1). */
export const systemTreeGivenAway: Rule = {
  id: 'system-tree-given-away',
  title: 'System directories are given to another user',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['CWE-732'],
  on: {
    command({ program, programSpan, operands: [owner, ...paths], subject, phase, hasFlag, option }, { report }) {
      if (program !== 'chown' || phase === 'health-check' || !hasFlag('-R', '--recursive') || option('--from')) return
      if (!owner || /^["']?(?:root|0)?(?::|\.|["']?$)/.test(owner.text)) return
      for (const path of paths) {
        const place = path.value === undefined ? undefined : normalizePath(path.value.replace(/\/\*$/, '/'))
        if (place === undefined || !SYSTEM.includes(place)) continue
        report({
          span: cover(programSpan, path.span),
          subject,
          evidence: `chown ${place}`,
          message:
            '`chown -R` gives {place} to a user who is not root: code that gets in as this user can replace the programs and settings of the {workplace}. Give it only the directories it writes to.',
          values: { workplace: placeOf({ phase }), place: place === '/' ? 'the whole file system' : `\`${place}\`` },
        })
      }
    },
  },
}
