import type { Source } from '../../../core/source.ts'
import type { Kind } from '../../../core/kind.ts'
import { configLanguage } from './language.ts'
import { readConfig } from './read.ts'

/** File names an audit opens as SELinux configuration. */
const SELINUX_CONFIGS = [
  '**/selinux/config',
  '**/sysconfig/selinux',
  '**/selinux-config',
  '**/selinux.config',
  '**/*-selinux-config',
] as const

const PATH = /(?:^|\/)(?:selinux\/config|sysconfig\/selinux)$/
const NAME = /^(?:.*-)?selinux[-.]config$/
const SETTING = /^[ \t]*SELINUX(?:TYPE)?[ \t]*=/im

/** By the editor's word, or by name and what it sets. */
function isSelinuxConfig({ path, name, text, languageId }: Source): boolean {
  if (languageId === 'selinux-config') return true
  return (PATH.test(path) || NAME.test(name)) && SETTING.test(text.slice(0, 20_000))
}

/** `/etc/selinux/config`: the mode SELinux boots into and the policy it loads. */
export const selinuxConfig: Kind = {
  id: 'selinux-config',
  title: 'SELinux configuration',
  files: SELINUX_CONFIGS,
  comment: { open: '# ', close: '' },
  detect: isSelinuxConfig,
  read: readConfig,
  language: configLanguage,
}
