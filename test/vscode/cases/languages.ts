import * as vscode from 'vscode'
import { closeAll, codeOf, equal, ok, openFile, openText, untilDiagnostics, writeFile } from '../support/index.ts'

/** What the editor must show in a file of one language. */
interface Example {
  /** The editor's language id for a text without a name. */
  readonly language: string
  /** The name of a file that gets the same language by itself; absent where the editor's own language is used for much else. */
  readonly file?: string
  /** `^` stands before the word that is hovered over; it is taken out. */
  readonly text: string
  /** A rule that finds something in it. */
  readonly rule: string
  /** What the hover says besides the rule. */
  readonly hover: string
  /** A part that the outline names; absent where an outline is another extension's business. */
  readonly outline?: string
  /** `|` stands where a word is completed. */
  readonly completing: string
  readonly completion: string
}

const EXAMPLES: readonly Example[] = [
  {
    language: 'apparmor',
    file: 'etc/apparmor.d/usr.bin.web',
    text: 'abi <abi/3.0>,\nprofile web /usr/bin/web flags=(complain) {\n  capability ^sys_admin,\n  /etc/web.conf r,\n}\n',
    rule: 'complain-mode-profile',
    hover: 'mount file systems',
    outline: 'web',
    completing: 'abi <abi/3.0>,\nprofile web /usr/bin/web {\n  capability sys_|\n}\n',
    completion: 'sys_admin',
  },
  {
    language: 'selinux-te',
    file: 'policy/app.te',
    text: 'policy_module(app, 1.0)\ntype app_t;\npermissive app_t;\nallow app_t self:process { signal ^execmem };\n',
    rule: 'permissive-domain',
    hover: 'execmem',
    outline: 'app_t',
    completing: 'policy_module(app, 1.0)\ntype app_t;\nallow app_t self:proc|\n',
    completion: 'process',
  },
  {
    language: 'selinux-if',
    file: 'policy/app.if',
    text: "## <summary>An app.</summary>\ninterface(`app_control',`\n\tgen_require(`\n\t\ttype app_t;\n\t')\n\tallow $1 app_t:^process *;\n')\n",
    rule: 'open-ended-permissions',
    hover: 'an object class',
    outline: 'app_control',
    completing: "## <summary>An app.</summary>\ninterface(`app_signal',`\n\tallow $1 self:proc|\n')\n",
    completion: 'process',
  },
  {
    language: 'selinux-fc',
    file: 'policy/app.fc',
    text: '/.*\t^--\tgen_context(system_u:object_r:app_exec_t,s0)\n',
    rule: 'file-context-of-everything',
    hover: 'plain files alone',
    completing: '/srv/app\t--\tgen_|\n',
    completion: 'gen_context',
  },
  {
    language: 'cil',
    file: 'policy/app.cil',
    text: '(type app_t)\n(typepermissive app_t)\n(allow app_t self (process (signal ^execmem)))\n',
    rule: 'permissive-domain',
    hover: 'execmem',
    outline: 'app_t',
    completing: '(type app_t)\n(typeperm|\n',
    completion: 'typepermissive',
  },
  {
    language: 'selinux-config',
    file: 'etc/selinux/config',
    text: '^SELINUX=permissive\nSELINUXTYPE=targeted\n',
    rule: 'selinux-not-enforced',
    hover: 'SELINUX',
    completing: 'SELINUX=|\nSELINUXTYPE=targeted\n',
    completion: 'enforcing',
  },
  {
    language: 'xml',
    text: "<domain type='kvm'>\n  <name>web</name>\n  <devices>\n    <^graphics type='vnc' listen='0.0.0.0' port='5900'/>\n  </devices>\n</domain>\n",
    rule: 'remote-display-on-all-interfaces',
    hover: 'VNC and SPICE listen',
    completing: "<domain type='kvm'>\n  <name>web</name>\n  <memory>1024</memory>\n  <mem|\n</domain>\n",
    completion: 'memtune',
  },
  {
    language: 'ruby',
    file: 'machines/Vagrantfile',
    text: 'Vagrant.configure("2") do |config|\n  config.vm.box = "debian/bookworm64"\n  config.ssh.^forward_agent = true\nend\n',
    rule: 'ssh-agent-forwarded',
    hover: 'agent',
    completing: 'Vagrant.configure("2") do |config|\n  config.ssh.|\nend\n',
    completion: 'forward_agent',
  },
  {
    language: 'vmx',
    file: 'machines/web.vmx',
    text: 'displayName = "web"\n^vhv.enable = "TRUE"\nethernet0.present = "TRUE"\nethernet0.vnet = "VMnet8"\n',
    rule: 'nested-virtualization-enabled',
    hover: 'virtualisation instructions',
    outline: 'ethernet0',
    completing: 'displayName = "web"\niso|',
    completion: 'isolation.tools.copy.disable',
  },
]

/** What every language shows besides findings: meanings, completions, an outline. */
export function languageCases(): void {
  for (const { language, file, text, rule, hover, outline, completing, completion } of EXAMPLES) {
    describe(`the language ${language}`, () => {
      afterEach(closeAll)
      const plain = text.replace('^', '')

      if (file !== undefined) {
        it("is told by a file's name", async () => {
          const document = await openFile(await writeFile(file, plain))
          equal(document.languageId, language)
          await untilDiagnostics(document.uri, (found) => found.some((diagnostic) => codeOf(diagnostic) === rule))
        })
      }

      it('is judged, and explains a word on hover', async () => {
        const document = await openText(language, plain)
        await untilDiagnostics(document.uri, (found) => found.some((diagnostic) => codeOf(diagnostic) === rule))
        const at = document.positionAt(text.indexOf('^') + 1)
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          at,
        )
        const said = hovers
          .flatMap(({ contents }) => contents)
          .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
          .join('\n')
        ok(said.includes(hover), said)
      })

      if (outline !== undefined) {
        it('has an outline', async () => {
          const document = await openText(language, plain)
          await untilDiagnostics(document.uri)
          const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
            'vscode.executeDocumentSymbolProvider',
            document.uri,
          )
          ok(
            symbols.some(({ name }) => name === outline),
            symbols.map(({ name }) => name).join(', '),
          )
        })
      }

      it('completes a word', async () => {
        const document = await openText(
          language,
          completing.slice(0, completing.lastIndexOf('|')) + completing.slice(completing.lastIndexOf('|') + 1),
        )
        const at = document.positionAt(completing.lastIndexOf('|'))
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          at,
        )
        const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label))
        ok(labels.includes(completion), labels.slice(0, 30).join(', '))
      })
    })
  }
}
