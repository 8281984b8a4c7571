import { randomBytes } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * An id that sorts by creation time: 9 characters of milliseconds and 13 random ones, Crockford base 32 in
 * lower case (65 random bits), so that a b-tree grows at its end. Safe in URLs and action values.
 */
export const newId = (atMs: number = Date.now()): string => {
  let time = ''
  let rest = atMs
  for (let i = 0; i < 9; i++) {
    time = alphabet.charAt(rest % 32) + time
    rest = Math.floor(rest / 32)
  }
  let random = ''
  for (const byte of randomBytes(13)) random += alphabet.charAt(byte & 31)
  return time + random
}

/** A short reference that a person can read out: eight characters without look-alikes. */
export const newReference = (): string => {
  let reference = ''
  for (const byte of randomBytes(8)) reference += alphabet.charAt(byte & 31)
  return `${reference.slice(0, 4)}-${reference.slice(4)}`.toUpperCase()
}
