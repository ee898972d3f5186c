import { words } from '../../core/words.ts'

/**
 * What a variable's or option's name says about its value. `secret`: it holds a credential; `setting`: it speaks of a
 * credential but holds a number or a switch about it (`TOKEN_TTL`); `weak`: it may (`KEY`, `AUTH`), the value decides; `none`.
 */
export type SecretName = 'secret' | 'setting' | 'weak' | 'none'

/**
 * Words that name a credential wherever they end a part of the name (rows D58 and C73: compose-lint CL-0020, BuildKit
 * SecretsUsedInArgOrEnv, hadolint DL3064).
 */
const STRONG =
  /(?:PASSWORD|PASSWORT|PASSWD|PASSPHRASE|PWORD|SECRET|TOKEN|APIKEY|PRIVATEKEY|SECRETKEY|ACCESSKEY|MASTERKEY|CREDENTIAL)S?$/

/** Words that name a credential only as the last part: in the middle they mean something else. */
const FINAL = /^(?:PASS|PWD|PW|SALT|PEPPER|DSN|CREDS?|[A-Z0-9]+(?:PASS|PWD?))$/
const NOT_FINAL = /^(?:BY|COM|ENCOM|TRES|SUR|MULTI|SINGLE)PASS$/

/** Whose personal access tokens are called PAT; others mean a pattern by it. */
const PAT_OF = /^(?:GH|GITHUB|GITLAB|GIT|AZURE|ADO|DEVOPS|DOCKER|DOCKERHUB)$/

/** Run together with what it is about: `TOKENVALIDITYMAX`. */
const RUN_TOGETHER = /^(?:PASSWORD|TOKEN|SECRET)(?:VALIDITY|EXPIR|LIFE|TTL|LENGTH|SIZE|MAX|MIN)/

/** Words that make KEY a credential when they stand before it. */
const KEY_OF = new Set(
  words(`
    API PRIVATE ACCESS SECRET ENCRYPTION ENCRYPT CRYPT DECRYPTION MASTER SIGNING APP APPLICATION LICENSE ADMIN HMAC
    JWT SESSION COOKIE ACCOUNT STORAGE DEPLOY AES SHARED WEBHOOK SERVICE SUBSCRIPTION AUTH
  `),
)

/** What follows the word when the name tells where or how, not what (rows D58 and C73, the false positives). */
const DESCRIPTORS = new Set(
  words(`
    FILE FILES FILENAME PATH PATHS DIR DIRECTORY FOLDER LOCATION NAME NAMES KEYNAME URL URLS URI ENDPOINT ENDPOINTS
    HOST HOSTS PORT TYPE METHOD MODE ALGORITHM ALG VERSION CLASS PROVIDER PROVIDERS SCHEME HEADER PREFIX SUFFIX FORMAT
    ISSUER AUDIENCE POLICY STORE USER USERS USERNAME REALM REGEX PATTERN FIELD COLUMN CLAIM CMD COMMAND ENCODER
    ENCODING MANAGER ARN REF REFERENCE SOURCE REGION BACKEND EMAIL HOSTNAME DOMAIN LANGUAGE LOCALE LABEL DESCRIPTION
    HINT PROMPT STRING PLACEHOLDER MESSAGE TEXT TITLE ICON ALGO ENV VAR VARIABLE PARAM CLIENT SOCK SOCKET HASHER HASHING GENERATOR VALIDATOR VALIDATORS HANDLER STRATEGY TEMPLATE
  `),
)

/** What makes the name one of a number or a switch, anywhere in it. */
const SETTINGS = new Set(
  words(`
    TTL EXPIRE EXPIRES EXPIRY EXPIRATION EXP MILLISECONDS MINUTES SECONDS HOURS DAYS LENGTH LEN SIZE MAX MIN COUNT
    LIMIT LIMITS INTERVAL TIMEOUT AGE LIFETIME DURATION VALIDITY RETENTION ROTATION REQUIREMENTS REQUIRED CHARACTERS
    ROUNDS ITERATIONS COST RETRIES ATTEMPTS BUDGET BONUS USAGE PER ENABLE ENABLED DISABLE DISABLED USE REQUIRE ALLOW
    ALLOWED HAS SKIP SHOW FORCE GENERATE INSTALL VALIDATE VERIFY CHECK CHANGE RESET OVERWRITE STRENGTH
  `),
)

/** What build tools put into the pages they make, by what its name begins with: whoever opens the page has it. */
const PUBLIC =
  /^(?:NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|SNOWPACK_PUBLIC|PUBLIC|VITE|REACT_APP|VUE_APP|NG_APP|GATSBY|STORYBOOK|PARCEL|ELM_APP)_/i
/** Of a pair of keys the one that is given away. */
const PUBLIC_KEY = /(?:^|_)(?:PUBLIC|PUBLISHABLE|PUB|SITE)_?(?:API_?)?(?:KEY|TOKEN)$/i

/** Whether a name says that its value is for everyone: `NEXT_PUBLIC_SENTRY_DSN`, `RECAPTCHA_SITE_KEY`. */
export function isPublicName(name: string): boolean {
  const plain = name.replace(/^-{1,2}/, '').replace(/[.-]/g, '_')
  return PUBLIC.test(plain) || PUBLIC_KEY.test(plain)
}

/** Whether a name says that it holds a hash of a credential: `PASSWORD_HASH`, `HASHED_PASSWORD`; what hashes are made with is a credential. */
export function isHashName(name: string): boolean {
  const nameWords = parts(name)
  const last = lastCredentialWord(nameWords)
  if (last === undefined) return false
  const after = nameWords.slice(last + 1)
  return (
    nameWords.slice(0, last).includes('HASHED') || after.some((word) => /^(?:HASH(?:ED|ES)?|BCRYPT|DIGEST)$/.test(word))
  )
}

/** The name in parts: camel case, dots, dashes and underscores separate; leading dashes of an option go. */
function parts(name: string): string[] {
  const spaced = name.slice(0, 200).replace(/([a-z0-9])([A-Z])/g, '$1_$2')
  return spaced
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((part) => part !== '')
}

/** Reads what a name says about its value. */
export function secretName(name: string): SecretName {
  const nameWords = parts(name)
  // Confluent's Kafka images read these from a file of that name in their secrets directory.
  if (/SSL_(?:KEY|KEYSTORE|TRUSTSTORE)_CREDENTIALS$/i.test(name)) return 'none'
  if (nameWords.includes('RANDOM') || (nameWords.includes('ALLOW') && nameWords.includes('EMPTY'))) return 'none'
  const last = lastCredentialWord(nameWords)
  if (last === undefined) {
    return /^(?:KEYS?|AUTH)$/.test(nameWords[nameWords.length - 1] ?? '') && !nameWords.includes('PUBLIC')
      ? 'weak'
      : 'none'
  }
  const after = nameWords.slice(last + 1)
  // TOKEN_ID, SECRET_ID and ACCESS_KEY_ID tell which credential it is.
  if (after[0] === 'ID') return 'none'
  if (after.some((word) => DESCRIPTORS.has(word)) && !after.some((word) => SETTINGS.has(word))) return 'none'
  return nameWords.some((word) => SETTINGS.has(word) || RUN_TOGETHER.test(word)) ? 'setting' : 'secret'
}

/** Whether a variable of this name holds a credential, whatever its value. */
export function isSecretName(name: string): boolean {
  return secretName(name) === 'secret' && !isPublicName(name) && !isHashName(name)
}

/** The kind of credential a secret name speaks of, with its article: `a password`. */
export function secretNoun(name: string): string {
  const nameWords = parts(name)
  const word = nameWords[lastCredentialWord(nameWords) ?? nameWords.length - 1] ?? ''
  if (/PASSPHRASES?$/.test(word)) return 'a passphrase'
  if (/(?:PASS|PASSWORDS?|PASSWORT|PASSWDS?|PWORD|PWD|PW)$/.test(word)) return 'a password'
  if (/TOKENS?$|^PAT$/.test(word)) return 'a token'
  if (/KEYS?$/.test(word)) return 'a secret key'
  if (/^SALT$|^PEPPER$/.test(word)) return 'a salt'
  if (word === 'DSN') return 'a data source with its credentials'
  return /SECRETS?$/.test(word) ? 'a secret' : 'credentials'
}

function lastCredentialWord(nameWords: readonly string[]): number | undefined {
  for (let index = nameWords.length - 1; index >= 0; index--) {
    const word = nameWords[index] ?? ''
    if (STRONG.test(word)) return index
    if (/^KEYS?$/.test(word) && KEY_OF.has(nameWords[index - 1] ?? '')) return index
    if (word === 'PAT' && PAT_OF.test(nameWords[index - 1] ?? '')) return index
    // PWD alone is the shell's working directory.
    const isFinal = index === nameWords.length - 1 && FINAL.test(word) && !NOT_FINAL.test(word)
    if (isFinal && !(index === 0 && /^PWD$|^PW$/.test(word)) && word !== 'OLDPWD') return index
    if (RUN_TOGETHER.test(word)) return index
  }
  return undefined
}
