/** Processor features a guest's kernel uses against speculation leaks (libvirt CPU map; Linux, Documentation/admin-guide/hw-vuln). */
export const MITIGATIONS: ReadonlySet<string> = new Set([
  'spec-ctrl',
  'ibrs',
  'ibpb',
  'stibp',
  'ssbd',
  'amd-ssbd',
  'virt-ssbd',
  'amd-stibp',
  'md-clear',
  'flush-l1d',
  'arch-capabilities',
  'pcid',
  'rdctl-no',
  'mds-no',
  'taa-no',
  'skip-l1dfl-vmentry',
])
