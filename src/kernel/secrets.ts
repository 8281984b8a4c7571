import { createHash, randomBytes, randomInt, scrypt } from 'node:crypto'

/** A secret for a link or a cookie: 256 random bits, safe in addresses. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** How a token is stored. It can't be guessed, so one round is enough. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Digits and capitals without look-alikes (0 O, 1 I L, U V told apart by leaving U out). */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 8

/** A code that a person types: eight signs in two groups, 39 bits. */
export const newCode = (): string => {
  const signs = Array.from({ length: codeLength }, () => alphabet.charAt(randomInt(alphabet.length)))
  return `${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`
}

/** A code as typed, in any case and with any hyphens and spaces; `undefined` when it can be none of ours. */
export const readCode = (typed: string): string | undefined => {
  const signs = [...typed.toUpperCase().replace(/[\s-]/g, '')]
  return signs.length === codeLength && signs.every((sign) => alphabet.includes(sign))
    ? `${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`
    : undefined
}

/** Whether something typed has as many signs as a code. */
export const isAsLongAsCode = (typed: string): boolean =>
  [...typed.replace(/[\s-]/g, '')].length === codeLength

/**
 * How a code is stored: slowly hashed (scrypt, about 50 ms), as 39 bits are soon tried by whoever has read the
 * database. `scope` keeps the same code of two organizations apart.
 */
export const hashCode = (code: string, scope: string): Promise<string> =>
  new Promise((resolve, reject) => {
    scrypt(code, `link-code:${scope}`, 24, { N: 16_384, r: 8, p: 1 }, (error, key) =>
      error ? reject(error) : resolve(key.toString('base64url')),
    )
  })
