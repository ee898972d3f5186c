import { isWithin, normalizePath } from '../../syntax/notation/posix-path.ts'
import type { Rule } from '../../core/rule.ts'

/** Directories of the kernel and the boot loader; /proc/self/fd was the way out of the container in CVE-2024-21626. */
const SYSTEM: readonly string[] = ['/proc', '/sys', '/dev', '/boot', '/initrd', '/lost+found']

/** runc advisory GHSA-xr7r-f8xq-vfvv. */
export const systemWorkingDirectory: Rule = {
  id: 'system-working-directory',
  title: "Working directory is one of the kernel's",
  facet: 'namespaces',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['trivy:DS-0030'],
  references: ['https://github.com/opencontainers/runc/security/advisories/GHSA-xr7r-f8xq-vfvv', 'CVE-2024-21626'],
  on: {
    'dockerfile.instruction'({ keyword, operands, subject }, { report }) {
      const [operand] = operands
      if (keyword !== 'WORKDIR' || !operand?.value?.startsWith('/')) return
      const path = normalizePath(operand.value)
      // A shared-memory directory is an ordinary one to work in.
      if (!SYSTEM.some((directory) => isWithin(path, directory)) || isWithin(path, '/dev/shm')) return
      report({
        span: operand.span,
        subject,
        evidence: `WORKDIR ${path}`,
        values: { path },
        message:
          '{path} belongs to the kernel, not to the image: nothing written there is kept, and a working directory in /proc has let processes out to the host (CVE-2024-21626). Use a directory of the image.',
      })
    },
  },
}
