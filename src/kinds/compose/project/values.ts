import { onceASource } from '../../../core/neighbours.ts'
import { secretsIn } from '../../../knowledge/secrets.ts'
import { readDotenv } from '../../../syntax/dotenv/index.ts'
import { interpolate, type Values } from '../interpolate.ts'

/** Longer values decide nothing that is judged here: a bound, so that values of values cannot grow without one. */
const LONGEST = 256

/** The variables an environment file sets. A credential is kept out, so that it cannot come into a message. */
export const valuesOf = onceASource(({ text }): Values => {
  const values = new Map<string, string | undefined>()
  for (const { name, value, interpolated } of readDotenv(text)) {
    const filled = interpolated && value.length <= LONGEST ? interpolate(value, values) : { text: value, known: true }
    const usable = filled.known && filled.text.length <= LONGEST && secretsIn(name, filled.text, false).length === 0
    values.set(name, usable ? filled.text : undefined)
  }
  return values
})

/** Values of several files, of which the first that sets a variable decides. */
export function joinedValues(files: readonly Values[]): Values | undefined {
  const [first, ...rest] = files.filter(({ size }) => size > 0)
  return rest.length === 0 ? first : new Map([...rest.reverse(), ...(first ? [first] : [])].flatMap((one) => [...one]))
}
