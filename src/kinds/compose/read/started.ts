import { resolve } from '../../../syntax/yaml/index.ts'
import { textOf } from '../values.ts'
import { textItems } from './list.ts'
import type { Service } from './service.ts'

/** Programs that run the file they are given. */
const RUNS_A_FILE = /^(?:.*\/)?(?:(?:ba|da|z|k|a)?sh|python[\d.]*|node|ruby|perl|php|exec|tini|dumb-init)$/
/** What many images start unless a service says otherwise. */
const ENTRY_POINT = /^\/(?:[\w-]+\/)*(?:docker-)?entrypoint(?:\.sh)?$/

/** Whether a path of the container is the file that a service starts: its program, the script an interpreter is given, or the image's entry point. */
export function startsFile(service: Service): (path: string) => boolean {
  const files = new Set(['entrypoint', 'command'].flatMap((key) => fileOf(wordsOf(service, key))))
  const own = service.settings.has('entrypoint')
  return (path) => files.has(path) || (!own && ENTRY_POINT.test(path))
}

function wordsOf(service: Service, key: string): readonly string[] {
  const entry = service.settings.get(key)
  if (resolve(entry?.value)?.kind === 'sequence') return textItems(service, entry).map(({ template }) => template)
  return (textOf(entry?.value)?.template ?? '').split(/\s+/)
}

/** The first word, or the first behind programs that run a file and their options. */
function fileOf(words: readonly string[]): readonly string[] {
  const file = words.find((word) => !RUNS_A_FILE.test(word) && !word.startsWith('-'))
  return file?.startsWith('/') ? [file] : []
}
