import type { Rule } from '../../core/rule.ts'
import { announcedPort } from '../shared/workloads/port-report.ts'
import { ALLOWED_PORTS, isAllowedPort } from '../shared/workloads/allowed.ts'

/** CIS Docker Benchmark 5.7: "Ensure sshd is not run within containers". */
export const announcedSshPort: Rule<typeof ALLOWED_PORTS> = {
  id: 'announced-ssh-port',
  title: 'Image announces an SSH server',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'checkov:CKV_DOCKER_1',
    'trivy:DS-0004',
    'kics:5907595b-5b6d-4142-b173-dbb0e73fbff8',
    'kics:exposing_port_22',
    'sonar:S6473',
    'cis-docker:5.7',
  ],
  references: ['CIS Docker Benchmark 5.7', 'NIST SP 800-190 4.1.2'],
  options: ALLOWED_PORTS,
  on: {
    port(port, { options, report }) {
      if (isAllowedPort(options.allowed, port)) return
      const { exposure, target, protocol } = port
      if (exposure !== 'exposed' || protocol !== 'tcp' || !target || target.first > 22 || target.last < 22) return
      report(
        announcedPort(
          port,
          'port 22',
          'Port 22 is SSH: a login into the container, with keys and passwords of its own to guard, and a way around the image that was reviewed. If people log in there, leave the server out and use "docker exec"; if programs need it, such as Git, SFTP or MPI, let it accept keys only.',
        ),
      )
    },
  },
}
