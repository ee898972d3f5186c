/** What template languages write where a value is filled in later: Handlebars and Jinja, ERB, `%%NAME%%`, `@NAME@` of autoconf and CMake. */
const PLACEHOLDER =
  /\{\{[^\n]{0,200}?\}\}|\{%[^\n]{0,200}?%\}|<%[^\n]{0,200}?%>|%%\w{1,60}%%|(?<![\w@])@[A-Z][A-Z0-9_]{1,60}@/

/** A line that is all tag: blocks of lines come and go with it. */
const BLOCK = /^[ \t]*(?:\{\{[#/^~-]|\{\{ ?(?:if|range|with|end|else|define|template|include)\b|\{%|<%)/m

/** The first placeholder of a template language in a text, with its offset; undefined when there is none. */
export function placeholderIn(text: string): { readonly text: string; readonly at: number } | undefined {
  const found = PLACEHOLDER.exec(text)
  return found ? { text: found[0], at: found.index } : undefined
}

/** Whether whole lines of a text depend on what it is filled with: then its structure is not known either. */
export function hasTemplateBlocks(text: string): boolean {
  return BLOCK.test(text)
}
