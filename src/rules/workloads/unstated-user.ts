import type { Rule } from '../../core/rule.ts'

/** Compose specification, user: the image decides, and root where it does not. */
export const unstatedUser: Rule = {
  id: 'unstated-user',
  title: 'Service does not say which user it runs as',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['docksec:compose-no-non-root-user', 'owasp-docker:2'],
  references: ['OWASP Docker Security Cheat Sheet, rule 2', 'NIST SP 800-190 4.1.2'],
  on: {
    'compose.service'({ span, subject, noun, complete, has, image }, { report }) {
      if (!complete || has('user') || !(has('image') || has('build'))) return
      const built = image()
      // Of a Dockerfile in this very file it is said there.
      if (built?.user === 'unprivileged' || (built?.user === 'root' && !built.place)) return
      report({
        span,
        subject,
        evidence: 'user missing',
        values: { noun },
        confidence: built?.user === 'root' ? 'high' : 'medium',
        message:
          built?.user === 'root'
            ? '{noun} does not say which user it runs as, and the Dockerfile it is built with leaves it at root. Name an unprivileged user there with USER, or here with user.'
            : '{noun} does not say which user it runs as: unless its image names one, that is root. Set user to a number other than 0 that may read the files it needs.',
        related: built?.user === 'root' && built.place ? [built.place] : [],
      })
    },
  },
}
