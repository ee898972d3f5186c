/** What the `s/old/new/` of a `sed` script puts in: what it looks for is taken out, as that says nothing of what there will be. */
export function sedReplacements(script: string): string {
  return script.replace(/(?<!\w)s([/|#,@])(?:\\.|(?!\1)[^\\])*\1/g, ' ')
}
