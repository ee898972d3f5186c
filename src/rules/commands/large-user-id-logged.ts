import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** useradd(8), --no-log-init; https://github.com/moby/moby/issues/5419. */
export const largeUserIdLogged: Rule = {
  id: 'large-user-id-logged',
  title: 'A user with a large id makes the image huge',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: ['hadolint:DL3046', 'datadog:use_recommended_flags_with_useradd'],
  references: ['useradd(8), --no-log-init', 'https://docs.docker.com/build/building/best-practices/#user'],
  on: {
    command(command, { report }) {
      const { program, programSpan, subject, mayHideFlags } = command
      const uid = program === 'useradd' && !mayHideFlags ? command.option('-u', '--uid') : undefined
      if (!uid || !/^\d{6,}$/.test(uid.value ?? '') || command.hasFlag('-l', '--no-log-init')) return
      report({
        span: programSpan,
        subject,
        evidence: `useradd ${uid.value ?? ''}`,
        message:
          '`useradd` writes the records of user {uid} into `/var/log/lastlog`, at the place that belongs to this id: the file becomes gigabytes of nothing, which fill the layer. Add `-l`.',
        values: { uid: uid.value ?? '' },
        // The logs of logins, which hold nothing of a new user, are all it leaves out.
        fixes: [safeFix('Add -l', command.insertAfter({ span: programSpan }, '-l'))],
      })
    },
  },
}
