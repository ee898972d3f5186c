interface CredentialFile {
  readonly pattern: RegExp
  /** With its article: `a private SSH key`. */
  readonly what: string
}

/**
 * Files that exist to hold credentials, by path (row D43; dockle CIS-DI-0010). Left out are those that often hold none: certificates
 * (`*.crt`, most `*.pem`), package managers' settings (`.npmrc`, `pip.conf`).
 */
const FILES: readonly CredentialFile[] = [
  { pattern: /(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)(?:_\w+)?$/, what: 'a private SSH key' },
  { pattern: /(?:^|\/)\.ssh\/?$/, what: 'a folder of SSH keys' },
  { pattern: /(?:^|\/)\.git\/?$/, what: 'the repository with all it ever held' },
  { pattern: /(?:^|\/)\.gnupg\/?$/, what: 'a folder of GnuPG keys' },
  { pattern: /(?:^|\/)(?:\.netrc|_netrc)$/, what: 'a file of logins' },
  { pattern: /(?:^|\/)\.git-credentials$/, what: 'a file of Git logins' },
  { pattern: /(?:^|\/)\.pypirc$/, what: 'a file of package index logins' },
  { pattern: /(?:^|\/)\.pgpass$/, what: 'a file of database logins' },
  { pattern: /(?:^|\/)\.vault-token$/, what: 'a Vault token' },
  { pattern: /(?:^|\/)\.aws(?:\/credentials)?\/?$/, what: 'AWS credentials' },
  { pattern: /(?:^|\/)\.kube(?:\/config)?\/?$|(?:^|\/)kubeconfig$/, what: 'Kubernetes credentials' },
  { pattern: /(?:^|\/)(?:\.docker(?:\/config\.json)?\/?|\.dockercfg|\.dockerconfigjson)$/, what: 'registry logins' },
  {
    pattern:
      /(?:^|\/)(?:application_default_credentials|service[-_]?account(?:[-_]?key)?|client_secret(?:_[\w.-]+)?)\.json$/i,
    what: 'a cloud account key',
  },
  { pattern: /\.(?:p12|pfx|jks|keystore|ppk)$/i, what: 'a key store' },
  {
    pattern: /(?:^|[/_.-])(?:priv(?:ate)?[-_.]?key\d*|(?:server|tls|ssl|client)[-_.]key)\.pem$|[\w-]-key\.pem$/i,
    what: 'a private key',
  },
  { pattern: /(?<!pub|public|\.gpg|apt|archive|repo|signing|release)\.key$/i, what: 'a private key' },
  {
    pattern: /(?:^|\/)\.env(?:\.(?:local|prod|production|staging|stage|live|secrets?|docker))?$/,
    what: 'an environment file',
  },
]

/** Names under which nobody keeps a live credential. */
const HARMLESS =
  /(?:^|[/_.-])(?:example|sample|template|dist|tests?|testing|testdata|fixtures?|mock|dummy|demo|public|pub)(?:[/_.-]|$)/i

/** What the file or folder at a path holds, when it exists to hold credentials; variables and globs in the path stay as they are. */
export function credentialFile(path: string): string | undefined {
  if (HARMLESS.test(path)) return undefined
  return FILES.find(({ pattern }) => pattern.test(path))?.what
}

const SPEAKING =
  /(?:^|[._-])(?:secrets?|tokens?|passwords?|passwd|credentials?|private[-_]?key|npmrc|netrc)(?:[._-]|$)/i

/** Whether a path speaks of a credential, in a file or folder of its own: what is removed after use was meant to stay secret. */
export function speaksOfCredential(path: string): boolean {
  if (HARMLESS.test(path)) return false
  return credentialFile(path) !== undefined || SPEAKING.test(path.slice(path.replace(/\/$/, '').lastIndexOf('/') + 1))
}
