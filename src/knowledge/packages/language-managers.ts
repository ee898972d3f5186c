import { words } from '../../core/words.ts'
import type { PackageManager } from './manager.ts'

/**
 * Language package managers, as their own command references describe them: pip, pipx, uv, npm, pnpm, Yarn, RubyGems, Go, Cargo,
 * Composer.
 */
export const LANGUAGE_MANAGERS: readonly PackageManager[] = [
  {
    id: 'pip',
    programs: [/^pip(?:\d+(?:\.\d+)?)?$/],
    actions: { install: ['install'], clean: ['cache purge'], remove: ['uninstall'] },
    // optparse takes any unambiguous beginning of an option.
    noCache: { flags: ['--no-cache-dir', '--no-cache', '--no-cache-di', '--no-cache-d'], insert: '--no-cache-dir' },
    noCacheVariable: 'PIP_NO_CACHE_DIR',
    cacheOption: '--cache-dir',
    cacheVariable: 'PIP_CACHE_DIR',
    valueFlags: words(`
      -r --requirement -c --constraint -e --editable -t --target -i --index-url --extra-index-url -f --find-links
      --trusted-host --prefix --root --src -b --build --platform --python-version --implementation --abi
      --upgrade-strategy --install-option --global-option -C --config-settings --config-setting --no-binary
      --only-binary --progress-bar --root-user-action --report --cache-dir --log --proxy --retries --timeout
      --exists-action --cert --client-cert --use-feature --use-deprecated --python --keyring-provider --group
    `),
    pinningFlags: ['-c', '--constraint'],
    caches: ['/root/.cache/pip', '/root/.cache'],
    cleanCommand: 'pip cache purge',
    pinForm: 'name==version',
  },
  {
    id: 'pipx',
    programs: [/^pipx$/],
    actions: { install: ['install', 'inject'], remove: ['uninstall'] },
    valueFlags: ['--python', '--pip-args', '--suffix', '-i', '--index-url', '--preinstall', '--backend'],
    caches: [],
    pinForm: 'name==version',
  },
  {
    id: 'uv',
    programs: [/^uv$/],
    actions: { install: ['pip install', 'tool install'], clean: ['cache clean', 'cache prune'] },
    noCache: { flags: ['--no-cache', '-n', '--no-cache-dir'], insert: '--no-cache' },
    noCacheVariable: 'UV_NO_CACHE',
    cacheOption: '--cache-dir',
    cacheVariable: 'UV_CACHE_DIR',
    valueFlags: words(`
      -r --requirement --requirements -c --constraint --constraints -e --editable -i --index-url --index
      --extra-index-url -f --find-links -p --python --target --prefix --cache-dir --override --group --extra
      --default-index --index-strategy --keyring-provider --python-preference --python-version --python-platform
      --resolution --prerelease --link-mode --overrides --excludes --reinstall-package --upgrade-package -P
      --refresh-package --no-build-package --no-binary --only-binary --no-binary-package --exclude-newer
      --config-setting -C --torch-backend --with --allow-insecure-host --config-file --directory --project
    `),
    pinningFlags: ['-c', '--constraint', '--constraints'],
    caches: ['/root/.cache/uv', '/root/.cache'],
    cleanCommand: 'uv cache clean',
    pinForm: 'name==version',
  },
  {
    id: 'npm',
    programs: [/^npm$/],
    actions: {
      install: ['install', 'i', 'add'],
      upgrade: ['update', 'upgrade'],
      clean: ['cache clean', 'cache clear', 'cache rm'],
      remove: ['uninstall', 'remove', 'rm'],
    },
    valueFlags: words(`
      --loglevel --registry --prefix -C --cache --omit --include -w --workspace --userconfig --tag --before
      --fetch-retries --fetch-timeout
    `),
    cacheOption: '--cache',
    cacheVariable: 'npm_config_cache',
    caches: ['/root/.npm', '/root/.npm/_cacache'],
    cleanCommand: 'npm cache clean --force',
    pinForm: 'name@version',
  },
  {
    id: 'pnpm',
    programs: [/^pnpm$/],
    actions: {
      install: ['install', 'i', 'add'],
      upgrade: ['update', 'up', 'upgrade'],
      clean: ['store prune'],
      remove: ['remove', 'rm', 'uninstall'],
    },
    valueFlags: ['--dir', '-C', '--filter', '-F', '--registry', '--store-dir', '--loglevel', '--reporter'],
    caches: ['/root/.local/share/pnpm/store'],
    cleanCommand: 'pnpm store prune',
    pinForm: 'name@version',
  },
  {
    // A bare `yarn` installs what package.json names.
    id: 'yarn',
    programs: [/^yarn(?:pkg)?$/],
    actions: {
      install: ['global add', 'install', 'add', ''],
      upgrade: ['global upgrade', 'upgrade', 'up'],
      clean: ['cache clean'],
      remove: ['global remove', 'remove'],
    },
    valueFlags: words(`
      --cwd --cache-folder --modules-folder --registry --network-timeout --mutex --prefix --global-folder
    `),
    cacheOption: '--cache-folder',
    cacheVariable: 'YARN_CACHE_FOLDER',
    caches: words(`
      /usr/local/share/.cache/yarn /root/.cache/yarn /usr/local/share/.cache /root/.cache/yarn/v6
      /usr/local/share/.cache/yarn/v6 /root/.yarn
    `),
    cleanCommand: 'yarn cache clean',
    pinForm: 'name@version',
  },
  {
    id: 'gem',
    programs: [/^gem(?:\d+(?:\.\d+)*)?$/],
    actions: { install: ['install', 'i'], upgrade: ['update'], clean: ['cleanup'], remove: ['uninstall'] },
    valueFlags: words(`
      -v --version -i --install-dir -n --bindir --platform --build-root -P --trust-policy -s --source -p --http-proxy
      -g --file --config-file
    `),
    pinningFlags: ['-v', '--version', '-g', '--file'],
    pinsOneOnly: ['-v', '--version'],
    caches: ['/usr/local/bundle/cache', '/root/.gem'],
    pinForm: 'name:version',
  },
  {
    id: 'go',
    programs: [/^go$/],
    actions: { install: ['install', 'get', 'run'], clean: ['clean'] },
    valueFlags: words(`
      -C -p -o -tags -ldflags -gcflags -asmflags -mod -modfile -exec -pkgdir -overlay -toolexec -buildmode -compiler
      -installsuffix
    `),
    caches: ['/go/pkg/mod', '/root/.cache/go-build'],
    cleanCommand: 'go clean -modcache',
    pinForm: 'module@version',
  },
  {
    id: 'cargo',
    programs: [/^cargo$/],
    actions: { install: ['install', 'binstall'], upgrade: ['update'], clean: ['clean'], remove: ['uninstall'] },
    valueFlags: words(`
      --version --vers --git --branch --tag --rev --path --root --index --registry --features -F --profile --target
      --target-dir --bin --example -j --jobs --config -Z --color
    `),
    pinningFlags: ['--version', '--vers', '--rev', '--tag', '--path', '--locked'],
    caches: ['/usr/local/cargo/registry', '/root/.cargo/registry'],
    pinForm: 'name@version',
  },
  {
    id: 'composer',
    programs: [/^composer(?:\.phar)?$/],
    actions: {
      install: ['global require', 'require', 'create-project', 'install'],
      upgrade: ['update', 'self-update'],
      clean: ['clear-cache', 'clearcache'],
      remove: ['remove'],
    },
    single: ['create-project'],
    assumeYes: { flags: ['-n', '--no-interaction'], letters: 'n', insert: '--no-interaction' },
    noCache: { flags: ['--no-cache'], insert: '--no-cache' },
    valueFlags: words(`
      -d --working-dir --prefer-install --ignore-platform-req --repository --repository-url -s --stability
    `),
    caches: ['/root/.composer/cache', '/root/.cache/composer', '/tmp/cache'],
    cleanCommand: 'composer clear-cache',
    pinForm: 'vendor/name:version',
  },
]
