/**
 * Asks again and again until the answer is truthy.
 * @param what  for the message when it never is
 * @param get   what to ask
 * @param limit milliseconds
 */
export async function until<T>(what: string, get: () => T | Promise<T>, limit = 15_000): Promise<NonNullable<T>> {
  for (const end = Date.now() + limit; ; ) {
    const answer = await get()
    if (answer) return answer
    if (Date.now() > end) throw new Error(`waited ${limit / 1000} s in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
