import type { Rule } from '../../core/rule.ts'

/** Kubernetes documentation, "Configure a Security Context": `runAsNonRoot` is checked against the number of the image's user. */
export const userByName: Rule = {
  id: 'user-by-name',
  title: 'User is named, so that Kubernetes cannot tell it from root',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL3066'],
  references: ['Kubernetes documentation, "Configure a Security Context for a Pod or Container"'],
  on: {
    user({ subject, noun, user, valueSpan, isOwn }, { report }) {
      if (noun !== 'the image' || user === undefined || user === '' || /^\d+(:|$)/.test(user)) return
      // Accounts of Windows have no numbers.
      if (/^ContainerUser$/i.test(user)) return
      // No edit of this file alone can name its number: it is the base image's, or what adduser finds free.
      if (isOwn?.()) return
      report({
        span: valueSpan,
        subject,
        evidence: 'user by name',
        values: { user },
        message:
          'The image\'s user "{user}" is a name: Kubernetes refuses to start it where runAsNonRoot is set, as only a number tells it from root. Use the user\'s number.',
      })
    },
  },
}
