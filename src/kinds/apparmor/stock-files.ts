/**
 * The abstractions that ship with AppArmor 4.1 and what each gives the profile that includes it, after "Gives the profile"; read in their files.
 */
const ABSTRACTIONS: Readonly<Record<string, string>> = {
  X: 'the X11 display with its cookies: X11 lets a client watch keys and windows of all others',
  'apache2-common':
    'what every Apache hat needs: networks, reading and writing its own confinement state, signals with Apache',
  aspell: "the spell checker's dictionaries",
  audio: 'sound devices, PulseAudio and PipeWire: also the microphone',
  authentication: "`/etc/shadow`, `/etc/gshadow` and PAM's configuration and modules to read",
  base: 'what nearly every program needs: libraries, locales, `/dev/null`, `/dev/urandom`, signals and traces within the profile',
  bash: "the shell's start files, and its history to read and write",
  consoles: 'the console and every pseudo terminal to read and write, those of others too',
  crypto: 'the settings of cryptographic libraries',
  'cups-client': "the print server's socket",
  dbus: 'everything on the system bus: any service, any method',
  'dbus-accessibility': 'everything on the accessibility bus, through which input can be read and made',
  'dbus-accessibility-strict': 'the accessibility bus to connect to; services must be allowed one by one',
  'dbus-network-manager-strict': 'asking NetworkManager about devices and connections',
  'dbus-session': 'everything on the session bus: any service, any method',
  'dbus-session-strict': 'the session bus to connect to; services must be allowed one by one',
  'dbus-strict': 'the system bus to connect to; services must be allowed one by one',
  dconf: "the user's desktop settings to read",
  'devices-usb': 'every USB device to read and write',
  'devices-usb-read': 'every USB device to read',
  'dovecot-common': "Dovecot's configuration socket and group changes",
  'dri-common': 'graphics devices to read and write',
  'dri-enumerate': 'the properties of graphics devices',
  enchant: "the spell checkers' dictionaries",
  'exo-open': "what Xfce's opener needs: X11, sound, desktop files",
  fcitx: "everything on the input method's bus: what is typed goes over it",
  'fcitx-strict': 'the input method fcitx',
  fonts: 'fonts and their caches',
  'freedesktop.org': 'icons, MIME types and desktop files',
  'gio-open': "what GIO's opener needs",
  gnome: 'what GNOME programs need: X11 or Wayland, settings, user-tmp',
  gnupg: "the user's GnuPG keys, the secret ones among them",
  groff: 'the text formatter and its helpers to run',
  gtk: 'themes and settings of GTK',
  'gvfs-open': 'what the GNOME file opener needs',
  hosts_access: 'the lists of TCP wrappers',
  ibus: 'the input method IBus: what is typed goes over it',
  kde: 'what KDE programs need: X11, settings, user-tmp',
  'kde-globals-write': "KDE's global settings to write",
  'kde-icon-cache-write': "KDE's icon cache to write",
  'kde-language-write': "KDE's language settings to write",
  'kde-open5': "what KDE's opener needs: X11, sound, names, desktop files",
  kerberosclient: "Kerberos settings and the host's key table",
  ldapclient: 'LDAP settings, the secret among them',
  'libpam-systemd': 'opening and closing login sessions',
  likewise: 'the sockets of Likewise',
  mdns: "the multicast DNS daemon's socket",
  mesa: "Mesa's graphics caches",
  mir: 'the display server Mir',
  mozc: 'the input method Mozc',
  mysql: "the database's socket",
  nameservice: 'user, group and host names - and the networks inet and inet6, stream and datagram, to anywhere',
  'nameservice-strict': 'user, group and host names without the network',
  nis: 'NIS bindings and ports below 1024',
  'nss-systemd': "systemd's user database sockets",
  nvidia: "Nvidia's graphics devices",
  opencl: "computing on every vendor's graphics device",
  'opencl-common': 'what every OpenCL library needs',
  'opencl-intel': 'computing on Intel graphics devices',
  'opencl-mesa': 'computing through Mesa',
  'opencl-nvidia': 'computing on Nvidia devices',
  'opencl-pocl': 'computing on the processor, with a compiler in a child profile',
  openssl: "OpenSSL's settings",
  orbit2: 'the libraries of ORBit',
  'p11-kit': "PKCS#11 modules and the keyring's socket",
  perl: "the Perl interpreter, with the profile's own rights",
  php: "PHP's settings, modules and sessions",
  'php-worker': 'what a PHP-FPM worker needs',
  php5: 'the same as php',
  'postfix-common': "Postfix's settings and the right to change user, group and root",
  'private-files': 'nothing: denies private files in the home folder, and writes to what starts programs',
  'private-files-strict': 'nothing: denies private-files and also keys, keyrings, mail and browser profiles',
  python: "Python's modules",
  qt5: "Qt 5's plugins",
  'qt5-compose-cache-write': "Qt 5's compose cache to write",
  'qt5-settings-write': "Qt 5's settings to write",
  qt6: "Qt 6's plugins",
  'qt6-compose-cache-write': "Qt 6's compose cache to write",
  'qt6-settings-write': "Qt 6's settings to write",
  'recent-documents-write': 'the list of recent documents to write',
  ruby: "Ruby's modules",
  samba: "Samba's settings, databases and locks",
  'samba-rpcd': "what Samba's RPC services need",
  smbpass: "Samba's password database",
  snap_browsers: 'browsers that are snaps, run unconfined by this profile',
  ssl_certs: 'public certificates',
  ssl_keys: 'private TLS keys of the host',
  'svn-repositories': 'Subversion repositories to read and write',
  terminfo: 'terminal descriptions',
  'transmission-common': "what the Transmission programs need: networks and the user's downloads",
  trash: 'the trash folders to read and write',
  'ubuntu-bittorrent-clients': 'BitTorrent clients to run outside of the profile',
  'ubuntu-browsers': 'browsers to run in a helper profile with hardly any limit',
  'ubuntu-console-browsers': 'text browsers to run in a helper profile with hardly any limit',
  'ubuntu-console-email': 'text mail programs to run in a helper profile with hardly any limit',
  'ubuntu-email': 'mail programs to run in a helper profile with hardly any limit',
  'ubuntu-feed-readers': 'feed readers to run in a helper profile with hardly any limit',
  'ubuntu-gnome-terminal': 'a terminal, and so any program, in a helper profile with hardly any limit',
  'ubuntu-helpers': 'a helper profile that may write nearly everywhere and run programs outside of all profiles',
  'ubuntu-konsole': 'a terminal, and so any program, in a helper profile with hardly any limit',
  'ubuntu-media-players': 'media players to run in a helper profile with hardly any limit',
  'ubuntu-unity7-base': 'what Unity programs need',
  'ubuntu-unity7-launcher': "messages to Unity's launcher",
  'ubuntu-unity7-messaging': "messages to Unity's messaging menu",
  'ubuntu-xterm': 'a terminal, and so any program, in a helper profile with hardly any limit',
  'user-download': 'download folders of the user to read and write',
  'user-mail': "the user's mail to read and write",
  'user-manpages': 'manual pages of the user',
  'user-tmp': 'every file of the user in `/tmp` and `/var/tmp` to read, write, link and lock',
  'user-write': 'nearly every file of the user in the home folder to write, except hidden ones',
  video: 'cameras and video devices',
  vulkan: "Vulkan's drivers and settings",
  wayland: "the Wayland display's socket",
  'web-data': 'web content to read',
  winbind: "winbind's socket",
  wutmp: 'the login records to write',
  xad: 'the settings and sockets of XAD',
  'xdg-desktop': "the user's desktop folders and settings",
  'xdg-open': 'what xdg-open needs, with helper programs',
}

/** Files that abstractions consist of besides. */
const FOLDERS =
  /^abstractions\/(?:apparmor_api\/(?:change_profile|examine|find_mountpoint|introspect|is_enabled)|ubuntu-browsers\.d\/(?:chromium-browser|java|kde|mailto|multimedia|plugins-common|productivity|text-editors|ubuntu-integration(?:-xul)?|user-files))$/
const TUNABLES =
  /^tunables\/(?:alias|apparmorfs|dovecot|etc|global|home|kernelvars|multiarch|proc|run|securityfs|share|sys|system|xdg-user-dirs|(?:home|multiarch|xdg-user-dirs)\.d(?:\/(?:site\.local|ubuntu))?)$/
const ABIS = /^abi\/(?:3\.0|4\.0|5\.0|kernel-5\.4-(?:outoftree-network|vanilla))$/

/** Every stock abstraction's name below `abstractions/`. */
export const STOCK_ABSTRACTIONS: readonly string[] = Object.keys(ABSTRACTIONS)

/** What a stock abstraction gives, a fragment after "Gives the profile"; undefined for others. */
export function abstractionGrants(name: string): string | undefined {
  return Object.hasOwn(ABSTRACTIONS, name) ? ABSTRACTIONS[name] : undefined
}

/** Whether a name below `apparmor.d/` ships with AppArmor: an abstraction, a tunables file or a set of features. */
export function isStockFile(name: string): boolean {
  return (
    (name.startsWith('abstractions/') && Object.hasOwn(ABSTRACTIONS, name.slice('abstractions/'.length))) ||
    FOLDERS.test(name) ||
    TUNABLES.test(name) ||
    ABIS.test(name)
  )
}
