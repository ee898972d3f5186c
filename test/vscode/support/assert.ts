/** The few assertions that suites need in a host without `node:assert`. */
export function ok(value: unknown, message = `expected something, got ${String(value)}`): asserts value {
  if (!value) throw new Error(message)
}

/** Fails unless both are the same value, or the same when written as JSON. */
export function equal(actual: unknown, expected: unknown, message = ''): void {
  if (Object.is(actual, expected)) return
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)]
  const sameText = got === wanted && typeof actual === 'object' && typeof expected === 'object'
  if (!sameText) throw new Error(`${message && `${message}: `}expected ${wanted}, got ${got}`)
}
