import type { Rule } from '../../core/rule.ts'
import { openDebuggers, optionsIn } from '../../knowledge/programs/start-options.ts'

const MESSAGE =
  '{noun} starts {what} on every network interface: anyone who connects to it runs code in the service, without a password. Let it listen on 127.0.0.1, and leave it out of what others can reach.'

/** A debugger asks nobody who they are: that is left to the network (Node.js docs, "Security implications"; JDK docs, "JPDA"). */
export const debuggerExposed: Rule = {
  id: 'debugger-exposed',
  title: 'Debugger listens on all interfaces',
  facet: 'network',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.2.0',
  fix: 'none',
  aliases: [],
  references: [
    'https://nodejs.org/en/learn/getting-started/debugging',
    'https://docs.oracle.com/en/java/javase/21/docs/specs/jpda/conninv.html',
    'CWE-489: Active Debug Code',
  ],
  on: {
    command({ words, phase, script, subject, noun }, { report }) {
      if (phase !== 'start') return
      for (const { word, what } of openDebuggers(words)) {
        report({
          span: word.span,
          subject,
          evidence: `debugger ${word.value ?? ''}`,
          message: MESSAGE,
          values: { noun, what },
          // With a published port not even another container has to be taken over.
          ...(script.container?.published === true && { threat: { needs: 'access', reaches: 'workload' } }),
        })
      }
    },
    variable({ variable, value, place, kept, span, subject, noun }, { report }) {
      if ((place !== 'environment' && place !== 'image-environment') || !kept) return
      const [found] = openDebuggers(optionsIn(variable, value))
      if (!found) return
      report({
        span,
        subject,
        evidence: `${place} ${variable}`,
        message: MESSAGE,
        values: { noun, what: found.what },
      })
    },
  },
}
