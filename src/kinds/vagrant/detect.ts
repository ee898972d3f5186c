import type { Source } from '../../core/source.ts'

/** File names an audit opens as Vagrantfiles. */
export const VAGRANTFILES = ['**/Vagrantfile', '**/Vagrantfile.*', '**/*.Vagrantfile', '**/*.vagrantfile'] as const

const NAME = /^(?:vagrantfile([._-].*)?|.*\.vagrantfile)$/i
/** Data and templates that lie beside a Vagrantfile under its name. */
const OTHER = /\.(?:erb|ya?ml|json|md|txt|tt|j2|tmpl|tpl|sh|bak|orig|rej)$/i
const CONFIGURES = /\bVagrant(?:\.configure|::Config\.run)\b/

/** By name and by a call that configures Vagrant; Ruby files under other names only where the editor says they are Ruby. */
export function isVagrantfile({ name, languageId, text }: Source): boolean {
  if (OTHER.test(name)) return false
  const named = NAME.test(name) && (languageId === undefined || languageId === 'plaintext' || languageId === 'ruby')
  return (named || languageId === 'ruby') && CONFIGURES.test(text)
}
