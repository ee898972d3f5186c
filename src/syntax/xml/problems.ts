/** What the parser's messages mean to someone who edits the file. The first that fits is taken. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/duplicate attribute: (.*)\./, 'the attribute "$1" is written twice'],
  [/attribute without value/, 'an attribute has no value'],
  [/unquoted attribute value/, 'the value of an attribute is not quoted'],
  [/undefined entity/, "an entity that is not one of XML's own stays unexpanded"],
  [
    /disallowed character in entity name|malformed character entity|empty entity name/,
    'a "&" that begins no character reference has to be written "&amp;"',
  ],
  [/must contain a root element/, 'there is no element'],
  [/text data outside of root node/, 'text stands outside of every element'],
  [/unexpected end/, 'the file ends in the middle of something'],
  [/in tag name|in closing tag/, 'a "<" that begins no tag has to be written "&lt;"'],
  [/the string "\]\]>"/, '"]]>" has to be written "]]&gt;"'],
  [/comment/i, 'a comment may not hold "--"'],
]

/** A problem in plain words, of the parser's message. */
export function problemText(message: string): string {
  for (const [pattern, meaning] of MEANINGS) {
    const match = pattern.exec(message)
    if (match) return meaning.replace('$1', (match[1] ?? '').slice(0, 80))
  }
  return message.replace(/\.$/, '')
}
