import { createWriteStream } from 'node:fs'
import { lstat, realpath, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { Failure, type Output } from './environment.ts'
import { reasonOf } from '../node/reason.ts'

/**
 * A stream as an output. A reader that has seen enough (`| head`) is no failure: the rest goes nowhere.
 * @param name how people are told where it goes: `to standard output`
 */
export function outputOf(stream: Writable, name: string): Output {
  let failure: NodeJS.ErrnoException | undefined
  const fail = (error: NodeJS.ErrnoException): void => {
    failure ??= error
  }
  stream.on('error', fail)
  return {
    write(text) {
      if (!failure) stream.write(text)
    },
    async drained() {
      // Writes are carried out in their order: when an empty one is done, all are.
      if (!failure) {
        await new Promise<void>((resolve) => {
          stream.write('', (error) => {
            if (error) fail(error)
            resolve()
          })
        })
      }
      if (failure && failure.code !== 'EPIPE') throw new Failure(`cannot write ${name}: ${reasonOf(failure)}`)
    },
  }
}

/** A file that is written piece by piece. */
export interface OutputFile extends Output {
  /** Ends it. @throws Failure when it could not be written */
  finish(): Promise<void>
  /** Leaves what was there before. */
  discard(): Promise<void>
}

/**
 * Opens a file to write. What was there stays until the new text is whole; a pipe or a device, which cannot be replaced, is written as it is.
 * @param name how the user calls the file
 * @throws Failure when it cannot be opened
 */
export async function openFile(file: string, name: string): Promise<OutputFile> {
  const { target, mode } = await targetOf(file)
  const part = mode === 'direct' ? target : path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}`)
  const stream = createWriteStream(part, mode === 'direct' ? {} : { flags: 'wx', mode })
  const remove = (): Promise<void> => (mode === 'direct' ? Promise.resolve() : rm(part, { force: true }))
  const refused = (error: unknown): Failure =>
    error instanceof Failure ? error : new Failure(`cannot write ${name}: ${reasonOf(error)}`)
  await once(stream, 'open').catch((error: unknown) => {
    throw refused(error)
  })
  const output = outputOf(stream, name)
  return {
    ...output,
    async finish() {
      try {
        await output.drained()
        stream.end()
        await once(stream, 'close')
        if (part !== target) await rename(part, target)
      } catch (error) {
        stream.destroy()
        await remove()
        throw refused(error)
      }
    },
    async discard() {
      stream.destroy()
      await remove()
    },
  }
}

/** Where a file really lies, and with which mode it is replaced. */
async function targetOf(file: string): Promise<{ target: string; mode: number | 'direct' }> {
  const target = await realpath(file).catch(() => file)
  const stats = await lstat(target).catch(() => undefined)
  if (!stats) return { target, mode: 0o666 }
  return { target, mode: stats.isFile() ? stats.mode & 0o777 : 'direct' }
}
