import { printable } from './printable.ts'

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
