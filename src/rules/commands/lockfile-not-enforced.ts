import type { Edits } from '../../core/edit.ts'
import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { callsOf, insertFlag, nameOf, type PlacedCall } from '../shared/commands/packages/call.ts'

/** The file that holds the exact versions, and the flags that choose whether an installation keeps to it. */
const LOCKS: Readonly<Partial<Record<string, { readonly file: RegExp; readonly flags: readonly string[] }>>> = {
  npm: { file: /(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/, flags: ['--no-package-lock', '-g', '--global'] },
  yarn: {
    file: /(?:^|\/)yarn\.lock$/,
    flags: ['--frozen-lockfile', '--immutable', '--pure-lockfile', '--no-immutable', '--no-lockfile'],
  },
  pnpm: {
    file: /(?:^|\/)pnpm-lock\.yaml$/,
    flags: ['--frozen-lockfile', '--no-frozen-lockfile', '--no-lockfile', '-g', '--global'],
  },
}

/** npm-ci: installs exactly what the lock file says, and fails when package.json disagrees. */
export const lockfileNotEnforced: Rule = {
  id: 'lockfile-not-enforced',
  title: 'Installation may change the lock file',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: [
    'OWASP NodeJS Docker Cheat Sheet, 2',
    'https://docs.npmjs.com/cli/v11/commands/npm-ci',
    'https://classic.yarnpkg.com/lang/en/docs/cli/install/',
  ],
  on: {
    script(script, { report }) {
      const calls = callsOf(script, 'npm', 'yarn', 'pnpm').filter(
        ({ subcommand, packages, command: { mayHideFlags } }) => {
          return packages.length === 0 && !mayHideFlags && /^(?:install|i|)$/.test(subcommand)
        },
      )
      const copied = calls.length > 0 ? script.copied() : []
      for (const call of calls) {
        const {
          command,
          manager: { id },
        } = call
        const lock = LOCKS[id]
        const file = lock && copied.find((path) => lock.file.test(path))
        if (!lock || file === undefined || command.hasFlag(...lock.flags) || (id === 'pnpm' && runsInCi(command))) {
          continue
        }
        report({
          span: call.span,
          subject: command.subject,
          evidence: `${id} without lock`,
          message:
            '`{call}` takes `{file}` as a hint: where package.json disagrees, it installs other versions than those that were tested. Use `{instead}`, which fails instead.',
          values: { call: nameOf(call), file, instead: id === 'npm' ? 'npm ci' : `${id} install --frozen-lockfile` },
          fixes: [
            reviewFix('Keep to the lock file', `the build fails when package.json and ${file} disagree`, keepTo(call)),
          ],
        })
      }
    },
  },
}

function keepTo(call: PlacedCall): Edits {
  const { command, manager, subcommandIndex } = call
  const word = command.args[subcommandIndex]
  return manager.id === 'npm' ? word && command.replace(word.span, 'ci') : insertFlag(call, '--frozen-lockfile')
}

/** pnpm keeps to the lock file by itself when CI is set. */
function runsInCi({ assignments, script }: PlacedCall['command']): boolean {
  return assignments.some(({ name }) => name === 'CI') || script.variable('CI') !== undefined
}
