import type { Workload } from '../../../core/facts/workload.ts'
import { insertFirst } from '../edit.ts'
import { nounOf, subjectOf, type Context, type Said } from '../said.ts'
import { keywords, literalOf, pairOf, positional, textOf } from '../values.ts'
import type { Machine } from '../walk.ts'

/** The machines as workloads. A virtual machine always has a number of processors and an amount of memory, so that it lacks no limit. */
export function machineFacts(context: Context): void {
  const { file, emit } = context
  const { machines, root } = file
  for (const machine of machines.length > 0 ? machines : root ? [root] : []) {
    const span = spanOf(machine)
    const subject = subjectOf(machine)
    const noun = machine === root ? 'the virtual machine' : nounOf(machine, file)
    const workload: Workload = {
      span,
      subject,
      noun,
      name: machine.name ?? 'default',
      platform: 'machine',
      lacks: () => undefined,
    }
    emit('workload', workload)
  }
  if (!root) return
  emit('vagrant.machine', {
    span: spanOf(root),
    subject: 'config',
    noun: machines.length > 0 ? 'every machine' : 'the virtual machine',
    sharesDefaultFolder: () =>
      file.dynamic || isOld(root)
        ? undefined
        : sharesDefault(context.said.filter(({ key }) => key === 'vm.synced_folder')),
    disableDefaultFolder: () =>
      insertFirst(context.text, root.call, `${file.variable}.vm.synced_folder ".", "/vagrant", disabled: true`),
  })
}

/** Whether the default share is there; undefined where a condition or a value decides. */
function sharesDefault(folders: readonly Said[]): boolean | undefined {
  let shared: boolean | undefined = true
  for (const { statement, certain } of folders) {
    const [, target] = positional(statement)
    const path = textOf(target)
    if (path === undefined) return undefined
    const disabled = pairOf(keywords(statement), 'disabled')
    if (path !== '/vagrant') continue
    // A share of one's own at that place is seen as what it is.
    shared = !certain || (disabled && literalOf(disabled.value) === undefined) ? undefined : false
  }
  return shared
}

/** `Vagrant::Config.run`: files of the first version share folders in another way. */
function isOld({ call }: Machine): boolean {
  return call.path.some(({ text }) => text === 'Config')
}

function spanOf({ call }: Machine): { readonly start: number; readonly end: number } {
  const [name] = positional(call)
  const last = call.path.at(-1)?.span ?? call.span
  return { start: call.span.start, end: call.parentheses?.end ?? name?.span.end ?? last.end }
}
