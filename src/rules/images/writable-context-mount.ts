import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Dockerfile reference, RUN --mount=type=bind: `rw` lets the command write, and what it writes is lost. */
export const writableContextMount: Rule = {
  id: 'writable-context-mount',
  title: 'RUN may write to the whole build context',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#run---mounttypebind'],
  on: {
    'dockerfile.instruction'({ keyword, instruction, subject, edit }, { report }) {
      if (keyword !== 'RUN') return
      for (const { name, options = [] } of instruction.flags) {
        const of = (...keys: readonly string[]) => options.find(({ key }) => keys.includes(key))
        const write = of('rw', 'readwrite')
        if (name !== 'mount' || !write || write.value === 'false' || (of('type')?.value ?? 'bind') !== 'bind') continue
        if (!/^(?:\.?\/?)$/.test(of('source', 'src')?.value ?? '/')) continue
        const index = options.indexOf(write)
        const before = options[index - 1]
        report({
          span: write.span,
          subject,
          evidence: 'bind mount rw',
          message:
            'The command may write to everything the mount shows, and what it writes is thrown away: files it should have left in the image are missing without an error. Mount only what is needed, and without "rw".',
          fixes: [
            reviewFix(
              'Mount it read-only',
              'a command that writes below the mount fails',
              before && edit.replace({ start: before.span.end, end: write.span.end }, ''),
            ),
          ],
        })
      }
    },
  },
}
