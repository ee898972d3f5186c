import { words } from '../../core/words.ts'

/** Programs that handle files and text: they open no connection, run no other program's text and change no list of users. */
const PLAIN: ReadonlySet<string> = new Set(
  words(`
    [ : awk basename cat cd chgrp chmod chown cp cut date dirname echo export false grep gunzip gzip head install ln
    ls mkdir mktemp mv printf pwd readlink rm rmdir set sha256sum sleep sort stat tail test touch tr true umask uname
    unset wc
  `),
)

/**
 * Whether shell text runs nothing but such programs, as far as splitting it at its operators tells: with substitutions, groups or
 * anything else in it the answer is no.
 * @param more further programs to let pass
 */
export function runsPlainProgramsOnly(text: string, more: ReadonlySet<string> = new Set()): boolean {
  if (text.length > 20_000 || /[`(){}]|<<|>[^&\n]*\/etc\//.test(text) || /\b(?:etc\/(?:passwd|shadow))/.test(text)) {
    return false
  }
  return text.split(/&&|\|\||[;|\n]/).every((part) => {
    const program = /^\s*(?:[A-Za-z_]\w*=\S*\s+)*(\S*)/.exec(part)?.[1] ?? ''
    return program === '' || PLAIN.has(program) || more.has(program)
  })
}
