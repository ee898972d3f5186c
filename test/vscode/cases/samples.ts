/** A Compose file with one weakness of the worst kind. */
export const PRIVILEGED = 'services:\n  web:\n    image: nginx:1.27\n    privileged: true\n'
/** The same file without it. */
export const PLAIN = 'services:\n  web:\n    image: nginx:1.27\n'
/** The rule that finds the difference. */
export const RULE = 'privileged-container'
