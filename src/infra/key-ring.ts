import { createHash, randomBytes } from 'node:crypto'

/** A key for the secrets in the database, and the name by which what it sealed finds it again. */
export type MasterKey = { readonly id: string; readonly bytes: Uint8Array }

const keyBytes = 32
const idPattern = /^[A-Za-z0-9_-]{1,32}$/

/** The id of a key that was given none: eight digits that say nothing about the key. */
const derivedId = (bytes: Uint8Array): string =>
  createHash('sha256').update('whetstone key id\n').update(bytes).digest('hex').slice(0, 8)

const parseOne = (text: string): MasterKey | undefined => {
  const [, id, base64 = ''] = /^(?:([^:]*):)?(.*)$/s.exec(text.trim()) ?? []
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(base64)) return undefined
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
  if (bytes.length !== keyBytes || (id !== undefined && !idPattern.test(id))) return undefined
  return { id: id ?? derivedId(bytes), bytes }
}

/**
 * Keys as WHETSTONE_MASTER_KEY and the key file hold them: `id:base64`, or base64 alone, separated by commas or line
 * breaks; the first one seals. Undefined when one of them is no key, or an id is there twice.
 */
export const parseMasterKeys = (text: string): readonly MasterKey[] | undefined => {
  const parts = text.split(/[,\n]/).filter((part) => part.trim() !== '')
  const keys = parts.map(parseOne)
  const whole = keys.filter((key) => key !== undefined)
  const ids = new Set(whole.map(({ id }) => id))
  return whole.length > 0 && whole.length === keys.length && ids.size === whole.length ? whole : undefined
}

/** A fresh key as a line for WHETSTONE_MASTER_KEY or the key file. */
export const newKeyLine = (): string => {
  const bytes = randomBytes(keyBytes)
  return `${derivedId(bytes)}:${bytes.toString('base64')}`
}
