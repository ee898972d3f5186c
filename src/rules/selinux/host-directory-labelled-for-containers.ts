import type { Rule } from '../../core/rule.ts'

const CONTAINER_FILE_TYPES: ReadonlySet<string> = new Set(['container_file_t', 'svirt_sandbox_file_t'])
const HOST =
  /^\/(?:(?:etc|usr|home|root|boot|var|run|var\/(?:run|lib|log)|lib(?:64)?|s?bin|dev|proc|sys|opt|srv)\/?)?(?:\(\/?\.\*\)\??|\/?\.\*)?$/

/** man page container_selinux(8). */
export const hostDirectoryLabelledForContainers: Rule = {
  id: 'host-directory-labelled-for-containers',
  title: 'Directory of the host is labelled as files of containers',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['man page container_selinux(8)'],
  on: {
    'selinux.fileContext'({ subject, path, context }, { report }) {
      if (
        context === 'none' ||
        !context?.type ||
        !CONTAINER_FILE_TYPES.has(context.type.name) ||
        !HOST.test(path.name)
      ) {
        return
      }
      report({
        span: path.span,
        subject,
        evidence: `${path.name} ${context.type.name}`,
        message:
          '`{path}` is labelled `{type}`, the label of files that containers can read and write: SELinux then keeps no container away from these files of the host. Label only the directory that is shared.',
        values: { path: path.name, type: context.type.name },
      })
    },
  },
}
