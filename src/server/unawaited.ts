/**
 * Lets a message go its way. What fails on it - a client that has gone, or that does not know it - concerns nobody, and must
 * not end the process as an unhandled rejection would.
 */
export function unawaited(message: Promise<unknown>): void {
  message.catch(() => undefined)
}
