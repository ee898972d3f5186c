import type { CilNode } from '../../../../syntax/cil/index.ts'
import type { Context, FileContext } from '../../shared/facts.ts'
import type { Sink } from '../../../shared/sink.ts'
import { nameOf, type Site } from './site.ts'

const OBJECTS: Readonly<Record<string, FileContext['object']>> = {
  any: 'any',
  file: 'file',
  dir: 'dir',
  char: 'char',
  block: 'block',
  socket: 'socket',
  pipe: 'pipe',
  symlink: 'symlink',
}
/** The flags of `.fc` files as CIL spells them. */
const FLAGS: Readonly<Record<string, string>> = {
  '--': 'file',
  '-d': 'dir',
  '-c': 'char',
  '-b': 'block',
  '-s': 'socket',
  '-p': 'pipe',
  '-l': 'symlink',
}

/** Which path gets which label. */
export function contextFacts(site: Site, emit: Sink): void {
  const {
    statement: { head, args },
    base,
  } = site
  const [path, object, context] = args
  if (head !== 'filecon' || path?.kind !== 'symbol' || object?.kind !== 'symbol') return
  const inside = path.quoted ? { start: path.span.start + 1, end: path.span.end - 1 } : path.span
  const none = context?.kind === 'list' && context.items.length === 0
  emit('selinux.fileContext', {
    ...base,
    form: 'filecon',
    path: { name: path.text, span: inside },
    object: Object.hasOwn(OBJECTS, object.text) ? OBJECTS[object.text] : undefined,
    flag: { name: object.text, span: object.span },
    context: none ? 'none' : contextOf(site, context),
    setFlag: (flag) => (FLAGS[flag] === undefined ? undefined : [{ span: object.span, newText: FLAGS[flag] }]),
    escape: (offset) => (path.quoted ? [{ span: { start: offset, end: offset }, newText: '\\' }] : undefined),
    setPath: (to) => (path.quoted && !/["\n]/.test(to) ? [{ span: inside, newText: to }] : undefined),
  })
}

/** `(user role type level)`; undefined for a name that stands for one, whose parts are elsewhere. */
function contextOf(site: Site, node: CilNode | undefined): Context | undefined {
  if (node?.kind !== 'list' || node.items.length === 0) return undefined
  const [user, role, type, level] = node.items
  return {
    span: node.span,
    generated: false,
    user: nameOf(site, user),
    role: nameOf(site, role),
    type: nameOf(site, type),
    level: level && { name: site.policy.text.slice(level.span.start, level.span.end), span: level.span },
    setType: (to) => (type ? [{ span: type.span, newText: to }] : undefined),
    addLevel: () => undefined,
  }
}
