import assert from 'node:assert/strict'
import { isImmutable, isVendorInstaller } from '../../src/knowledge/packages/installers.ts'
import { hasChoice, readPackageCommand } from '../../src/knowledge/packages/command.ts'
import type { PackageManagerId } from '../../src/knowledge/packages/manager.ts'
import { PACKAGE_MANAGERS } from '../../src/knowledge/packages/managers.ts'
import { isPinned } from '../../src/knowledge/packages/pins.ts'
import { webAddress } from '../../src/syntax/notation/web-address.ts'

function read(line: string) {
  const [program = '', ...words] = line.match(/'[^']*'|\S+/g)?.map((word) => word.replace(/^'|'$/g, '')) ?? []
  const command = readPackageCommand(program, words)
  return {
    words,
    command,
    summary:
      command &&
      [command.manager.id, command.action, command.subcommand, ...command.packages.map((index) => words[index])].join(
        ' ',
      ),
  }
}

describe('knowledge: package commands', () => {
  it('reads calls', () => {
    const cases: Readonly<Record<string, string | undefined>> = {
      'apt-get install -y curl git': 'apt-get install install curl git',
      'apt-get -y -o Dpkg::Options::=--force-confold --no-install-recommends install nodejs=0.10':
        'apt-get install install nodejs=0.10',
      'apt-get -qq update': 'apt-get update update',
      'apt-get dist-upgrade': 'apt-get upgrade dist-upgrade',
      'apt-mark hold x': undefined,
      'aptitude install x': 'aptitude install install x',
      'dpkg -i x.deb': 'dpkg install -i x.deb',
      'apk add --virtual .build -X http://x gcc': 'apk install add gcc',
      'dnf module install -y tomcat:9': 'dnf install module install tomcat:9',
      "dnf -y --setopt=group_package_types=mandatory group install 'Development Tools'":
        'dnf install group install Development Tools',
      'dnf in -y x': 'dnf install in x',
      'dnf clean all': 'dnf clean clean all',
      'yum update -y': 'yum upgrade update',
      'zypper -n in -r repo x': 'zypper install in x',
      'pip install --index-url https://x/y foo==1 -r requirements.txt': 'pip install install foo==1',
      'pip3.11 install x': 'pip install install x',
      'python3 -m pip install --user x': 'pip install install x',
      'python3 -m venv x': undefined,
      'python -c pip': undefined,
      'uv pip install x': 'uv install pip install x',
      'npm install -g --loglevel verbose sax@0.1.1': 'npm install install sax@0.1.1',
      'npm run --crazy install': 'npm other run install',
      'npm ci': 'npm other ci',
      yarn: 'yarn install ',
      'yarn --frozen-lockfile': 'yarn install ',
      'yarn build': 'yarn other build',
      'yarn global add x': 'yarn install global add x',
      'yarn cache clean': 'yarn clean cache clean',
      'gem install bundler -v 2.0.1': 'gem install install bundler',
      'go run example.com/pkg@v1 foo bar': 'go install run example.com/pkg@v1',
      'cargo install --version 1 ripgrep': 'cargo install install ripgrep',
      'composer global require a/b:1': 'composer install global require a/b:1',
      'composer create-project a/b folder': 'composer install create-project a/b',
      'pacman -Syu --noconfirm': 'pacman upgrade -Syu',
      'pacman -S git': 'pacman install -S git',
      'notdnf install x': undefined,
      apk: 'apk other ',
    }
    for (const [line, expected] of Object.entries(cases)) assert.equal(read(line).summary, expected, line)
  })

  it('knows where a flag would go and what cannot be pinned', () => {
    assert.equal(read('apt-get -q install x').command?.subcommandIndex, 1)
    assert.equal(read('dnf group install x').command?.subcommandIndex, 1)
    assert.equal(read('yarn').command?.subcommandIndex, -1)
    const versioned = {
      'apt-get install x': true,
      'apt-get -t bookworm install x': false,
      'pip install x -c c.txt': false,
      'pip install x -r r.txt': true,
      'dnf group install x': false,
      'gem install x --version=2': false,
      'cargo install x --locked': false,
      'apt-get update': false,
      'apt-get build-dep x': false,
      'composer create-project a/b folder': true,
      'composer create-project a/b folder 1.2': false,
    }
    for (const [line, expected] of Object.entries(versioned)) {
      assert.equal(read(line).command?.versioned, expected, line)
    }
  })

  it('keeps words that cannot be known as packages, never as subcommands', () => {
    assert.deepEqual(readPackageCommand('apt-get', ['install', undefined])?.packages, [1])
    assert.equal(readPackageCommand('yarn', [undefined])?.action, 'other')
  })

  it('sees choices in every spelling', () => {
    const cases: readonly (readonly [string, 'assumeYes' | 'noCache' | 'noRecommends', boolean])[] = [
      ['apt-get install -y x', 'assumeYes', true],
      ['apt-get install -qy x', 'assumeYes', true],
      ['apt-get -yqq install x', 'assumeYes', true],
      ['apt-get install -qq x', 'assumeYes', true],
      ['apt-get install -q x', 'assumeYes', false],
      ['apt-get install --quiet --quiet x', 'assumeYes', true],
      ['apt-get install --yes x', 'assumeYes', true],
      ['apt-get -o APT::Get::Assume-Yes=true install x', 'assumeYes', true],
      ['apt-get -oAPT::Get::Assume-Yes=true install x', 'assumeYes', true],
      ['apt-get -o APT::Get::Assume-Yes=false install x', 'assumeYes', false],
      ['apt-get install --no-install-recommends x', 'noRecommends', true],
      ['apt-get -o APT::Install-Recommends=false install x', 'noRecommends', true],
      ['apt-get install --dry-run x', 'assumeYes', false],
      ['apk add --no-cache x', 'noCache', true],
      ['apk add x', 'noCache', false],
      ['yum -y install x', 'assumeYes', true],
      ['dnf install --assumeyes x', 'assumeYes', true],
      ['dnf --setopt=install_weak_deps=False install x', 'noRecommends', true],
      ['zypper --non-interactive in x', 'assumeYes', true],
      ['zypper in x', 'assumeYes', false],
      ['pip install --no-cache-dir x', 'noCache', true],
      ['pip install x', 'assumeYes', false],
    ]
    for (const [line, choice, expected] of cases) {
      const { words, command } = read(line)
      assert.ok(command, line)
      assert.equal(hasChoice(command, words, command.manager[choice]), expected, line)
    }
  })

  it('inserts a flag it would recognise', () => {
    for (const manager of PACKAGE_MANAGERS) {
      for (const set of [manager.assumeYes, manager.noCache, manager.noRecommends]) {
        if (set === undefined) continue
        const words = [manager.actions.install?.[0] ?? '', set.insert]
        const command = readPackageCommand(manager.id, words)
        assert.ok(command && hasChoice(command, words, set), `${manager.id} ${set.insert}`)
      }
    }
  })
})

describe('knowledge: pins', () => {
  const cases: Readonly<
    Partial<Record<PackageManagerId, { readonly pinned: readonly string[]; readonly loose: readonly string[] }>>
  > = {
    'apt-get': {
      pinned: ['nodejs=0.10', './x.deb', '/tmp/x.deb', 'x.deb', '$PKG', 'x/bookworm-backports', 'x-', 'x=$V'],
      loose: ['python', 'g++', 'libstdc++', 'python3-pip', 'x=', 'x:amd64'],
    },
    apk: {
      pinned: ['flex=2.6.4-r1', 'git~2.52.0', 'git~=2.52', 'x>=1', 'x<2', 'my-1.apk', '.build'],
      loose: ['libffi', 'python3-dev', 'x@edge'],
    },
    yum: {
      pinned: ['rpm-sign-4.16.1.3', 'tomcat:9', 'https://x/y.rpm', 'x.rpm', '@dev'],
      loose: ['tomcat', 'python3-pip', 'gcc-c++'],
    },
    dnf: {
      pinned: ['tomcat-9.0.1', 'gcc-c++-1.1.1', 'openssl-1:1.1.1k', 'nodejs:18/common'],
      loose: ['tomcat', 'gcc-c++'],
    },
    zypper: { pinned: ['tomcat=9.0.39', 'tomcat<=9.0', 'x.rpm', 'pattern:devel'], loose: ['tomcat'] },
    pip: {
      pinned: [
        'a==1',
        'a===1',
        'a~=1',
        'a>=1',
        'a<1',
        'a[x]==1',
        'x.whl',
        '.',
        './x',
        'foo/bar',
        'git+ssh://github.com/rtfd/r.git@0.6#egg=r',
        'a @ https://x/y.zip',
        'https://x/y.tar.gz',
      ],
      loose: ['MySQL_python', 'a[x]', 'git+ssh://git@github.com/rtfd/r.git#egg=r', 'git+https://github.com/a/b'],
    },
    npm: {
      pinned: [
        'sax@0.1.1',
        '@my/x@1',
        '@my/x@>=0.1.0 <0.2.0',
        'x-v1.2.3.tar.gz',
        '/folder',
        '../folder',
        'git://github.com/npm/npm.git#v1',
        'a/b#1',
        'https://x/y.tgz',
        'x@^1',
      ],
      loose: [
        'express',
        '@my/x',
        'x@latest',
        'x@',
        'git+ssh://git@github.com:npm/npm.git',
        'git+http://isaacs@github.com/npm/npm',
        'a/b',
      ],
    },
    gem: { pinned: ['bundler:1', 'x.gem'], loose: ['bundler'] },
    go: {
      pinned: ['example.com/p@v1.2.3', '.', './...', '/go/app', 'main.go', 'std', 'cmd/app'],
      loose: ['example.com/p', 'example.com/p@latest'],
    },
    cargo: { pinned: ['ripgrep@14'], loose: ['ripgrep'] },
    composer: { pinned: ['a/b:1.2', 'a/b=1', 'a/b ^1'], loose: ['a/b'] },
  }
  for (const [manager, { pinned, loose }] of Object.entries(cases)) {
    it(manager, () => {
      for (const word of pinned) assert.ok(isPinned(manager as PackageManagerId, word), word)
      for (const word of loose) assert.ok(!isPinned(manager as PackageManagerId, word), word)
    })
  }
})

describe('knowledge: installers', () => {
  it('know installers and fixed contents', () => {
    const of = (word: string) => webAddress(word) ?? assert.fail()
    assert.ok(isVendorInstaller(of('https://sh.rustup.rs')))
    assert.ok(isVendorInstaller(of('https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.1/install.sh')))
    assert.ok(!isVendorInstaller(of('https://raw.githubusercontent.com/someone/nvm/v0.40.1/install.sh')))
    assert.ok(!isVendorInstaller(of('https://sh.rustup.rs.example.com')))
    assert.ok(isImmutable(of(`https://raw.githubusercontent.com/a/b/${'0123456789'.repeat(4)}/install.sh`)))
    assert.ok(!isImmutable(of('https://raw.githubusercontent.com/a/b/main/install.sh')))
  })
})
