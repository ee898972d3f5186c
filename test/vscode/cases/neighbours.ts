import type * as vscode from 'vscode'
import { closeAll, codeOf, openFile, setText, untilDiagnostics, writeFile } from '../support/index.ts'
import { PLAIN, RULE } from './samples.ts'

const OVERRIDE = 'services:\n  web:\n    privileged: true\n'
const HARDENED = 'services:\n  web:\n    privileged: false\n'

/** Files say things about each other: what changes in one is found in the others. */
export function neighbourCases(): void {
  describe('files beside each other', () => {
    afterEach(closeAll)
    const finds =
      (rule: string) =>
      (found: readonly vscode.Diagnostic[]): boolean =>
        found.some((diagnostic) => codeOf(diagnostic) === rule)
    const lacks =
      (rule: string) =>
      (found: readonly vscode.Diagnostic[]): boolean =>
        !finds(rule)(found)

    it('are judged anew when an unsaved text of another one changes', async () => {
      const base = await openFile(await writeFile('beside/compose.yaml', PLAIN + '    privileged: true\n'))
      await untilDiagnostics(base.uri, finds(RULE))
      const override = await openFile(await writeFile('beside/compose.override.yaml', 'services: {}\n'))
      await setText(override, HARDENED)
      await untilDiagnostics(base.uri, lacks(RULE))
      await setText(override, OVERRIDE)
      await untilDiagnostics(override.uri, finds(RULE))
      await setText(override, HARDENED)
      await untilDiagnostics(override.uri, lacks(RULE))
    })

    it('are judged anew when another one changes on disk', async () => {
      const base = await openFile(await writeFile('disk/compose.yaml', PLAIN + '    privileged: ${WANTED}\n'))
      await writeFile('disk/.env', 'WANTED=true\n')
      await untilDiagnostics(base.uri, finds(RULE))
      await writeFile('disk/.env', 'WANTED=false\n')
      await untilDiagnostics(base.uri, lacks(RULE))
    })

    it('name each other: a container its profile', async () => {
      const compose = await openFile(
        await writeFile('named/compose.yaml', PLAIN + '    security_opt: ["apparmor=web"]\n'),
      )
      const profile = await openFile(
        await writeFile(
          'named/apparmor.d/web',
          'abi <abi/3.0>,\nprofile web flags=(complain) {\n  /etc/web.conf r,\n}\n',
        ),
      )
      await untilDiagnostics(compose.uri, finds('apparmor-profile-not-enforced'))
      await setText(profile, 'abi <abi/3.0>,\nprofile web {\n  /etc/web.conf r,\n}\n')
      await untilDiagnostics(compose.uri, lacks('apparmor-profile-not-enforced'))
    })
  })
}
