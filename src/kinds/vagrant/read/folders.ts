import type { RubyValue } from '../../../syntax/ruby/index.ts'
import type { VagrantFolder } from '../facts.ts'
import { EFFECT, type Context, type Said } from './said.ts'
import { isExact, itemsOf, keywords, literalOf, mayHoldMore, pairOf, positional, textOf, usualOf } from './values.ts'

/** Arguments whose values are options of a mount or of an export. */
const OPTION_LISTS = ['mount_options', 'linux__nfs_options', 'bsd__nfs_options', 'nfs_options', 'extra'] as const

/** `vm.synced_folder`, and `vm.share_folder` of old files, which has a name before the paths. */
export function folderFacts(context: Context): void {
  for (const one of context.said) {
    if (one.scope.role !== 'config' || (one.key !== 'vm.synced_folder' && one.key !== 'vm.share_folder')) continue
    emitFolder(one, context)
  }
}

function emitFolder(one: Said, { text, emit, mask }: Context): void {
  const { statement, subject, noun, edit, key } = one
  const args = positional(statement)
  const [source, target] = key === 'vm.share_folder' ? [args[2], args[1]] : args
  const hash = keywords(statement)
  const disabled = pairOf(hash, 'disabled')
  if (!source || (disabled && literalOf(disabled.value) !== false)) return
  const path = pathOf(text, source)
  const lists = OPTION_LISTS.flatMap((name) => itemsOf(pairOf(hash, name)?.value))
  const options = lists.flatMap((item) =>
    item.kind === 'string' && item.value !== undefined ? item.value.split(',').map((option) => option.trim()) : [],
  )
  const known = !mayHoldMore(statement) && lists.every((item) => item.kind === 'string' && item.value !== undefined)
  const readOnly = options.includes('ro') ? true : known ? false : undefined
  const type = pairOf(hash, 'type')
  const rsync = textOf(type?.value) === 'rsync'
  const mounts = pairOf(hash, 'mount_options')
  const makeReadOnly = () => (mounts || rsync ? undefined : edit.addKeyword('mount_options', '["ro"]'))
  emit('mount', {
    // Copied into the guest, what is changed there changes nothing here.
    span: statement.span,
    subject,
    noun,
    type: 'host',
    source: path,
    sourceSpan: source.span,
    target: textOf(target),
    readOnly: rsync ? true : readOnly,
    asUser: true,
    propagation: undefined,
    relabel: undefined,
    options,
    makeReadOnly,
    setPropagation: () => undefined,
    remove: () => edit.remove(),
  })
  if (path !== undefined && isOutside(path)) {
    emit('hostFolder', {
      span: statement.span,
      subject,
      noun,
      path,
      writable: rsync ? false : readOnly === undefined ? undefined : !readOnly,
      autoMount: false,
      effect: EFFECT,
      makeReadOnly,
      remove: () => edit.remove(),
    })
  }
  const folder: VagrantFolder = {
    span: statement.span,
    subject,
    noun,
    source: path,
    type: type ? textOf(type.value) : literalOf(pairOf(hash, 'nfs')?.value) === true ? 'nfs' : '',
    options: [
      ...lists.flatMap((item) => optionsOf(item, (span, newText) => edit.replaceAt(span, newText))),
      ...v1Options(hash, edit),
    ],
    option: (name) => {
      const pair = pairOf(hash, name)
      return pair && { value: literalOf(pair.value), span: pair.span }
    },
  }
  emit('vagrant.folder', folder)
  const password = pairOf(hash, 'smb_password')?.value
  const secret = usualOf(password)
  if (secret?.kind === 'string') mask(secret.contentSpan)
  const symlinks = pairOf(hash, 'SharedFoldersEnableSymlinksCreate')
  const follows = literalOf(symlinks?.value)
  if (symlinks && typeof follows === 'boolean') {
    emit('machineFeature', {
      span: symlinks.span,
      subject,
      noun,
      feature: 'shared-folder-symlinks',
      on: follows,
      stated: true,
      detail: path,
      evidence: `SharedFoldersEnableSymlinksCreate ${follows}`,
      set: (on) => edit.replace(symlinks.value, String(on)),
      effect: EFFECT,
    })
  }
}

/** Whether a path surely leads out of the project, which Vagrant shares anyway; a relative one may stay in its repository. */
function isOutside(path: string): boolean {
  return /^(?:[/~\\]|[A-Za-z]:)/.test(path)
}

/** Options one by one, with their places where the text is written as it is. */
function optionsOf(
  item: RubyValue,
  replace: (span: RubyValue['span'], text: string) => ReturnType<VagrantFolder['options'][number]['set']>,
): VagrantFolder['options'] {
  if (item.kind !== 'string' || item.value === undefined) return []
  const exact = isExact(item)
  let at = item.contentSpan.start
  return item.value.split(',').map((written) => {
    const lead = written.length - written.trimStart().length
    const span = exact ? { start: at + lead, end: at + lead + written.trim().length } : item.span
    at += written.length + 1
    return { text: written.trim(), span, set: (newText: string) => (exact ? replace(span, newText) : undefined) }
  })
}

/** `:owner`, `:extra => 'dmode=777'` are gone, but the options that replaced them stand in calls of their own too. */
function v1Options(hash: RubyValue | undefined, edit: Said['edit']): VagrantFolder['options'] {
  return ['dmode', 'fmode'].flatMap((name) => {
    const pair = pairOf(hash, name)
    const value = literalOf(pair?.value)
    if (!pair || (typeof value !== 'string' && typeof value !== 'number')) return []
    return [
      {
        text: `${name}=${value}`,
        span: pair.span,
        set: (newText: string) =>
          typeof value === 'string' ? edit.replace(pair.value, `"${newText.replace(/^.*=/, '')}"`) : undefined,
      },
    ]
  })
}

/** A host path; the ways Ruby names the user's home directory are read as `~`. */
function pathOf(text: string, value: RubyValue): string | undefined {
  const known = textOf(value)
  if (known !== undefined) return known
  const written = text.slice(value.span.start, value.span.end)
  if (written.length > 200) return undefined
  const home =
    /^(?:ENV\[(["'])(?:HOME|USERPROFILE)\1\]|ENV\.fetch\((["'])HOME\2\)|Dir\.home|File\.expand_path\((["'])~(\/[^"']*)?\3\))$/.exec(
      written,
    )
  if (home) return `~${home[4] ?? ''}`
  const joined = /^"#\{(?:ENV\[['"](?:HOME|USERPROFILE)['"]\]|Dir\.home)\}((?:\/[^"#\\]*)?)"$/.exec(written)
  return joined ? `~${joined[1] ?? ''}` : undefined
}
