import { open, readFile, stat } from 'node:fs/promises'
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
/** UTF-8 needs at most three bytes for a UTF-16 unit, so a larger file is over the limit whatever it holds. */
const BYTES_PER_UNIT = 3

/**
 * Reads a regular file as text. Never throws.
 * @param limit the largest size that will be judged, in UTF-16 units; much larger files are not read whole
 */
export async function readTextFile(path: string, limit: number): Promise<FileText | NoText> {
  try {
    const { size, isFile } = await statOf(path)
    if (!isFile) return { reason: 'it is not a regular file' }
    if (size > limit * BYTES_PER_UNIT + BYTES_PER_UNIT) {
      return { reason: `the file is larger than the limit of ${limit} characters`, head: latin1(await headOf(path)) }
    }
    return decode(await readFile(path))
  } catch (error) {
    return { reason: reasonOf(error) }
  }
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

async function statOf(path: string): Promise<{ size: number; isFile: boolean }> {
  const stats = await stat(path)
  return { size: stats.size, isFile: stats.isFile() }
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD)).toString('latin1')
}
