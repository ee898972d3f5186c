import type { Port } from '../../../core/facts/network.ts'
import type { OptionForms, Options } from '../../../core/options.ts'
import { isWithin, normalizePath } from '../../../syntax/notation/posix-path.ts'

/** Capabilities that a rule says nothing of, as an option. */
export const ALLOWED_CAPABILITIES = {
  allowed: {
    form: 'capabilities',
    about: 'Capabilities that workloads are allowed to have, so that the rule says nothing of them',
    otherwise: 'none',
  },
} as const satisfies Options

/** Paths of the host that a rule says nothing of, as an option. */
export const ALLOWED_PATHS = {
  allowed: {
    form: 'paths',
    about: 'Paths of the host that workloads are allowed to use, each with everything below it',
    otherwise: 'none',
  },
} as const satisfies Options

/** Ports that a rule says nothing of, as an option. */
export const ALLOWED_PORTS = {
  allowed: {
    form: 'ports',
    about: "Ports that are meant to be open: the host's ports, or the announced ones where nothing is published",
    otherwise: 'none',
  },
} as const satisfies Options

/** Devices that a rule says nothing of, as an option. */
export const ALLOWED_DEVICES = {
  allowed: {
    form: 'devices',
    about: 'Devices that workloads are allowed to use, as messages name them; a directory stands for everything in it',
    otherwise: 'none',
  },
} as const satisfies Options

/** Whether a path, as the file writes it, is one of those allowed or lies below one. */
export function isAllowedPath(allowed: OptionForms['paths'], path: string | undefined): boolean {
  return path !== undefined && allowed.some((one) => isWithin(normalizePath(path), normalizePath(one)))
}

/** Whether all the ports a mapping opens are allowed. */
export function isAllowedPort(allowed: OptionForms['ports'], { host, target, exposure }: Port): boolean {
  const opened = exposure === 'published' ? host : target
  return opened !== undefined && allowed.some(({ first, last }) => first <= opened.first && opened.last <= last)
}

/** Whether a device, a path or a rule such as `c 1:3 rwm`, is allowed. */
export function isAllowedDevice(allowed: OptionForms['devices'], device: string): boolean {
  return allowed.some((one) => one === device) || (device.startsWith('/') && isAllowedPath(allowed, device))
}
