/** The words of a text, as a list: tables of options and names read better as text than one literal a line. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}
