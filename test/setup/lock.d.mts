/** Runs `work` while no other process that asks for the same lock file does. It must stand being done twice. */
export function withLock<T>(file: string, work: () => T | Promise<T>): Promise<T>
