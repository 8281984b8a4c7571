import { readFile, stat } from 'node:fs/promises'
import { inputError } from './outcome.ts'

/** No file of a credential is larger, bytes. */
const largest = 20 * 1024 * 1024

/** @throws InputError for a file that can't be read or is too large to be one. */
export const readInput = async (file: string): Promise<Buffer> => {
  try {
    if ((await stat(file)).size <= largest) return await readFile(file)
  } catch {
    throw inputError('unreadable', `${file} can't be read.`)
  }
  throw inputError('too-large', `${file} is larger than any credential is.`)
}
