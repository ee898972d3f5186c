import type { Source } from '../../core/source.ts'

/** File names an audit opens as machines of VirtualBox. */
export const VBOX_FILES = ['**/*.vbox', '**/*.vbox-prev'] as const

/** By name, and a head that shows the root element with a machine in it: VirtualBox.xml has the same root around its own settings. */
export function isVbox({ name, text }: Source): boolean {
  return (
    /\.vbox(?:-prev)?$/i.test(name) &&
    /<VirtualBox[\s>]/.test(text.slice(0, 4000)) &&
    /<Machine\s/.test(text.slice(0, 8000))
  )
}
