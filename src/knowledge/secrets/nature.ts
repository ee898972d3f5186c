import { words } from '../../core/words.ts'
import { isHashName, isPublicName } from './names.ts'
import { isPlaceholder } from './placeholders.ts'

/**
 * What a value is that stands where a credential could. `reference`: something else is put in its place; `public`: its name says that
 * everyone may have it; `identifier`: the name of a login, a file or a method; `hash`: of a password, which has to be guessed;
 * `placeholder`: to be filled in.
 */
export type Nature = 'credential' | 'reference' | 'public' | 'identifier' | 'hash' | 'placeholder'

/**
 * The one answer to whether a value is a credential, whichever kind of file it is in. Asked where a name or an option says that it may be
 * one; forms that give a credential away by themselves (tokens, private keys) need no answer.
 * @param name of what carries it; undefined where nothing does
 * @param value without quotes around it, references that were resolved left out
 */
export function natureOf(name: string | undefined, value: string): Nature {
  const text = value.trim()
  if (isReference(text)) return 'reference'
  if (name !== undefined && isPublicName(name)) return 'public'
  if (name !== undefined && isLoginHalf(name, text)) return 'identifier'
  if (name !== undefined && isHashName(name)) return /\d/.test(text) && text.length >= 16 ? 'hash' : 'identifier'
  return isPlaceholder(text) || isPhrase(name, text) ? 'placeholder' : 'credential'
}

const REFERENCES: readonly RegExp[] = [
  // Of a shell or of Compose, whose `$$` is a dollar. Letters of both cases with digits look more like a password.
  /^\$\$?(?:[A-Z_][A-Z0-9_]*|[A-Za-z_]+)$/,
  /^\$\$?\{[A-Za-z_]\w*(?::?[?+][^{}]*|\.[\w.]+)?\}$/,
  /^\$\$?\([\s\S]*\)$/,
  // Of template languages, PowerShell, cmd, and formats of printf.
  /^\$?\{\{[^{}]*\}\}$|^<%[^%]*%>$|^#\{[^{}]*\}$|^%%?\w+%%?$|^@[A-Z_][A-Z0-9_]*@$|^%[sdq](?:\\n)?$/,
  /^\$env:\w+$/i,
  // Of programs: what they read from elsewhere when they run.
  /^(?:process\.env|os\.environ|os\.getenv|ENV|import\.meta\.env)\b[.[(]/,
  /^(?:env|getenv|lookup|file|secret|vault)\([^()]*\)$/i,
  /^ENC\[[A-Za-z0-9_]+,/,
]

/** Whether something else is put in the value's place before it is used. */
function isReference(text: string): boolean {
  return text.length <= 512 && REFERENCES.some((pattern) => pattern.test(text))
}

/** Stores that speak the protocol of S3 call the login's name `access key` and its password `secret key`. */
const ACCESS_KEY =
  /(?:^|[^a-z])(?:aws|s3|minio|oss|cos|obs|r2|b2|spaces|wasabi|ceph|garage|rustfs|swift)(?:[^a-z].*)?access[_.-]?key$/i

/** Whether it is the half of a login that tells who, the other half being the secret: `AWS_ACCESS_KEY_ID`, `S3_ACCESS_KEY`. */
function isLoginHalf(name: string, text: string): boolean {
  if (/secret/i.test(name)) return false
  if (/access[_.-]?key[_.-]?id$/i.test(name) || ACCESS_KEY.test(name)) return true
  return /access[_.-]?key$/i.test(name) && /^[a-z][a-z_-]*$/.test(text)
}

/** What a credential is called. */
const NOUNS = words('secret password passwort passwd passphrase pass pwd pw token key credential apikey')
/** What else a stand-in is put together from. */
const FILLERS = words(`
  please change changed changeme replace set enter insert put fill update use your my our the this that is a an it me in to of for and or
  not be must should here some any super very top really long strong secure random good string value text word phrase here example sample
  demo test testing dev development local default dummy fake api access auth app application db database root admin user client jwt session
  cookie private shared master signing encryption server service production prod before
`)
/** Words that say that something is to be done, so that no noun is needed. */
const PHRASE = new RegExp(`^(?:${[...NOUNS, ...FILLERS].sort((a, b) => b.length - a.length).join('|')})+$`)
const NOUN = new RegExp(NOUNS.join('|'))
/** Longer is no phrase: words overlap, and this bounds in how many ways a text is taken apart. */
const LONGEST_PHRASE = 40

/** Whether a value only says what belongs there: `ThisIsASecret`, `my-secret-pw`, `MyApiToken`. */
function isPhrase(name: string | undefined, value: string): boolean {
  if (value.length > LONGEST_PHRASE || !/^[A-Za-z]+(?:[ _.-][A-Za-z]+)*$/.test(value)) return false
  const several = /[a-z][A-Z]|[ _.-]/.test(value) || /^(?:this|my|your|change|some|super)/i.test(value)
  const text = value.toLowerCase().replace(/[ _.-]/g, '')
  if (name?.toLowerCase().replace(/[^a-z]/g, '') === text) return true
  return several && NOUN.test(text) && PHRASE.test(text)
}
