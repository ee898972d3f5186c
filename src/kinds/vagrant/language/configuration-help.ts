/** A setting as an editor explains it. */
export interface SettingHelp {
  readonly name: string
  /** A few words. */
  readonly detail: string
  /** What it means for isolation. */
  readonly meaning: string
  /** The hardened form, for completion: what is written behind the name; absent for settings that are only explained. */
  readonly hardened?: string
}

/** Settings of the configuration, by their names from the block's variable on. Vagrant documentation, Vagrantfile. */
export const CONFIG: readonly SettingHelp[] = [
  {
    name: 'ssh.insert_key',
    detail: 'replace the key everybody has',
    meaning:
      'On by default: Vagrant replaces the published SSH key of the box with one of its own. Off, everyone who reaches the SSH port can log in.',
    hardened: ' = true',
  },
  {
    name: 'ssh.forward_agent',
    detail: 'hand the SSH agent to the guest',
    meaning: 'Root of the guest can log in with your keys for as long as the session lasts.',
    hardened: ' = false',
  },
  {
    name: 'ssh.forward_x11',
    detail: 'open windows of the guest here',
    meaning: 'Code in the guest can watch your windows and your typing for as long as the session lasts.',
    hardened: ' = false',
  },
  {
    name: 'ssh.forward_env',
    detail: 'hand variables to the guest',
    meaning: 'What the variables hold is there for whoever breaks into the guest.',
  },
  {
    name: 'ssh.verify_host_key',
    detail: 'check the key of the machine',
    meaning: 'The default, `:never`, takes any. `:accept_new` takes a new one once, and notices when it changes.',
    hardened: ' = :accept_new',
  },
  {
    name: 'ssh.password',
    detail: 'password to log in with',
    meaning: 'Stands in the file for everyone who can read it. Vagrant uses a key by itself.',
  },
  {
    name: 'ssh.username',
    detail: 'whom to log in as',
    meaning: 'Boxes have an ordinary user who may become root; `root` means that SSH lets root in.',
  },
  {
    name: 'ssh.keys_only',
    detail: "offer the machine's key alone",
    meaning: 'On by default. Off, the machine is offered every key of your agent.',
    hardened: ' = true',
  },
  {
    name: 'winrm.transport',
    detail: 'how WinRM is protected',
    meaning: '`:negotiate` (default) and `:ssl` encrypt, `:plaintext` does not.',
    hardened: ' = :ssl',
  },
  {
    name: 'winrm.ssl_peer_verification',
    detail: 'check the certificate',
    meaning: 'Off, whoever sits on the network path can take the place of the machine.',
    hardened: ' = true',
  },
  {
    name: 'winrm.basic_auth_only',
    detail: 'send passwords as they are',
    meaning: 'Sends credentials in plain text.',
    hardened: ' = false',
  },
  {
    name: 'vm.box',
    detail: 'what the machine is made from',
    meaning: 'The whole machine: programs, keys, accounts. Pin it with `vm.box_version`.',
  },
  {
    name: 'vm.box_version',
    detail: 'which version of the box',
    meaning: 'Without it, the newest of the day.',
    hardened: ' = ""',
  },
  { name: 'vm.box_url', detail: 'where the box is fetched from', meaning: 'Use https, and name a checksum.' },
  {
    name: 'vm.box_download_checksum',
    detail: 'checksum of the box',
    meaning:
      'Without it nothing notices when the box is exchanged on its server. Needs `vm.box_download_checksum_type`.',
    hardened: ' = ""',
  },
  {
    name: 'vm.box_download_checksum_type',
    detail: 'kind of the checksum',
    meaning: '`sha256` or longer; for `md5` and `sha1` files with the same checksum can be made.',
    hardened: ' = "sha256"',
  },
  {
    name: 'vm.box_download_insecure',
    detail: 'take the box from any server',
    meaning: "The server's certificate is not checked.",
    hardened: ' = false',
  },
  {
    name: 'vm.box_check_update',
    detail: 'look for newer versions',
    meaning: 'On by default: `vagrant up` tells when a newer version is there.',
    hardened: ' = true',
  },
  {
    name: 'vm.synced_folder',
    detail: 'share a folder of the host',
    meaning:
      'The guest reads it and, unless mounted with `ro`, writes to it. The folder of the Vagrantfile is shared at `/vagrant` by default: code in the guest can change this file, which runs on the host.',
    hardened: ' ".", "/vagrant", disabled: true',
  },
  {
    name: 'vm.network',
    detail: 'connect the machine',
    meaning:
      '`forwarded_port` listens on all interfaces of the host without `host_ip`; `private_network` is reached from the host; `public_network` puts the machine on the network of the host.',
    hardened: ' "forwarded_port", guest: 80, host: 8080, host_ip: "127.0.0.1"',
  },
  {
    name: 'vm.provision',
    detail: 'set the machine up',
    meaning: 'Runs in the guest, as root unless `privileged: false` is said.',
  },
  {
    name: 'vm.provider',
    detail: 'settings of one hypervisor',
    meaning: 'Its options decide on clipboard, displays, nested virtualisation and devices.',
  },
  {
    name: 'vm.define',
    detail: 'one of several machines',
    meaning: 'What is set on its variable is for this machine alone.',
  },
  {
    name: 'vagrant.plugins',
    detail: 'plugins to install',
    meaning: 'Programs from a registry that run on the host with every vagrant command.',
  },
]

/** Keyword arguments of networks and shared folders. */
export const OPTIONS: Readonly<Record<'vm.network' | 'vm.synced_folder', readonly SettingHelp[]>> = {
  'vm.network': [
    {
      name: 'host_ip',
      detail: 'where the host listens',
      meaning: 'Without it every interface: anyone on the network reaches the port.',
      hardened: ': "127.0.0.1"',
    },
    { name: 'guest', detail: 'port in the guest', meaning: 'What is reached.', hardened: ': ' },
    { name: 'host', detail: 'port of the host', meaning: 'Where it is reached.', hardened: ': ' },
    { name: 'bridge', detail: 'network card of the host', meaning: 'The machine sits on the network of that card.' },
  ],
  'vm.synced_folder': [
    {
      name: 'disabled',
      detail: 'do not share it',
      meaning: 'For `/vagrant`, which is shared by default.',
      hardened: ': true',
    },
    {
      name: 'mount_options',
      detail: 'options of the mount',
      meaning: '`ro` keeps the guest from writing; `dmode=777` lets every process of it write.',
      hardened: ': ["ro"]',
    },
    {
      name: 'type',
      detail: 'how it is shared',
      meaning: '`rsync` copies, so that nothing comes back; `nfs` exports it on the network.',
      hardened: ': "rsync"',
    },
    {
      name: 'SharedFoldersEnableSymlinksCreate',
      detail: 'links made by the guest',
      meaning:
        'On by default with VirtualBox: the guest makes links in the folder, which programs of the host then follow.',
      hardened: ': false',
    },
  ],
}
