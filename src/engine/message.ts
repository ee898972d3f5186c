/** Gives a sentence in the user's language; `{name}` placeholders stay as they are. */
export type Translate = (message: string) => string

/** Fills `{name}` placeholders with their values, after translation, and begins the sentence with a capital. */
export function formatMessage(
  message: string,
  values: Readonly<Record<string, string | number>> = {},
  translate: Translate = (same) => same,
): string {
  const sentence = translate(message).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
