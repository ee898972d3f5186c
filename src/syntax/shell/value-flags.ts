import { words } from '../../core/words.ts'

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
export function valueFlagsOf(program: string): readonly string[] {
  return VALUE_FLAGS.get(/^pip[0-9.]+$/.test(program) ? 'pip' : program) ?? []
}

/** Whether `-abc` is one option of `program` and not three. */
export function hasOneHyphenOptions(program: string): boolean {
  return ONE_HYPHEN.has(program)
}
