import { access, constants, readFile, rm, writeFile } from 'node:fs/promises'
import writeFileAtomic from 'write-file-atomic'
import { encode, type FileText } from '../node/read.ts'
import { reasonOf } from '../node/reason.ts'

/** A text to write. */
export interface Write {
  readonly path: string
  readonly text: string
  /** What was read of the file; absent for a file that is to be new. */
  readonly before?: FileText
}

/** What could not be written, and why: in plain words, without a full stop. */
export interface Unwritten {
  readonly path: string
  readonly reason: string
}

/**
 * Writes texts into files, all of them or none. Each is written whole or not at all, with the encoding, byte order mark and mode it had; through
 * a symbolic link into its target. A file that has changed since it was read is left alone, and so is one that is there although it should be new.
 * @returns what could not be written, or undefined when everything was
 */
export async function writeAll(writes: readonly Write[]): Promise<Unwritten | undefined> {
  const done: Write[] = []
  for (const write of writes) {
    const reason = await attempt(() => (write.before ? replace(write, write.before) : create(write)))
    if (reason === undefined) {
      done.push(write)
      continue
    }
    for (const one of done.reverse()) await attempt(() => takeBack(one))
    return { path: write.path, reason }
  }
  return undefined
}

async function replace({ path, text }: Write, before: FileText): Promise<string | undefined> {
  // Renaming another file into place needs no right to write this one: who took that right away meant it.
  await access(path, constants.W_OK)
  if (!Buffer.from(before.bytes).equals(await readFile(path))) return 'it has changed since it was read'
  await writeFileAtomic(path, Buffer.from(encode(text, before.encoding)))
  return undefined
}

async function create({ path, text }: Write): Promise<undefined> {
  await writeFile(path, text, { flag: 'wx' })
  return undefined
}

async function takeBack({ path, before }: Write): Promise<undefined> {
  if (before) await writeFileAtomic(path, Buffer.from(before.bytes))
  else await rm(path)
  return undefined
}

async function attempt(work: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await work()
  } catch (error) {
    return reasonOf(error)
  }
}
