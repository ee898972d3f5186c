import type { FactName } from '../core/fact.ts'

/** The part of a fact's name that says whose it is: `compose.` of `compose.service`. */
type Owner = { [F in FactName]: F extends `${infer Kind}.${string}` ? `${Kind}.*` : never }[FactName]

/** A folder of rules: what its rules are about, and the facts they listen to. */
export interface Subject {
  readonly about: string
  /** A shared fact by its name, or all facts a kind declares for itself: `compose.*`. */
  readonly facts: readonly (FactName | Owner)[]
}

/**
 * The folders of `src/rules`, in the order in which documents list them. A rule lives in the folder of the first fact it listens to; its
 * facet is one of its fields. Code that several rules share lies in `shared/`, in the same rooms.
 */
export const SUBJECTS = {
  workloads: {
    about: 'what a container, or anything else that runs a workload, may do, reach and use up; Compose projects',
    facts: [
      'workload',
      'privileged',
      'capability',
      'device',
      'namespace',
      'confinement',
      'user',
      'limit',
      'sysctl',
      'mount',
      'rootFilesystem',
      'port',
      'healthCheck',
      'restartPolicy',
      'logging',
      'compose.*',
    ],
  },
  images: { about: 'images a workload is made of, and how Dockerfiles build them', facts: ['image', 'dockerfile.*'] },
  commands: {
    about: 'commands that a build, a start or a provisioner runs, and the variables they run with',
    facts: ['command', 'windowsCommand', 'script', 'variable'],
  },
  secrets: { about: 'credentials written into files, whatever the file', facts: ['secret'] },
  machines: {
    about: 'virtual machines: libvirt domains, VMware and VirtualBox machines',
    facts: [
      'machineFeature',
      'remoteDisplay',
      'hostFolder',
      'networkCard',
      'passthrough',
      'networkLine',
      'rawHypervisorArgument',
      'kernelArgument',
      'libvirt.*',
      'vmx.*',
      'vbox.*',
    ],
  },
  vagrant: { about: 'Vagrantfiles: boxes, synced folders, provisioners', facts: ['vagrant.*'] },
  apparmor: { about: 'AppArmor profiles', facts: ['apparmor.*'] },
  selinux: { about: 'SELinux policy, CIL, file contexts, configuration', facts: ['selinux.*', 'cil.*', 'semanage.*'] },
  files: {
    about: 'files of any kind: their syntax, the findings they suppress, defects of Ringfence that they bring out',
    facts: ['syntaxProblem', 'unusedSuppression', 'ruleFailed', 'analysisFailed'],
  },
} as const satisfies Readonly<Record<string, Subject>>

/** A folder of rules. */
export type SubjectName = keyof typeof SUBJECTS

/** The folder that rules listening to a fact first live in. Every fact has one: a test holds the table to it. */
export function subjectOf(fact: string): SubjectName | undefined {
  const owner = fact.includes('.') ? `${fact.slice(0, fact.indexOf('.'))}.*` : undefined
  const names = Object.keys(SUBJECTS) as SubjectName[]
  return names.find((name) => SUBJECTS[name].facts.some((one: string) => one === fact || one === owner))
}
