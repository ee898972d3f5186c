/** Stands, in texts whose variables are filled in, for a part that cannot be known; no format's text can hold this character. */
export const UNKNOWN = '\uFFFF'
