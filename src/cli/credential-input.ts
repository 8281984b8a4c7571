import { readFile, stat } from 'node:fs/promises'
import { inputError } from './outcome.ts'

/** No file of a credential is larger, bytes. */
const largest = 20 * 1024 * 1024

const readStandardInput = async (): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    chunks.push(chunk)
    size += chunk.length
    if (size > largest) throw inputError('too-large', 'What was piped in is larger than any credential is.')
  }
  return Buffer.concat(chunks)
}

/** `-` is what is piped in. @throws InputError for a file that can't be read or is too large to be one. */
export const readInput = async (file: string): Promise<Buffer> => {
  if (file === '-') return readStandardInput()
  try {
    if ((await stat(file)).size <= largest) return await readFile(file)
  } catch {
    throw inputError('unreadable', `${file} can't be read.`)
  }
  throw inputError('too-large', `${file} is larger than any credential is.`)
}
