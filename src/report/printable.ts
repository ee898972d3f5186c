/** Control characters, and those that turn the direction of writing or hide (CVE-2021-42574, "Trojan Source"). */
const UNPRINTABLE = /[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/** Stands in place of a character that must not reach a terminal. */
const REPLACEMENT = '\ufffd'

/**
 * The text with everything a terminal could obey replaced, one character for one, so that columns still fit. File names and
 * file contents are written by anyone.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, REPLACEMENT)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as HTML content or as a quoted attribute's value; tabs stay, other control characters do not. */
export function escapeHtml(text: string): string {
  return text
    .split('\t')
    .map(printable)
    .join('\t')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
