import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { NOT_REGULAR } from '../workspace/host.ts'
import { reasonOf } from './reason.ts'

/** How a file's text is written in bytes; a byte order mark stays in the text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** A file's text, and what is needed to write it back. */
export interface FileText {
  readonly text: string
  readonly encoding: Encoding
  readonly bytes: Uint8Array
}

/** Why there is no text. */
export interface NoText {
  readonly reason: string
  /** The beginning, read as well as can be, to tell whether the file matters at all; absent when nothing could be read. */
  readonly head?: string
}

/** How many bytes of a file that is not read whole are looked at. */
const HEAD = 64 * 1024
const CHUNK = 256 * 1024

/**
 * Reads a regular file as text. Never throws, and never waits: a pipe that nobody writes to is opened without blocking.
 * @param limit the largest size that is read, in bytes: of devices and the like in /proc no size is known before
 * @param tooLarge why a larger file is not read
 */
export function readTextFile(path: string, limit: number, tooLarge: string): FileText | NoText {
  let file: number | undefined
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    if (!fstatSync(file).isFile()) return { reason: NOT_REGULAR }
    const bytes = readUpTo(file, limit + 1)
    return bytes.byteLength > limit ? { reason: tooLarge, head: latin1(bytes) } : decode(bytes)
  } catch (error) {
    return { reason: reasonOf(error) }
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

function readUpTo(file: number, most: number): Uint8Array {
  const size = fstatSync(file).size
  const chunks: Buffer[] = []
  let length = 0
  while (length < most) {
    // A byte more than the file has shows its end in one read.
    const buffer = Buffer.allocUnsafe(Math.min(Math.max(size + 1 - length, CHUNK), most - length))
    const count = readSync(file, buffer)
    if (count === 0) break
    chunks.push(buffer.subarray(0, count))
    length += count
    if (length === size) break
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

/** The text of bytes: UTF-8, or UTF-16 where a byte order mark says so; nothing else is guessed at. */
export function decode(bytes: Uint8Array): FileText | NoText {
  const encoding: Encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    const binary = encoding === 'utf-8' && bytes.includes(0)
    return {
      reason: binary ? 'it is not a text file' : `it is not ${encoding.toUpperCase()} text`,
      head: latin1(bytes),
    }
  }
  return text.includes('\0')
    ? { reason: 'it is not a text file', head: text.slice(0, HEAD) }
    : { text, encoding, bytes }
}

/** The bytes of a text, as `decode` read them. */
export function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8')
  const bytes = Buffer.from(text, 'utf16le')
  return encoding === 'utf-16le' ? bytes : bytes.swap16()
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD)).toString('latin1')
}
