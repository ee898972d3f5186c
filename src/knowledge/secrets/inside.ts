/** A setting inside a value: where its name and its own value stand, as offsets into the text. */
export interface InnerSetting {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** Variables whose value is options of a program: `KAFKA_OPTS`, `REDIS_ARGS`. */
const HOLDS_OPTIONS = /(?:^|_)(?:ARGS|ARGUMENTS|FLAGS|OPTS|OPTIONS|PARAMS)$/i
/** `-Dname=value`, `--name=value`, `--name value`. */
const OPTION = /(?:^|\s)-{1,2}(?:D(?=[\w.-]+=))?([A-Za-z][\w.-]{0,100})(?:=|[ \t]+(?!-))(["']?)([^\s"']+)\2/g
/** `?name=value` of an address. */
const PARAMETER = /[?&]([A-Za-z][\w.-]{0,60})=([^&#\s"']+)/g

/** The settings in a variable's value that have names of their own. Linear: every pattern begins with a character it does not repeat. */
export function settingsIn(variable: string, text: string): readonly InnerSetting[] {
  const options = HOLDS_OPTIONS.test(variable) ? [...text.matchAll(OPTION)] : []
  const parameters = text.includes('://') ? [...text.matchAll(PARAMETER)] : []
  return [...options, ...parameters].map((match) => {
    const value = match.at(-1) ?? ''
    const end = match.index + match[0].length - (match.length === 4 ? (match[2] ?? '').length : 0)
    return { name: match[1] ?? '', start: end - value.length, end }
  })
}
