import { access, constants, readFile } from 'node:fs/promises'
import writeFileAtomic from 'write-file-atomic'
import { encode, type FileText } from '../node/read.ts'
import { reasonOf } from '../node/reason.ts'

/**
 * Writes another text into a file that was read: whole or not at all, with the same encoding, byte order mark and mode;
 * through a symbolic link into its target.
 * @param before what was read; a file that has changed since is left alone
 * @returns why it was not written, or undefined when it was
 */
export async function writeBack(path: string, before: FileText, text: string): Promise<string | undefined> {
  try {
    // Renaming another file into place needs no right to write this one: who took that right away meant it.
    await access(path, constants.W_OK)
    if (!Buffer.from(before.bytes).equals(await readFile(path))) return 'it has changed since it was read'
    await writeFileAtomic(path, Buffer.from(encode(text, before.encoding)))
    return undefined
  } catch (error) {
    return reasonOf(error)
  }
}
