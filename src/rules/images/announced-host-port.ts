import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** BuildKit build check ExposeInvalidFormat: EXPOSE takes no address and no host port. */
export const announcedHostPort: Rule = {
  id: 'announced-host-port',
  title: 'EXPOSE names an address or a host port',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: ['buildkit:ExposeInvalidFormat', 'buildkit-docs:ExposeInvalidFormat'],
  references: ['https://docs.docker.com/reference/build-checks/expose-invalid-format/'],
  on: {
    'dockerfile.instruction'({ keyword, instruction, subject, edit }, { report }) {
      if (keyword !== 'EXPOSE') return
      for (const { span, raw } of instruction.words) {
        const [, port] = /^[^"'$]*:(\d+(?:-\d+)?(?:\/\w+)?)$/.exec(raw) ?? []
        if (port === undefined) continue
        report({
          span,
          subject,
          evidence: `EXPOSE ${raw}`,
          values: { raw, port },
          message:
            'EXPOSE only announces a port of the container: the address and host port in {raw} are ignored, so the port is not bound where this line says. Write {port}, and choose the address where the container is started.',
          fixes: [safeFix(`Write ${port}`, edit.replace(span, port))],
        })
      }
    },
  },
}
