// What a Vagrantfile says of its machines: through blocks, loops and conditions, and what is left unknown.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { applyEdits } from '../../../src/core/edit.ts'
import type { Fact, FactMap, FactName } from '../../../src/core/fact.ts'
import { ALONE } from '../../../src/core/neighbours.ts'
import { Source } from '../../../src/core/source.ts'
import * as vagrant from '../../../src/kinds/vagrant/reader.ts'
import { kindOf } from '../../product.ts'
import { judge } from '../../engine/support.ts'

const read = (text: string): readonly Fact[] => vagrant.read(new Source('file:///x/Vagrantfile', text), ALONE).facts
const all = <F extends FactName>(text: string, name: F): readonly FactMap[F][] =>
  read(text).flatMap((one) => (one.name === name ? [one.fact as FactMap[F]] : []))
const inside = (...lines: readonly string[]): string =>
  `Vagrant.configure("2") do |config|\n${lines.map((line) => `  ${line}\n`).join('')}end\n`
const rules = (text: string): readonly string[] =>
  judge('Vagrantfile', text, { presets: ['strict'] }).findings.map(({ rule }) => rule)

describe('Vagrantfile', () => {
  describe('is told', () => {
    for (const [name, text, languageId, expected] of [
      ['Vagrantfile', inside(), undefined, true],
      ['Vagrantfile.local', inside(), undefined, true],
      ['web.Vagrantfile', inside(), undefined, true],
      ['Vagrantfile', '# nothing yet\n', undefined, false],
      ['Vagrantfile.erb', inside(), undefined, false],
      ['Vagrantfile.yaml', inside(), undefined, false],
      ['helper.rb', inside(), 'ruby', true],
      ['helper.rb', inside(), undefined, false],
      ['Vagrantfile', inside(), 'yaml', false],
      ['Vagrantfile', inside(), 'ruby', true],
    ] as const) {
      it(`${name} ${languageId ?? ''} ${text.length > 20 ? 'with' : 'without'} a configuration: ${expected}`, () => {
        assert.equal(kindOf(name, text, languageId) === 'vagrant', expected)
      })
    }
  })

  it('names machines, and what is for all of them', () => {
    const text = inside(
      'config.ssh.forward_agent = true',
      'config.vm.define "web", primary: true do |web|',
      '  web.ssh.forward_x11 = true',
      'end',
      'config.vm.define :db',
    )
    assert.deepEqual(
      all(text, 'workload').map(({ subject, noun }) => [subject, noun]),
      [
        ['machine web', 'machine "web"'],
        ['machine db', 'machine "db"'],
      ],
    )
    assert.deepEqual(
      all(text, 'vagrant.setting').map(({ noun, key }) => [noun, key]),
      [
        ['every machine', 'ssh.forward_agent'],
        ['machine "web"', 'ssh.forward_x11'],
      ],
    )
  })

  it('follows variables of any name, and those alone', () => {
    const text =
      'Vagrant.configure(2) do |c|\n  c.vm.provider :virtualbox do |v, o|\n    v.gui = true\n    o.ssh.forward_x11 = true\n    x.gui = true\n  end\nend\nc.vm.box = "a/b"\n'
    assert.deepEqual(
      all(text, 'vagrant.setting').map(({ key }) => key),
      ['virtualbox.gui', 'ssh.forward_x11'],
    )
  })

  it('says when a setting hangs on a condition, and edits nothing in loops', () => {
    const [first, second] = all(
      inside('config.ssh.forward_agent = true if x', '[1].each do |i|', '  config.ssh.forward_x11 = true', 'end'),
      'vagrant.setting',
    )
    assert.match(first?.noun ?? '', /condition/)
    assert.equal(first?.set('false'), undefined)
    assert.equal(second?.set('false'), undefined)
  })

  for (const [what, line] of [
    ['a variable', 'config.ssh.insert_key = keep'],
    ['a call', 'config.ssh.insert_key = keep?(1)'],
    ['a ternary', 'config.ssh.insert_key = x ? false : true'],
    ['an environment variable', 'config.ssh.insert_key = ENV["KEEP"] != "1"'],
    ['another assignment', 'config.ssh.insert_key ||= false'],
  ] as const) {
    it(`knows nothing of ${what}`, () => assert.ok(!rules(inside(line)).includes('insecure-ssh-key-kept')))
  }

  for (const [what, text] of [
    ['loaded code', `require_relative "more"\n${inside('config.vm.box = "a/b"')}`],
    [
      'machines in a loop',
      inside('config.vm.box = "a/b"', '%w[a b].each do |n|', '  config.vm.define n do |m|', '  end', 'end'),
    ],
    ['a provider without a name', inside('config.vm.box = "a/b"', 'config.vm.provider p do |v|', 'end')],
    ['blocks left open', 'Vagrant.configure("2") do |config|\n  config.vm.box = "a/b"\n'],
  ] as const) {
    it(`calls nothing absent beside ${what}`, () =>
      assert.deepEqual(
        rules(text).filter((rule) => rule !== 'syntax-error'),
        [],
      ))
  }

  it('reads ports in all notations', () => {
    const text = inside(
      'config.vm.network "forwarded_port", guest: 80, host: 8080',
      'config.vm.network :forwarded_port, :guest => 22, :host => 2222, :host_ip => "127.0.0.1"',
      'config.vm.network "forwarded_port", guest: 1, host: 2, host_ip: ip',
      'config.vm.forward_port 80, 8081',
      'config.vm.network "forwarded_port", guest: 53, host: 53, protocol: "udp", disabled: true',
    )
    assert.deepEqual(
      all(text, 'port').map(({ address, text: shown }) => [address, shown]),
      [
        ['', '8080:80'],
        ['127.0.0.1', '2222:22'],
        [undefined, '2:1'],
        ['', '8081:80'],
      ],
    )
  })

  it('reads scripts out of strings, heredocs, blocks and variables, and masks what is secret in them', () => {
    const text =
      '$setup = <<-SETUP\nchmod 777 /srv\nSETUP\n' +
      inside(
        'config.vm.provision "shell", inline: "echo \\"a b\\" | tee /x"',
        'config.vm.provision "shell", inline: $setup',
        'config.vm.provision "named", type: "shell" do |s|',
        '  s.inline = <<~EOS',
        '    cat <<EOF > /etc/x',
        '    PASSWORD=hu7-Tk29x',
        '    EOF',
        '    curl https://a.example/#{x}.sh | sh',
        '  EOS',
        '  s.privileged = false',
        'end',
      )
    assert.deepEqual(
      all(text, 'command').map(({ program, phase, script }) => [program, phase, script.asRoot]),
      [
        ['echo', 'provision', true],
        ['tee', 'provision', true],
        ['chmod', 'provision', true],
        ['cat', 'provision', false],
        ['curl', 'provision', false],
        ['sh', 'provision', false],
      ],
    )
    assert.equal(all(text, 'command')[0]?.args[0]?.value, 'a b')
    const { secrets } = vagrant.read(new Source('file:///x/Vagrantfile', text), ALONE)
    assert.deepEqual(
      secrets.map(({ start, end }) => text.slice(start, end)),
      ['hu7-Tk29x'],
    )
  })

  it('leaves PowerShell and other interpreters alone', () => {
    assert.deepEqual(
      all(
        inside(
          'config.vm.provision "shell", inline: "Set-ExecutionPolicy Bypass"',
          'config.vm.provision "shell", inline: "#!/usr/bin/env python3\\nprint(1)"',
        ),
        'command',
      ),
      [],
    )
  })

  it('gives containers to rules of containers', () => {
    const found = rules(
      inside(
        'config.vm.provision "docker" do |d|',
        '  d.run "web", image: "nginx:1.27", args: "--privileged -v /var/run/docker.sock:/var/run/docker.sock --pid=host --cap-add SYS_ADMIN"',
        'end',
      ),
    )
    for (const rule of ['privileged-container', 'control-socket-mounted', 'host-pid-namespace']) {
      assert.ok(found.includes(rule), rule)
    }
    assert.ok(
      rules(
        inside(
          'config.vm.provider "docker" do |d|',
          '  d.image = "nginx:1.27"',
          '  d.create_args = ["--privileged"]',
          'end',
        ),
      ).includes('privileged-container'),
    )
  })

  it('reads options of VBoxManage, several in one call', () => {
    const text = inside(
      'config.vm.provider "virtualbox" do |v|',
      '  v.customize ["modifyvm", :id, "--clipboard", "bidirectional", "--draganddrop", "hosttoguest", "--nicpromisc2", "allow-all", "--vrde", "on"]',
      'end',
    )
    for (const rule of [
      'clipboard-shared-with-host',
      'file-transfer-with-host',
      'network-promiscuous',
      'remote-display-without-password',
    ]) {
      assert.ok(rules(text).includes(rule), rule)
    }
  })

  it('reads forwarding rules of VBoxManage as ports', () => {
    const text = inside(
      'config.vm.provider "virtualbox" do |v|',
      '  v.customize ["modifyvm", :id, "--natpf1", "web,tcp,,8080,,80"]',
      'end',
    )
    const [port] = all(text, 'port')
    assert.deepEqual([port?.address, port?.text], ['', '8080:80'])
    assert.match(applyEdits(text, port?.bindLoopback() ?? []), /"web,tcp,127\.0\.0\.1,8080,,80"/)
  })

  it("judges VMware's settings as those of a .vmx file", () => {
    assert.ok(
      rules(
        inside(
          'config.vm.provider "vmware_desktop" do |v|',
          '  v.vmx["isolation.tools.copy.disable"] = "FALSE"',
          'end',
        ),
      ).includes('clipboard-shared-with-host'),
    )
  })

  it('reads home directories however they are written, and downgrades what a share cannot do', () => {
    for (const path of ['"~"', 'ENV["HOME"]', 'Dir.home', '"#{ENV[\'HOME\']}/.ssh"', '"/etc"', '"/"']) {
      const found = rules(inside(`config.vm.synced_folder ${path}, "/host"`))
      assert.ok(found.includes('sensitive-host-path'), path)
      assert.ok(!found.includes('control-socket-mounted') && !found.includes('root-equivalent-host-path'), path)
    }
    assert.ok(!rules(inside('config.vm.synced_folder "src", "/srv"')).includes('sensitive-host-path'))
  })

  it('finds credentials under their names, and masks them', () => {
    const text = `API_TOKEN = "q8Zr11xAk2nQy0Jc"\n${inside(
      'config.vm.provider "aws" do |aws|',
      '  aws.secret_access_key = "Jx0-2nQy8Zr11xAk"',
      'end',
      'config.vm.provision "chef_solo" do |chef|',
      '  chef.json = { "db_password" => "W7-torvikAn", user: { password: "vagrant" } }',
      'end',
      'key = ENV["DB_PASSWORD"] || "pT9-lamerqu"',
    )}`
    const { secrets, facts } = vagrant.read(new Source('file:///x/Vagrantfile', text), ALONE)
    const masked = secrets.map(({ start, end }) => text.slice(start, end))
    for (const value of ['q8Zr11xAk2nQy0Jc', 'Jx0-2nQy8Zr11xAk', 'W7-torvikAn', 'pT9-lamerqu']) {
      assert.ok(masked.includes(value), value)
    }
    assert.equal(facts.filter(({ name }) => name === 'secret').length, 5)
    assert.equal(rules(text).filter((rule) => rule === 'credential-in-text').length, 4)
  })

  it('leaves scripts of Windows guests alone', () => {
    assert.deepEqual(
      all(inside('config.vm.communicator = "winrm"', 'config.vm.provision "shell", inline: "echo a"'), 'command'),
      [],
    )
  })

  it('has a sample in which nothing is to be raised, and one in which much is', () => {
    const sample = (name: string): readonly string[] =>
      judge('Vagrantfile', readFileSync(`samples/${name}/Vagrantfile`, 'utf8')).findings.map(({ rule }) => rule)
    assert.deepEqual(sample('hardened'), [])
    assert.ok(sample('weak').length > 10)
  })

  it('suppresses by comments, and keeps their blocks', () => {
    assert.ok(
      !rules(inside('# ringfence-ignore ssh-x11-forwarded: a desktop', 'config.ssh.forward_x11 = true')).includes(
        'ssh-x11-forwarded',
      ),
    )
    assert.ok(
      !rules(inside('config.ssh.forward_x11 = true # ringfence-ignore ssh-x11-forwarded')).includes(
        'ssh-x11-forwarded',
      ),
    )
  })

  it('reads a script for a Unix shell as one, whatever its words look like', () => {
    for (const line of ['add-apt-repository ppa:a/b', 'start-stop-daemon --stop', 'k3s --write-kubeconfig-mode 600']) {
      const text = inside(`config.vm.provision "shell", inline: "${line} && chmod 777 /srv"`)
      assert.ok(rules(text).includes('world-writable-permissions'), line)
    }
    const windows = inside('config.vm.provision "shell", inline: "Set-Item x; chmod 777 /srv"')
    assert.ok(!rules(windows).includes('world-writable-permissions'))
  })

  it("says of a VMware setting only what that line's circumstances are", () => {
    const noun = (...lines: readonly string[]): string | undefined =>
      all(inside('config.vm.provider "vmware_desktop" do |v|', ...lines, 'end'), 'machineFeature')[0]?.noun
    assert.equal(noun('v.vmx["memsize"] = ENV["MEM"] || "1"', 'v.vmx["vhv.enable"] = "TRUE"'), 'the virtual machine')
    assert.equal(noun('v.vmx["vhv.enable"] = ENV["VHV"] || "TRUE"'), 'the virtual machine, unless VHV is set,')
  })
})
