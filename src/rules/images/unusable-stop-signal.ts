import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Man page signal(7): neither can be caught, so nothing can end in good order. */
const UNCATCHABLE = /^(SIG)?(KILL|STOP)$|^(9|19)$/i
/** The names Docker takes (moby/sys/signal), with or without SIG. */
const KNOWN =
  /^(SIG)?(ABRT|ALRM|BUS|CHLD|CLD|CONT|FPE|HUP|ILL|INT|IO|IOT|KILL|PIPE|POLL|PROF|PWR|QUIT|SEGV|STKFLT|STOP|SYS|TERM|TRAP|TSTP|TTIN|TTOU|UNUSED|URG|USR[12]|VTALRM|WINCH|XCPU|XFSZ|RTMIN(\+([1-9]|1[0-5]))?|RTMAX(-([1-9]|1[0-4]))?)$/i

/** Dockerfile reference, STOPSIGNAL. */
export const unusableStopSignal: Rule = {
  id: 'unusable-stop-signal',
  title: 'Container is stopped with a signal no program can act on',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#stopsignal', 'man page signal(7)'],
  on: {
    'dockerfile.instruction'({ keyword, operands: [signal], instruction: { words }, subject, edit }, { report }) {
      const [word] = words
      if (keyword !== 'STOPSIGNAL' || !word || signal?.value === undefined) return
      const { value } = signal
      const exists = KNOWN.test(value) || (/^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 64)
      if (exists && !UNCATCHABLE.test(value)) return
      report({
        span: word.span,
        subject,
        evidence: `STOPSIGNAL ${value}`,
        values: { value },
        message: exists
          ? 'A program cannot catch {value}: at every stop it is ended in the middle of what it does, and data may be lost. Use the signal it ends on in good order, mostly SIGTERM, the default.'
          : '{value} is no signal: the image cannot be built or its containers not be stopped. Use the signal the program ends on, mostly SIGTERM, the default.',
        fixes: [
          reviewFix(
            'Use the default, SIGTERM',
            'the program is asked to end, and killed ten seconds later when it does not',
            edit.remove(),
          ),
        ],
      })
    },
  },
}
