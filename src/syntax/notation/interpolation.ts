/** Fills the place of a reference in a masked text: no pattern matches it. */
export const MASK = '\u0000'

/**
 * The text with every variable reference (`$VAR`, `${VAR}`, `${VAR:?message}`) replaced by as many masks, so that offsets
 * stay. The default of `${VAR:-text}` is text of the file and stays. `$$` is an escaped dollar (Compose file reference,
 * "Interpolation") and a lone `$` a literal one. Linear; nesting needs no recursion.
 */
export function maskReferences(text: string): string {
  const out: string[] = []
  /** Open references: whether their inner text is kept. */
  const open: boolean[] = []
  let hidden = 0
  let at = 0
  const put = (length: number, keep: boolean): void => {
    out.push(keep ? text.slice(at, at + length) : MASK.repeat(length))
    at += length
  }
  while (at < text.length) {
    const char = text.charAt(at)
    if (char === '}' && open.length > 0) {
      if (open.pop() === false) hidden--
      put(1, false)
    } else if (char !== '$') {
      put(1, hidden === 0)
    } else if (text.charAt(at + 1) === '$') {
      put(2, hidden === 0)
    } else {
      const head = referenceHead(text, at)
      if (head === undefined) {
        put(1, hidden === 0)
      } else {
        put(head.length, false)
        if (head.opens) {
          open.push(head.keeps)
          if (!head.keeps) hidden++
        }
      }
    }
  }
  return out.join('')
}

const HEAD = /\$(?:(\{)[A-Za-z_]\w*(:?[-?+]|(?=\}))?|[A-Za-z_]\w*)/y

interface Head {
  readonly length: number
  /** Whether a closing brace is still to come. */
  readonly opens: boolean
  /** Whether what stands before that brace is a default value. */
  readonly keeps: boolean
}

function referenceHead(text: string, at: number): Head | undefined {
  HEAD.lastIndex = at
  const match = HEAD.exec(text)
  if (match === null) return undefined
  return { length: match[0].length, opens: match[1] !== undefined, keeps: match[2] === '-' || match[2] === ':-' }
}

/** Stands, in texts whose variables are filled in, for a part that cannot be known; no format's text can hold this character. */
export const UNKNOWN = '\uFFFF'
