import type { Glimpse, KindDeclaration } from '../../core/kind.ts'

/** Sets of features, and compiled policy: no text of this language, whatever it is called. */
const NO_TEXT = /(?:^|\/)apparmor\.d\/(?:abi|cache(?:\.d)?)\/|\.cache\//
/** How much of a file's head is looked at. */
const HEAD = 20_000
const PROFILE_HEAD =
  /^[ \t]*(?:profile[ \t]+\S.*|\/[^\s{]\S*(?:[ \t]+flags[ \t]*=[ \t]*\([^)\n]*\))?)[ \t]*\{[ \t]*\r?$/m
const RULE =
  /^[ \t]*(?:#?include[ \t]+(?:if exists[ \t]+)?<|(?:capability|network|deny|owner|audit|signal|ptrace|mount|dbus|unix|userns)\b.*,[ \t]*\r?$|(?:\/|@\{)\S+[ \t]+[rwalkmixpPcCuU]+,)/m

/** A head of a profile with a rule of the language. */
function hasProfile({ text }: Glimpse): boolean {
  const head = text.slice(0, HEAD)
  return head.includes('{') && PROFILE_HEAD.test(head) && RULE.test(head)
}

/** AppArmor profiles and what they include, as apparmor_parser reads them. */
export const apparmor: KindDeclaration = {
  id: 'apparmor',
  title: 'AppArmor profile',
  files: ['**/apparmor.d/**', '**/*.{aa,apparmor}'],
  // What lies next to profiles: documentation, scripts, and leftovers that the parser skips too (apparmor_parser(8)).
  except: [
    '**/.*',
    '**/*~',
    '**/{README,LICENSE,LICENCE,COPYING,Makefile,CMakeLists,Vagrantfile,Dockerfile}{,[!a-zA-Z0-9_]*}',
    '**/*.{md,rst,txt,json,yml,yaml,toml,sh,bash,py,pl,go,rs,c,h,cc,cpp,js,ts,htm,html,xml,in,am,ac,conf,service,lock}',
    '**/*.{po,pot,png,svg,gz,tar,zip,patch,diff,orig,rej,bak,swp,j2,erb,tmpl,tpl}',
    '**/*.{rpmnew,rpmsave,pacnew,pacsave,dpkg-*}',
  ],
  // Where profiles lie that are not installed yet.
  sniffed: ['**/apparmor/**', '**/*apparmor*', '**/{usr,sbin,bin,opt,snap}.*'],
  anyName: true,
  languages: ['apparmor'],
  refuses: ({ path }) => NO_TEXT.test(path),
  looksLike: hasProfile,
  comment: { open: '# ', close: '' },
  emits: [
    'apparmor.alias',
    'apparmor.all',
    'apparmor.capability',
    'apparmor.capabilityRule',
    'apparmor.changeProfile',
    'apparmor.dbus',
    'apparmor.file',
    'apparmor.fileRule',
    'apparmor.include',
    'apparmor.ioUring',
    'apparmor.mount',
    'apparmor.mqueue',
    'apparmor.network',
    'apparmor.pivotRoot',
    'apparmor.profile',
    'apparmor.ptrace',
    'apparmor.signal',
    'apparmor.unix',
    'apparmor.userns',
    'capability',
  ],
  scopes: ['source.apparmor'],
  declares: {
    id: 'apparmor',
    aliases: ['AppArmor'],
    extensions: ['.aa', '.apparmor'],
    filenamePatterns: [
      '**/apparmor.d/[!.]*',
      '**/apparmor.d/{abstractions,disable,force-complain,groups,local,mappings,profiles-*,tunables}/**',
    ],
    firstLine: '^\\s*(?:abi\\s+<abi/|#?include\\s+<tunables/|#.*\\bAppArmor\\b)',
    configuration: 'apparmor',
  },
  load: () => import('./reader.ts'),
}
