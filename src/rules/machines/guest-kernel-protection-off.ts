import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { Threat } from '../../core/severity.ts'

interface Weakness {
  readonly argument: RegExp
  /** What it does, behind "its kernel is started with `selinux=0`, which". */
  readonly does: string
  readonly threat?: Threat
}

/** Whoever gets to the console is root at once. */
const CONSOLE: Threat = { needs: 'position', reaches: 'workload' }

/** Linux, admin-guide, "The kernel's command-line parameters" and "Hardware vulnerabilities"; systemd, kernel-command-line(7). */
const WEAKNESSES: readonly Weakness[] = [
  { argument: /^(?:selinux|enforcing)=0$/, does: "switches SELinux's protection in the guest off" },
  { argument: /^apparmor=0$/, does: 'switches AppArmor in the guest off' },
  {
    argument:
      /^(?:mitigations=off|nopti|pti=off|nospectre_v[12]|nospectre_bhb|spectre_v2(?:_user)?=off|spec_store_bypass_disable=off|l1tf=off|mds=off|tsx_async_abort=off|mmio_stale_data=off|retbleed=off|srbds=off|gather_data_sampling=off|spec_rstack_overflow=off|reg_file_data_sampling=off)$/,
    does: 'lets programs of the guest read memory of others through flaws of the processor',
  },
  {
    argument: /^(?:nokaslr|kaslr=off|no_kaslr)$/,
    does: 'puts the kernel at a known address, so that its flaws are easier to use',
  },
  {
    argument: /^(?:nosmep|nosmap|clearcpuid=smap|clearcpuid=smep)$/,
    does: "lets the kernel run or read a program's memory, so that its flaws are easier to use",
  },
  { argument: /^module\.sig_enforce=0$/, does: 'lets root load kernel modules that nobody signed' },
  {
    argument: /^init=(?:\/usr)?\/bin\/(?:ba|da|a|z|k)?sh$/,
    does: 'opens a root shell on the console without a login',
    threat: CONSOLE,
  },
  {
    argument: /^rd\.break(?:=|$)|^systemd\.debug[-_]shell(?:=1)?$/,
    does: 'opens a root shell on the console without a login',
    threat: CONSOLE,
  },
]

/** A kernel that the hypervisor loads is started with the arguments in the definition. */
export const guestKernelProtectionOff: Rule = {
  id: 'guest-kernel-protection-off',
  title: "Guest's kernel starts with a protection switched off",
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'recommended',
  since: '0.2.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://docs.kernel.org/admin-guide/kernel-parameters.html'],
  on: {
    kernelArgument({ span, subject, noun, text, effect, remove }, { report }) {
      const weakness = WEAKNESSES.find(({ argument }) => argument.test(text))
      if (!weakness) return
      report({
        span,
        subject,
        evidence: `kernel argument ${text}`,
        values: { noun, text, does: weakness.does },
        message: '{noun} has its kernel started with `{text}`, which {does}. Remove the argument.',
        ...(weakness.threat && { threat: weakness.threat }),
        fixes: [reviewFix('Remove the argument', `the guest starts with its own default; ${effect}`, remove())],
      })
    },
  },
}
