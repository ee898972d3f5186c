import type { Source } from '../../core/source.ts'

/** File names an audit opens as AppArmor files; those outside of `apparmor.d` are taken by their content. */
export const APPARMOR_FILES = ['**/apparmor.d/**', '**/*.{aa,apparmor}'] as const

/** Where profiles lie that are not installed yet: beside other things, so their head has to show it. */
export const SNIFFED_PROFILES = ['**/apparmor/**', '**/*apparmor*', '**/{usr,sbin,bin,opt,snap}.*'] as const

const TREE = /(?:^|\/)apparmor\.d\//
/** Sets of features and compiled policy in that tree: no text of this language. */
const NO_TEXT = /(?:^|\/)apparmor\.d\/(?:abi|cache(?:\.d)?)\/|\.cache\//
const NAME = /\.(?:aa|apparmor)$/i
/** What lies beside profiles without being one: documentation, scripts, and leftovers the parser skips too (apparmor_parser(8)). */
const OTHER =
  /^\.|~$|^(?:README|LICEN[CS]E|COPYING|Makefile|CMakeLists|Vagrantfile|Dockerfile)\b|\.(?:md|rst|txt|json|ya?ml|toml|sh|bash|py|pl|go|rs|c|h|cc|cpp|js|ts|html?|xml|in|am|ac|conf|service|lock|po|pot|png|svg|gz|tar|zip|patch|diff|orig|rej|bak|swp|j2|erb|tmpl|tpl|rpmnew|rpmsave|pacnew|pacsave|dpkg-\w+)$/i
/** How much of a file's head is looked at. */
const HEAD = 20_000
const PROFILE_HEAD =
  /^[ \t]*(?:profile[ \t]+\S.*|\/[^\s{]\S*(?:[ \t]+flags[ \t]*=[ \t]*\([^)\n]*\))?)[ \t]*\{[ \t]*\r?$/m
const RULE =
  /^[ \t]*(?:#?include[ \t]+(?:if exists[ \t]+)?<|(?:capability|network|deny|owner|audit|signal|ptrace|mount|dbus|unix|userns)\b.*,[ \t]*\r?$|(?:\/|@\{)\S+[ \t]+[rwalkmixpPcCuU]+,)/m

/** By the editor's word, by place or ending, or by a head of a profile with a rule of the language. */
export function isAppArmor(source: Source): boolean {
  const { path, name, languageId, text } = source
  if ((languageId !== undefined && languageId !== 'plaintext' && languageId !== 'apparmor') || NO_TEXT.test(path)) {
    return false
  }
  if (languageId === 'apparmor' || NAME.test(name)) return true
  if (OTHER.test(name)) return false
  if (TREE.test(path)) return true
  const head = text.slice(0, HEAD)
  return head.includes('{') && PROFILE_HEAD.test(head) && RULE.test(head)
}
