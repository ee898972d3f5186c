/** What a mode given to chmod, `install -m` or `mkdir -m` grants (chmod(1)). */
export interface FileMode {
  /** Whether every user may write, and no sticky bit keeps them from each other's files. */
  readonly worldWritable: boolean
  /** Whether every user can read. */
  readonly worldReadable: boolean
  /** Whether the group may write. */
  readonly groupWritable: boolean
  readonly setuid: boolean
  readonly setgid: boolean
  /** The same mode with writing left to the owner; undefined when nothing would be left of it. */
  readonly ownerWrites: string | undefined
}

/** Reads `0777`, `7`, `u+s`, `a+rwX,o-t`, `g=u`; undefined when it is no mode. */
export function fileMode(text: string): FileMode | undefined {
  return /^[0-7]{1,5}$/.test(text) ? numeric(text) : symbolic(text)
}

function numeric(text: string): FileMode {
  const bits = parseInt(text, 8)
  return {
    worldWritable: (bits & 0o2) !== 0 && (bits & 0o1000) === 0,
    worldReadable: (bits & 0o4) !== 0,
    groupWritable: (bits & 0o20) !== 0,
    setuid: (bits & 0o4000) !== 0,
    setgid: (bits & 0o2000) !== 0,
    ownerWrites: (bits & ~0o22).toString(8).padStart(text.length, '0'),
  }
}

function symbolic(text: string): FileMode | undefined {
  const clauses = text.split(',').map((clause) => /^([ugoa]*)([-+=])([rwxXst]*|[ugo])$/.exec(clause))
  if (clauses.some((clause) => clause === null)) return undefined
  const granting = clauses.filter((clause) => clause?.[2] !== '-')
  // Without a letter before it the umask takes the write bits away.
  const grants = (who: RegExp, what: string): boolean =>
    granting.some((clause) => who.test(clause?.[1] ?? '') && clause?.[3]?.includes(what))
  // `o=u` gives others what the owner may, which is to write.
  const copies = (who: RegExp): boolean => granting.some((clause) => who.test(clause?.[1] ?? '') && clause?.[3] === 'u')
  const closed = clauses.map((clause) => {
    const opens = clause && /[oa]/.test(clause[1] ?? '') && clause[2] !== '-' && /w|^u$/.test(clause[3] ?? '')
    return opens ? ownerOnly(clause) : clause?.[0]
  })
  return {
    worldWritable: (grants(/[oa]/, 'w') || copies(/[oa]/)) && !grants(/^/, 't'),
    worldReadable: grants(/[oa]|^$/, 'r') || copies(/[oa]/),
    groupWritable: grants(/[ga]/, 'w') || copies(/[ga]/),
    setuid: grants(/[ua]|^$/, 's'),
    setgid: grants(/[ga]|^$/, 's'),
    ownerWrites: closed.includes(undefined) ? undefined : closed.join(','),
  }
}

/** `a+rwx` as `u+rwx,go+rx`; undefined when others were given nothing else and the owner nothing. */
function ownerOnly([, who = '', operator = '+', what = '']: RegExpExecArray): string | undefined {
  if (what === 'u') return undefined
  const owner = /[ua]/.test(who)
  const rest = what.replace('w', '')
  const others = who.includes('a') ? 'go' : who.replace('u', '')
  if (operator === '=' && rest === '') return undefined
  const parts = [...(owner ? [`u${operator}${what}`] : []), ...(rest && others ? [`${others}${operator}${rest}`] : [])]
  return parts.length > 0 ? parts.join(',') : undefined
}
