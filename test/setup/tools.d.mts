/** The path of a program, installed with Debian's package where it is missing and can be; undefined where it is not to be had. */
export function tool(name: string, debianPackage: string): Promise<string | undefined>
/** The first of some programs that is installed. */
export function programs(names: readonly string[]): string | undefined
/** Whether a file may be run. */
export function isExecutable(file: string): boolean
