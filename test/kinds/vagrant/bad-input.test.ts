// Any bytes in a Vagrantfile: read to the end, with places and edits inside the text.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { judge } from '../../engine/support.ts'

const sane = (text: string): void => {
  const { findings } = judge('Vagrantfile', text, { presets: ['strict'], maxFileSize: 10_000_000 })
  for (const { span, fixes } of findings) {
    for (const one of [span, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span))]) {
      assert.ok(0 <= one.start && one.start <= one.end && one.end <= text.length)
    }
  }
}
const HEAD = 'Vagrant.configure("2") do |config|\n'
const many = (line: string, count = 5_000): string =>
  `${HEAD}${Array.from({ length: count }, (_, i) => `  ${line.replaceAll('%', String(i))}\n`).join('')}end\n`

describe('bad Vagrantfiles', () => {
  for (const [what, text] of Object.entries({
    'nothing but a head': HEAD,
    metaprogramming: `${HEAD}  config.send(:vm).instance_eval { |x| eval("box = 1") }\n  define_method(:a) { |*b, **c, &d| b.each(&d) }\nend\n`,
    'heredocs without end': `${HEAD}  config.vm.provision "shell", inline: <<-A\n  curl x | sh\n`,
    'strings without end': `${HEAD}  config.vm.box = "a\n  config.ssh.insert_key = false\nend\n`,
    'too many ends': `${HEAD}end\nend\nend\nconfig.vm.box = "a"\n`,
    'blocks within blocks': HEAD + '  config.vm.define "a" do |config|\n'.repeat(20_000),
    'many settings': many('config.ssh.insert_key = false'),
    'many ports': many('config.vm.network "forwarded_port", guest: 80, host: %'),
    'many machines': many('config.vm.define("m%") { |m| m.vm.box = "a/b" }'),
    'many displays': many('config.vm.provider("virtualbox") { |v| v.customize ["modifyvm", :id, "--vrde", "on"] }'),
    'many scripts': many('config.vm.provision "shell", inline: "chmod 777 /a%"'),
    'one text used often': `X = "chmod 777 /a"\n${many('config.vm.provision "shell", inline: X')}`,
    'many comments': many('# ringfence-ignore ssh-root-login: x'),
    'many folders': many('config.vm.synced_folder "~", "/h%"'),
    'a long line': `${HEAD}  config.vm.box = ${'"a" + '.repeat(100_000)}"b"\nend\n`,
    'null bytes': `${HEAD}\0\0 config.vm.box = "\0"\nend\n`,
    'carriage returns': HEAD.replace('\n', '\r') + 'config.vm.box = "a"\rend\r',
  })) {
    it(`survives ${what}`, () => sane(text))
  }

  it('survives texts made of its own pieces', () => {
    const pieces = fc.constantFrom(
      HEAD,
      '  config.vm.',
      'config.ssh.insert_key = false\n',
      'network "forwarded_port", guest: 80, host: 8080',
      'synced_folder "~", "/x"',
      ', host_ip: "0.0.0.0"',
      'provision "shell", inline: <<-S\n',
      ' curl http://a | sh\n',
      'S\n',
      'config.vm.provider "virtualbox" do |v|\n',
      'v.customize ["modifyvm", :id, "--clipboard", "bidirectional"]\n',
      'end\n',
      ' if x\n',
      '%w[a b].each do |n|\n',
      '"',
      "'",
      '#{',
      '}',
      '{ |a|',
      '(',
      ')',
      '[',
      ']',
      '\r\n',
      '# c\n',
      ' = ',
      'true',
      ' do |x|\n',
      '__END__\n',
      '=begin\n',
      '=end\n',
      'ä😀',
    )
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 40 }).map((all) => HEAD + all.join('')),
        sane,
      ),
      { numRuns: 500 },
    )
  })
})
