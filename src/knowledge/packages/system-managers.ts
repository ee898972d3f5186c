import { words } from '../../core/words.ts'
import type { FlagSet, PackageManager } from './manager.ts'

const APT_VALUES = words(`
  -t --target-release --default-release -o --option -c --config-file -a --host-architecture -P --build-profiles
`)

const APT_YES: FlagSet = {
  flags: ['-y', '--yes', '--assume-yes', '-qq', '-q=2', '--force-yes'],
  twice: ['-q', '--quiet'],
  letters: 'y',
  options: /^apt::get::assume-yes=["']?(?:true|1|yes|on)/i,
  insert: '-y',
}

const APT_NO_RECOMMENDS: FlagSet = {
  flags: ['--no-install-recommends'],
  options: /^apt::install-recommends=["']?(?:false|0|no|off)/i,
  insert: '--no-install-recommends',
}

const APT_CACHES = ['/var/lib/apt/lists', '/var/cache/apt']
const APT_CLEAN = 'rm -rf /var/lib/apt/lists/*'

const RPM_VALUES = words(`
  -c --config -d --debuglevel -e --errorlevel -R --randomwait -x --exclude --excludepkgs --enablerepo --disablerepo
  --repo --repoid --installroot --releasever --setopt --disableexcludes --disableplugin --enableplugin --color
  --comment --advisory --forcearch --rpmverbosity
`)

const RPM_YES: FlagSet = {
  flags: ['-y', '--assumeyes'],
  letters: 'y',
  options: /^assumeyes=(?:true|1|yes)/i,
  insert: '-y',
}
const RPM_NO_RECOMMENDS: FlagSet = {
  flags: [],
  options: /^install_weak_deps=(?:false|0|no)/i,
  insert: '--setopt=install_weak_deps=False',
}

const RPM_ACTIONS: PackageManager['actions'] = {
  install: ['groupinstall', 'group install', 'localinstall', 'reinstall', 'rei', 'module install', 'install', 'in'],
  update: ['makecache', 'check-update'],
  upgrade: words('upgrade-minimal update-minimal distro-sync distrosync dist-upgrade upgrade update up-min up'),
  clean: ['clean all', 'clean'],
  remove: ['remove', 'erase', 'autoremove', 'rm'],
}

/** What apt-get and apt share. */
const APT = {
  unversioned: ['build-dep', 'reinstall'],
  assumeYes: APT_YES,
  noRecommends: APT_NO_RECOMMENDS,
  valueFlags: APT_VALUES,
  pinningFlags: ['-t', '--target-release', '--default-release'],
  caches: APT_CACHES,
  cleanCommand: APT_CLEAN,
  pinForm: 'name=version',
}

/** What the yum family shares. */
const RPM = {
  actions: RPM_ACTIONS,
  unversioned: ['groupinstall', 'group install', 'reinstall', 'rei'],
  assumeYes: RPM_YES,
  noRecommends: RPM_NO_RECOMMENDS,
  valueFlags: RPM_VALUES,
  caches: ['/var/cache/dnf', '/var/cache/libdnf5', '/var/cache/yum', '/var/cache/tdnf'],
  pinForm: 'name-version',
}

/** System package managers, as their manuals describe them: apt-get(8), apt(8), aptitude(8), dpkg(1), apk(8), yum(8), dnf(8), zypper(8), pacman(8). */
export const SYSTEM_MANAGERS: readonly PackageManager[] = [
  {
    id: 'apt-get',
    programs: [/^apt-get$/],
    actions: {
      install: ['install', 'reinstall', 'build-dep'],
      update: ['update'],
      upgrade: ['dist-upgrade', 'full-upgrade', 'upgrade'],
      clean: ['clean', 'autoclean', 'dist-clean', 'distclean'],
      remove: ['remove', 'purge', 'autoremove', 'autopurge'],
    },
    ...APT,
  },
  {
    id: 'apt',
    programs: [/^apt$/],
    actions: {
      install: ['install', 'reinstall', 'build-dep'],
      update: ['update'],
      upgrade: ['full-upgrade', 'dist-upgrade', 'upgrade'],
      clean: ['clean', 'autoclean', 'distclean'],
      remove: ['remove', 'purge', 'autoremove', 'autopurge'],
    },
    ...APT,
  },
  {
    id: 'aptitude',
    programs: [/^aptitude(?:-curses)?$/],
    actions: {
      install: ['install', 'reinstall', 'build-dep'],
      update: ['update'],
      upgrade: ['full-upgrade', 'dist-upgrade', 'safe-upgrade', 'upgrade'],
      clean: ['clean', 'autoclean'],
      remove: ['remove', 'purge'],
    },
    unversioned: ['build-dep', 'reinstall'],
    assumeYes: {
      flags: ['-y', '--assume-yes'],
      letters: 'y',
      options: /^aptitude::assume-yes=["']?(?:true|1|yes|on)/i,
      insert: '-y',
    },
    noRecommends: {
      flags: ['-R', '--without-recommends'],
      letters: 'R',
      options: /^apt::install-recommends=["']?(?:false|0|no)/i,
      insert: '-R',
    },
    valueFlags: ['-t', '--target-release', '-o', '-w', '-F', '-O'],
    pinningFlags: ['-t', '--target-release'],
    caches: APT_CACHES,
    cleanCommand: APT_CLEAN,
    pinForm: 'name=version',
  },
  {
    id: 'dpkg',
    programs: [/^dpkg$/],
    actions: { install: ['-i', '--install', '--unpack'], remove: ['-r', '--remove', '-P', '--purge'] },
    unversioned: ['-i', '--install', '--unpack'],
    valueFlags: ['--root', '--admindir', '--instdir'],
    caches: [],
    pinForm: 'a .deb file',
  },
  {
    id: 'apk',
    programs: [/^apk$/],
    actions: {
      install: ['add'],
      update: ['update'],
      upgrade: ['upgrade'],
      clean: ['cache clean', 'cache purge'],
      remove: ['del'],
    },
    // Without a network it reads the index that is there and stores nothing.
    noCache: { flags: ['--no-cache', '--no-network'], insert: '--no-cache' },
    valueFlags: words(`
      -t --virtual -X --repository -p --root --repositories-file --keys-dir --cache-dir --arch --wait --progress-fd
      --cache-max-age --timeout
    `),
    caches: ['/var/cache/apk', '/etc/apk/cache', '/lib/apk/cache'],
    cleanCommand: 'rm -rf /var/cache/apk/*',
    pinForm: 'name=version',
  },
  { id: 'yum', programs: [/^yum$/], ...RPM, cleanCommand: 'yum clean all' },
  { id: 'dnf', programs: [/^dnf[45]?$/], ...RPM, cleanCommand: 'dnf clean all' },
  // These two answer yes by themselves when nobody can be asked, but take the flag.
  { id: 'microdnf', programs: [/^microdnf$/], ...RPM, cleanCommand: 'microdnf clean all' },
  { id: 'tdnf', programs: [/^tdnf$/], ...RPM, cleanCommand: 'tdnf clean all' },
  {
    id: 'zypper',
    programs: [/^zypper$/],
    actions: {
      install: ['install', 'in', 'source-install', 'si'],
      update: ['refresh', 'ref'],
      upgrade: ['dist-upgrade', 'dup', 'update', 'up', 'patch'],
      clean: ['clean', 'cc'],
      remove: ['remove', 'rm'],
    },
    assumeYes: { flags: ['-n', '--non-interactive', '-y', '--no-confirm'], letters: 'ny', insert: '-n' },
    noRecommends: { flags: ['--no-recommends'], insert: '--no-recommends' },
    valueFlags: words(`
      -r --repo --from -t --type -R --root -c --config -D --reposd-dir -p --plus-repo --plus-content -C --cache-dir
      --releasever
    `),
    caches: ['/var/cache/zypp'],
    cleanCommand: 'zypper clean --all',
    pinForm: 'name=version',
  },
  {
    id: 'pacman',
    programs: [/^pacman$/],
    actions: {
      install: ['-S', '-U'],
      update: ['-Sy', '-Syy'],
      upgrade: ['-Syu', '-Syyu', '-Su', '-Suy'],
      clean: ['-Sc', '-Scc'],
      remove: ['-R', '-Rs', '-Rns'],
    },
    assumeYes: { flags: ['--noconfirm'], insert: '--noconfirm' },
    valueFlags: words('-b --dbpath -r --root --cachedir --config --ignore --overwrite --arch'),
    caches: ['/var/cache/pacman'],
    cleanCommand: 'pacman -Scc --noconfirm',
    pinForm: 'a package file',
  },
]
