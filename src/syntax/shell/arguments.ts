import { words } from '../../core/words.ts'
import type { Invocation } from './invocation.ts'
import type { ShellWord } from './model.ts'

/** What useradd and usermod share. */
const USER = `
  -b --base-dir -c --comment -d --home-dir --home -e --expiredate -f --inactive -g --gid -G --groups -k --skel -K
  --key -p --password -s --shell -u --uid -Z --selinux-user -R --root -P --prefix`

/**
 * The options that take the next word (or the rest of theirs) as a value, by program; from the programs' manual pages. Without them
 * `-o Dpkg::Options::=--force-confold` has an operand too many and `-oDebug::x=yes` looks like `-y`.
 */
const VALUE_FLAGS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'apt-get apt aptitude apt-cache': `
      -o --option -c --config-file -t --target-release --default-release -a --host-architecture -P`,
    apk: `
      -X --repository -p --root -t --virtual --repositories-file --keys-dir --cache-dir --cache-max-age --wait --arch
      --timeout --progress-fd`,
    'yum dnf dnf5 microdnf tdnf yum-config-manager': `
      -c --config -x --exclude --enablerepo --disablerepo --enable-repo --disable-repo --repo --repoid --setopt
      --installroot --releasever -d --debuglevel -e --errorlevel -R --forcearch --repofrompath --comment --setvar
      --use-host-config`,
    zypper: `
      -R --root -r --repo -t --type --from -c --config -D --reposd-dir -C --cache-dir -p --plus-repo --plus-content
      --installroot --releasever`,
    'pip pip3 pip2 pipx uv': `
      -r --requirement -c --constraint -e --editable -i --index-url --extra-index-url -f --find-links -t --target
      --trusted-host --prefix --root --cache-dir --python --timeout --retries --proxy --progress-bar --log --src
      --platform --python-version --implementation --abi --no-binary --only-binary --global-option --install-option
      --build-option --upgrade-strategy --cert --client-cert --report -C --config-settings --use-feature
      --use-deprecated --exists-action --index --default-index -p --allow-insecure-host --keyring-provider --group --extra
      --override --config-file --directory --project`,
    'npm yarn pnpm': `
      --prefix -C --registry -w --workspace --loglevel --cache --userconfig --omit --only --include --tag --cwd --dir
      --filter --cache-folder --modules-folder --network-timeout --network-concurrency --mutex`,
    gem: `
      -v --version -s --source -i --install-dir -n --bindir -P --trust-policy --platform -p --http-proxy --config-file
      -B --bulk-threshold`,
    cargo: `
      --version --vers --git --branch --tag --rev --path --root --features -F --target --target-dir -j --jobs -p
      --package --bin --registry --index --profile --config -Z --color --manifest-path`,
    composer: '-d --working-dir --prefer-install --apcu-autoloader-prefix --ignore-platform-req',
    curl: `
      -A --user-agent -b --cookie -c --cookie-jar -C --continue-at -d --data --data-raw --data-binary --data-urlencode
      --data-ascii -D --dump-header -e --referer -E --cert --cert-type -F --form --form-string -H --header -K --config
      -m --max-time -o --output --output-dir -P --ftp-port -Q --quote -r --range -t --telnet-option -T --upload-file
      -u --user -U --proxy-user -w --write-out -x --proxy -X --request -y --speed-time -Y --speed-limit -z --time-cond
      --retry --retry-delay --retry-max-time --connect-timeout --cacert --capath --key --pass --ciphers --tls-max
      --url --resolve --connect-to --interface --limit-rate --max-filesize --max-redirs --noproxy --proto
      --proto-default --proto-redir --unix-socket --json --oauth2-bearer --socks5 --socks5-hostname --netrc-file
      --stderr --trace --aws-sigv4 --create-file-mode --dns-servers --pinnedpubkey --tls13-ciphers --url-query
      --variable --expand-url`,
    wget: `
      -O --output-document -o --output-file -a --append-output -e --execute -t --tries -T --timeout -w --wait -Q
      --quota -U --user-agent -P --directory-prefix -D --domains -A --accept -R --reject -I --include-directories -X
      --exclude-directories -l --level -B --base -i --input-file --header --user --password --http-user
      --http-password --post-data --post-file --method --body-data --referer --load-cookies --save-cookies
      --ca-certificate --ca-directory --certificate --private-key --secure-protocol --progress --limit-rate
      --waitretry --connect-timeout --read-timeout --dns-timeout --cut-dirs --max-redirect`,
    useradd: USER,
    usermod: `${USER} -l --login`,
    groupadd: '-g --gid -K --key -p --password -R --root -P --prefix',
    groupmod: '-g --gid -n --new-name -p --password -R --root',
    'adduser addgroup': `
      --home --shell --uid --gid --ingroup --firstuid --lastuid --firstgid --lastgid --conf --gecos --comment
      --add_extra_groups -h -g -s -G -u -k -c -d -p`,
    'chmod chgrp': '--reference',
    chown: '--from --reference',
    install: '-m --mode -o --owner -g --group -t --target-directory -S --suffix',
    mkdir: '-m --mode',
    'cp mv ln': '-t --target-directory -S --suffix',
    tar: `
      -f --file -C --directory -X --exclude-from -T --files-from -I --use-compress-program -b -g --exclude --transform
      --xform --owner --group --mode --strip-components --wildcards-match-slash`,
    unzip: '-d -P',
    git: `
      -C -c --git-dir --work-tree -b --branch --depth -o --origin -j --jobs --config --reference --template -u
      --upload-pack --separate-git-dir --filter`,
    gpg: `
      --keyserver --keyserver-options -o --output --homedir --keyring --primary-keyring --secret-keyring -r
      --recipient -u --local-user --passphrase --passphrase-fd --pinentry-mode --batch-file --default-key`,
    rpm: '--root --dbpath -D --define -E --eval --prefix --relocate --excludepath --rcfile --macros',
    dpkg: '--root --admindir --instdir -D',
    sed: '-e --expression -f --file -l --line-length',
    grep: '-e --regexp -f --file -m --max-count -A -B -C -d -D --include --exclude',
    ssh: '-b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w',
    scp: '-c -D -F -i -J -l -o -P -S -X',
    'ssh-keygen': '-t -b -f -N -C -P -O -m -F -R -a -I -n -V -z -Y -s',
    rsync: '-e --rsh -f --filter --exclude --include --files-from --chmod --chown -B -T -M',
    make: '-C --directory -f --file -I -o -W',
    'su runuser': `
      -c --command --session-command -s --shell -g --group -G --supp-group -w --whitelist-environment -u --user`,
  }).flatMap(([programs, flags]) => words(programs).map((program) => [program, words(flags)] as const)),
)

/** Programs whose long options begin with one hyphen: `find -perm`, `go -ldflags`. */
const ONE_HYPHEN: ReadonlySet<string> = new Set(
  words('find go java javac keytool openssl terraform packer certutil ip'),
)

/** The options of `program` that take a value, in the forms `-o` and `--option`. */
function valueFlagsOf(program: string): readonly string[] {
  return VALUE_FLAGS.get(/^pip[0-9.]+$/.test(program) ? 'pip' : program) ?? []
}

/** Whether `-abc` is one option of `program` and not three. */
function hasOneHyphenOptions(program: string): boolean {
  return ONE_HYPHEN.has(program)
}

/** An option as the program sees it: `-yq` is two of them. */
export interface ProgramOption {
  /** `-y`, `--yes`; `-perm` for programs whose long options have one hyphen. */
  readonly flag: string
  readonly word: ShellWord
  /** From `--opt=value`, `-ovalue`, or the next word of an option that takes one; undefined when there is none or it is not known. */
  readonly value: string | undefined
  /** The word the value stands in. */
  readonly valueWord: ShellWord | undefined
}

export interface ProgramArguments {
  readonly options: readonly ProgramOption[]
  readonly operands: readonly ShellWord[]
}

/**
 * Sorts a program's arguments into options and operands; after `--` all are operands.
 * @param valueFlags options that take a value, besides those known of the program
 */
export function argumentsOf(invocation: Invocation, valueFlags: readonly string[] = []): ProgramArguments {
  const options: ProgramOption[] = []
  const operands: ShellWord[] = []
  const { args, program } = invocation
  const valued = new Set([...valueFlagsOf(program), ...valueFlags])
  const whole = hasOneHyphenOptions(program)
  for (let i = 0; i < args.length; i++) {
    const word = args[i]
    if (!word) break
    const head = word.literals[0] ?? ''
    if (word.value === '--') {
      operands.push(...args.slice(i + 1))
      break
    }
    if (head.length < 2 || !head.startsWith('-')) {
      operands.push(word)
      continue
    }
    const read = head.startsWith('--') || whole ? readLong(word, head) : readCluster(word, head, valued)
    const last = read.at(-1)
    if (last && last.valueWord === undefined && valued.has(last.flag)) {
      const next = args[i + 1]
      read[read.length - 1] = { ...last, value: next?.value, valueWord: next }
      i++
    }
    options.push(...read)
  }
  return { options, operands }
}

function readLong(word: ShellWord, head: string): ProgramOption[] {
  const equals = head.indexOf('=')
  if (equals < 0) return [{ flag: head, word, value: undefined, valueWord: undefined }]
  return [{ flag: head.slice(0, equals), word, value: word.value?.slice(equals + 1), valueWord: word }]
}

function readCluster(word: ShellWord, head: string, valued: ReadonlySet<string>): ProgramOption[] {
  const options: ProgramOption[] = []
  for (let i = 1; i < head.length; i++) {
    const flag = `-${head[i] ?? ''}`
    const next = head[i + 1]
    const attached = next === undefined ? word.value === undefined : valued.has(flag) || !/[A-Za-z0-9]/.test(next)
    if (attached) {
      const from = next === '=' ? i + 2 : i + 1
      options.push({ flag, word, value: word.value?.slice(from), valueWord: word })
      break
    }
    options.push({ flag, word, value: undefined, valueWord: undefined })
  }
  return options
}

/**
 * Whether one of the options is given, also within `-yqq`. A repeated letter (`-qq`) asks for that many of it, in one word or several;
 * another name of one hyphen (`-nv`) asks for that very word.
 */
export function hasFlag(invocation: Invocation, ...names: readonly string[]): boolean {
  const { options } = argumentsOf(invocation)
  return names.some((name) => {
    if (options.some((option) => option.flag === name || (name.length > 2 && option.word.value === name))) return true
    const letter = /^-(.)\1+$/.exec(name)?.[1]
    return (
      letter !== undefined &&
      letter !== '-' &&
      options.filter((option) => option.flag === `-${letter}`).length >= name.length - 1
    )
  })
}

/** The last of the named options given. They are taken to have a value. */
export function optionOf(invocation: Invocation, ...names: readonly string[]): ProgramOption | undefined {
  return argumentsOf(invocation, names)
    .options.filter((option) => names.includes(option.flag))
    .at(-1)
}

/** The value of the last of the named options; undefined when none is given, or its value is not known. */
export function optionValue(invocation: Invocation, ...names: readonly string[]): string | undefined {
  return optionOf(invocation, ...names)?.value
}

/** The arguments that are neither options nor their values. */
export function operands(invocation: Invocation, valueFlags: readonly string[] = []): readonly ShellWord[] {
  return argumentsOf(invocation, valueFlags).operands
}

/** The first operand: `install` in `apt-get -y install curl`. */
export function subcommand(invocation: Invocation): string | undefined {
  return operands(invocation)[0]?.value
}

/** Whether options may hide in a variable: an unquoted argument that begins with an expansion, or `"$@"`. */
export function mayHideFlags(invocation: Invocation): boolean {
  const hides = (word: ShellWord): boolean => word.value === undefined && word.literals[0] === ''
  return invocation.args.some((word) => hides(word) && (!word.quoted || word.text.startsWith('"$@')))
}
