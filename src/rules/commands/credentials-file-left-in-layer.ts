import type { Command } from '../../core/facts/command.ts'
import type { Rule } from '../../core/rule.ts'
import { SECRET_REFERENCES } from '../shared/secrets/credentials.ts'

/** Files whose purpose is to hold logins: what writes them in a build leaves them in the layer. */
const LOGIN_FILE =
  /(?:^|\/)(?:\.netrc|\.git-credentials|\.pypirc|\.pgpass|\.vault-token|id_(?:rsa|dsa|ecdsa|ed25519)|\.aws\/credentials|\.docker\/config\.json)$/
/** Settings that hold a login only when they name one. */
const SETTINGS_FILE = /(?:^|\/)(?:\.npmrc|\.yarnrc(?:\.yml)?|pip\.conf|\.my\.cnf|auth\.json|nuget\.config)$/i
const LOGIN = /_auth|_password|authToken|npmAuth|:\/\/[^/\s]*@|password|passwd|token/i

/** A command of a build that writes logins into the layer it makes. */
export const credentialsFileLeftInLayer: Rule = {
  id: 'credentials-file-left-in-layer',
  title: 'Build command leaves logins in the image',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['cis-docker:4.10'],
  references: [SECRET_REFERENCES.build, SECRET_REFERENCES.cis, SECRET_REFERENCES.nist],
  on: {
    command(command, { report }) {
      const { phase, script, subject } = command
      if (phase !== 'build' || !script.kept) return
      const written = loginFile(command)
      if (!written || isTakenAway(written.path, command)) return
      report({
        span: written.span,
        subject,
        evidence: `build writes ${written.path}`,
        message:
          'This leaves logins in the image: everyone who can pull it can read {path}. Hand the file in with --mount=type=secret, or remove it before this same RUN ends.',
        values: { path: written.path },
      })
    },
  },
}

function loginFile(command: Command): { readonly path: string; readonly span: Command['span'] } | undefined {
  const { program, operands, args, outputs, script, programSpan } = command
  if (program === 'docker' && operands[0]?.value === 'login') {
    return { path: '~/.docker/config.json', span: programSpan }
  }
  const isLogin =
    program === 'npm' &&
    operands[0]?.value === 'config' &&
    args.some(({ text }) => /:_(?:authToken|auth|password)\b/.test(text))
  if (isLogin) return { path: '~/.npmrc', span: programSpan }
  const teed = program === 'tee' ? operands : []
  for (const { value, span } of [...outputs, ...teed]) {
    if (value === undefined) continue
    if (LOGIN_FILE.test(value)) return { path: value, span }
    if (!SETTINGS_FILE.test(value)) continue
    const writers = [command, ...script.commands.filter((other) => other.feeds().includes(command))]
    if (writers.some((one) => one.args.some(({ text }) => LOGIN.test(text)))) return { path: value, span }
  }
  return undefined
}

/** Whether the same script removes the file, a cache or memory mount takes it, or it logs out again. */
function isTakenAway(path: string, { script }: Command): boolean {
  const name = path.replace(/^.*\//, '')
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
  if (folder !== '' && script.cached(folder)) return true
  return script.commands.some(({ program, operands }) => {
    if (program === 'docker') return operands[0]?.value === 'logout'
    if (program === 'npm') return operands.some(({ value }) => value === 'delete' || value === 'rm')
    if (program !== 'rm' && program !== 'shred' && program !== 'unlink' && program !== 'mv') return false
    return operands.some(({ value = '', text }) => {
      const target = (value === '' ? text : value).replace(/["']/g, '').replace(/\/+$/, '')
      return target.endsWith(name) || (folder !== '' && folder.endsWith(target.replace(/^.*(?=\/[^/]*$)/, '')))
    })
  })
}
