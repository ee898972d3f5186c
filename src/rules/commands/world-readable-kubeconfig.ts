import type { Argument, Command } from '../../core/facts/command.ts'
import type { Rule } from '../../core/rule.ts'
import { fileMode } from '../../syntax/notation/file-mode.ts'
import type { Span } from '../../core/span.ts'
import { givenMode } from '../shared/commands/modes.ts'

/** K3s documentation, "Cluster Access"; kubeadm writes `admin.conf` for root alone. */
export const worldReadableKubeconfig: Rule = {
  id: 'world-readable-kubeconfig',
  title: "Every user of the machine can read the cluster's administrator file",
  facet: 'secrets',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.2.0',
  fix: 'none',
  aliases: [],
  references: ['https://docs.k3s.io/cluster-access'],
  on: {
    command(command, { report, source }) {
      if (command.phase !== 'provision' && command.phase !== 'build') return
      const given = givenMode(command, source)
      const span =
        given?.mode.worldReadable && given.files.some((file) => KUBECONFIG.test(file)) ? given.span : optionIn(command)
      if (!span) return
      report({
        span,
        subject: command.subject,
        evidence: 'world-readable kubeconfig',
        message:
          'This lets every user of the machine read the key of an administrator of the cluster: code that gets in through any unprivileged process then controls the whole cluster. Use mode `600`, and give each user an account of their own.',
      })
    },
  },
}

/** Where the programs keep an administrator's access. */
const KUBECONFIG = /(?:^|\/)(?:k3s\.yaml|rke2\.yaml|(?:super-)?admin\.conf|kubeconfig(?:\.ya?ml)?|\.kube\/config)$/
/** The option and the variable with which K3s and RKE2 set the mode. */
const MODE = /(?:--write-kubeconfig-mode[= ]|K3S_KUBECONFIG_MODE=|RKE2_KUBECONFIG_MODE=)["']?(0?[0-7]{3})\b/
const isOpen = (mode: string): boolean => fileMode(mode)?.worldReadable === true

/** The word that tells K3s or RKE2 to write the file with a mode that everyone can read. */
function optionIn({ args, assignments }: Command): Span | undefined {
  const found = args.find(({ text }, index) =>
    isOpen(MODE.exec(text)?.[1] ?? (text === '--write-kubeconfig-mode' ? bare(args[index + 1]) : '')),
  )
  return (found ?? assignments.find(({ name, value }) => isOpen(MODE.exec(`${name}=${value ?? ''}`)?.[1] ?? '')))?.span
}

function bare(word: Argument | undefined): string {
  return word?.value ?? ''
}
