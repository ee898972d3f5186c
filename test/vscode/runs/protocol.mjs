// @ts-check

/** Starts every line the tests print in a browser, where they share one stream with the workbench. */
export const MARK = '@test| '
/** Files beside the workspace: what the runner tells the tests, and what they answer. */
export const OPTIONS_FILE = 'options.json'
export const RESULT_FILE = 'result.json'
