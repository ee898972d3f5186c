import type { Edits } from '../../core/edit.ts'
import type { Argument, Command } from '../../core/facts/command.ts'
import { reviewFix } from '../../core/finding.ts'
import type { Report, Rule } from '../../core/rule.ts'
import { contains } from '../../core/span.ts'
import { isNearHost, webAddress } from '../../syntax/notation/web-address.ts'
import { downloadsOf, isVerified } from '../shared/commands/download.ts'
import { isVerifiedOnWindows, windowsDownloads } from '../shared/commands/windows-download.ts'
import { remoteScript } from '../shared/commands/remote-script.ts'

/** Programs that fetch what is then used. */
const FETCHES =
  /^(?:curl|wget|aria2c|axel|git|svn|hg|pip[\d.]*|rpm|yum|dnf[45]?|microdnf|tdnf|npm|yarn|pnpm|go|easy_install[\d.-]*)$/

/** Those that do nothing else with it. */
const PLAINLY = /^(?:curl|wget|aria2c|axel|git)$/

const MESSAGE =
  '`{address}` is fetched over plain {scheme}: anyone who sits on the network path can put other content in its place. Use HTTPS, or compare the file with a checksum written here.'

/** NIST SP 800-190 4.1.3; CWE-319. */
export const unencryptedDownload: Rule = {
  id: 'unencrypted-download',
  title: 'A download comes over plain HTTP',
  facet: 'network',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['sonar:S5332', 'datadog:avoid_http'],
  references: ['CWE-319', 'NIST SP 800-190 4.1.3'],
  on: {
    command(command, { report }) {
      const { program = '', subject, phase, script } = command
      if (program === 'apk') packageSources(command).forEach(report)
      if (
        phase === 'health-check' ||
        (phase === 'start' && !isSaving(command)) ||
        !FETCHES.test(program) ||
        isVerified(script)
      ) {
        return
      }
      for (const { argument, address } of downloadsOf(command)) {
        if (address.scheme === 'https' || address.host === undefined || isNearHost(address.host)) continue
        report({
          span: argument.span,
          subject,
          evidence: `${program} ${address.place}`,
          message: MESSAGE,
          values: { address: address.shown, scheme: address.scheme === 'ftp' ? 'FTP' : 'HTTP' },
          // A script that is run, and a package that is installed, are matters of their own: with HTTPS they are still a stranger's.
          fixes:
            !PLAINLY.test(program) || remoteScript(command)
              ? []
              : [
                  reviewFix(
                    'Use HTTPS',
                    'the download fails where the server does not offer HTTPS',
                    toHttps(argument, command),
                  ),
                ],
        })
      }
    },
    windowsCommand(command, { report }) {
      const { program, subject, phase } = command
      if (phase !== 'build' || isVerifiedOnWindows(command)) return
      for (const { address, span } of windowsDownloads(command)) {
        if (address.scheme === 'https' || address.host === undefined || isNearHost(address.host)) continue
        report({
          span,
          subject,
          evidence: `${program} ${address.place}`,
          message: MESSAGE,
          values: { address: address.shown, scheme: address.scheme === 'ftp' ? 'FTP' : 'HTTP' },
        })
      }
    },
  },
}

/** What apk is told to take packages from: it checks their signatures, but not how old what it gets is. */
function packageSources(command: Command): readonly Report[] {
  return command.flags('-X', '--repository').flatMap(({ span }) => {
    const argument = command.args.find((one) => contains(span, one.span) && /(?:^|=)["']?http:\/\//.test(one.text))
    const address = argument && webAddress(argument.text.replace(/^[^=:]*=/, ''))
    if (!argument || address?.host === undefined || isNearHost(address.host)) return []
    return [
      {
        span: argument.span,
        subject: command.subject,
        evidence: `apk ${address.place}`,
        message:
          'apk asks `{address}` for packages over plain HTTP: their signatures are checked, but whoever sits on the network path can keep updates back and hand out old packages with known flaws. Use HTTPS.',
        values: { address: address.shown },
        threat: { needs: 'position', reaches: 'availability' },
        fixes: [
          reviewFix(
            'Use HTTPS',
            'nothing is installed where the server does not offer HTTPS',
            toHttps(argument, command),
          ),
        ],
      },
    ]
  })
}

/** Whether a start command keeps what it fetches: mostly it only asks another service something. */
function isSaving({ program, hasFlag }: Command): boolean {
  return program === 'wget'
    ? !hasFlag('--spider')
    : program === 'curl' && hasFlag('-O', '--remote-name', '-o', '--output')
}

/** Puts the letter in, where the word stands in the file as the program gets it. */
function toHttps({ span, text }: Argument, command: Command): Edits {
  const at = /^(?:--\w+=)?["']?http(?=:\/\/)/.exec(text)?.[0].length
  return at === undefined || span.end - span.start !== text.length
    ? undefined
    : command.replace({ start: span.start + at, end: span.start + at }, 's')
}
