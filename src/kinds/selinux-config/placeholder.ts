/** Whether a template fills the value in: `{{ mode }}`, `@MODE@`, `${MODE}`, `<%= mode %>`, `%MODE%`. */
export function isPlaceholder(value: string): boolean {
  return /\{\{|\{%|\$[{A-Za-z(]|<%|@\w+@|%\w+%/.test(value)
}
