/**
 * Asks again and again until the answer is truthy, as long as it takes; what never is fails some time.
 * @param what  for the message then
 * @param get   what to ask
 */
export async function until<T>(what: string, get: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (const end = Date.now() + 200_000; ; ) {
    const answer = await get()
    if (answer) return answer
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
