import { classifyHostPath } from '../../knowledge/host/paths.ts'
import { isSystemVolume } from '../../knowledge/host/system-directories.ts'
import type { Rule } from '../../core/rule.ts'

/** Dockle DKL-DI-0002; Dockerfile reference, VOLUME: at start the directory's contents move to a volume of the host. */
export const systemDirectoryVolume: Rule = {
  id: 'system-directory-volume',
  title: 'System directory or control socket is declared a volume',
  facet: 'rootfs',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['dockle:DKL-DI-0002', 'semgrep:dockerfile-dockerd-socket-mount'],
  references: ['Dockerfile reference, VOLUME', 'Dockle checkpoint DKL-DI-0002'],
  on: {
    'dockerfile.instruction'({ keyword, operands, subject }, { report }) {
      if (keyword !== 'VOLUME') return
      for (const { span, value } of operands) {
        if (value === undefined) continue
        const path = classifyHostPath(value)
        const socket = path.class === 'control-socket' && path.covers === undefined
        if (!socket && !isSystemVolume(value)) continue
        report({
          span,
          subject,
          evidence: `VOLUME ${value}`,
          values: { path: value, what: path.what },
          message: socket
            ? "{path} is {what}: declared a volume, the image asks for the host's to be mounted there, and whoever runs code in it then controls the host. Remove it."
            : "{path} is declared a volume: its contents outlive the container, later layers no longer change them, and who may read the host's volumes reads them. Declare only directories that hold data.",
          ...(socket ? { threat: { needs: 'code', reaches: 'host' } as const } : {}),
        })
      }
    },
  },
}
