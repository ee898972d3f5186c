/**
 * Variables that the tunables shipping with AppArmor define (`tunables/global` and what it includes, AppArmor 4.1 and its master), with what
 * they stand for. Numbers and random names are wider here than there: any length.
 */
const STOCK: Readonly<Record<string, readonly string[]>> = {
  HOMEDIRS: ['/home/'],
  HOME: ['@{HOMEDIRS}/*/', '/root/'],
  PROC: ['/proc/'],
  sys: ['/sys/'],
  run: ['/run/', '/var/run/'],
  securityfs: ['@{sys}/kernel/security/'],
  apparmorfs: ['@{securityfs}/apparmor/'],
  etc_ro: ['/etc/', '/usr/etc/'],
  etc_rw: ['/etc/'],
  multiarch: ['*-linux-gnu*'],
  flatpak_exports_root: ['{flatpak/exports,flatpak/{app,runtime}/*/*/*/*/export}'],
  system_share_dirs: ['/{usr,usr/local,var/lib/@{flatpak_exports_root}}/share'],
  user_share_dirs: ['@{HOME}/.local{,/share/@{flatpak_exports_root}}/share'],
  XDG_DESKTOP_DIR: ['Desktop'],
  XDG_DOWNLOAD_DIR: ['Downloads'],
  XDG_TEMPLATES_DIR: ['Templates'],
  XDG_PUBLICSHARE_DIR: ['Public'],
  XDG_DOCUMENTS_DIR: ['Documents'],
  XDG_MUSIC_DIR: ['Music'],
  XDG_PICTURES_DIR: ['Pictures'],
  XDG_VIDEOS_DIR: ['Videos'],
  d: ['[0-9]'],
  l: ['[a-zA-Z]'],
  c: ['[0-9a-zA-Z]'],
  w: ['[a-zA-Z0-9_]'],
  h: ['[0-9a-fA-F]'],
}

const NUMBERS = /^(?:pid|pids|tid|uid|uids|u8|u16|u32|u64|int(?:\d+)?)$/
const HEX = /^hex(?:\d+)?$/
const WORDS = /^(?:rand|word)(?:\d+)?$/

/** What a stock variable stands for, its own variables not filled in; undefined when AppArmor's tunables do not define it. */
export function stockVariable(name: string): readonly string[] | undefined {
  if (Object.hasOwn(STOCK, name)) return STOCK[name]
  if (NUMBERS.test(name)) return ['[0-9]*']
  if (HEX.test(name)) return ['[0-9a-fA-F]*']
  return WORDS.test(name) ? ['[0-9a-zA-Z_]*'] : undefined
}

/** Names worth offering: those with a meaning of their own. */
export const STOCK_VARIABLES: readonly string[] = [
  ...Object.keys(STOCK).filter((name) => name.length > 1),
  'pid',
  'pids',
  'tid',
  'uid',
]
