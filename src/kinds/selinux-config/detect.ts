import type { Source } from '../../core/source.ts'

/** File names an audit opens as SELinux configuration. */
export const SELINUX_CONFIGS = [
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
export function isSelinuxConfig({ path, name, text, languageId }: Source): boolean {
  if (languageId === 'selinux-config') return true
  return (PATH.test(path) || NAME.test(name)) && SETTING.test(text.slice(0, 20_000))
}
