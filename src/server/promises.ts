/**
 * Lets a message go its way. What fails on it - a client that has gone, or that does not know it - concerns nobody, and must
 * not end the process as an unhandled rejection would.
 */
export function unawaited(message: Promise<unknown>): void {
  message.catch(() => undefined)
}

/** Lets waiting messages in: cancellations, edits. */
export function yieldToEvents(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
