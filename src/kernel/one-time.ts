import { createHash, randomBytes } from 'node:crypto'

/** A secret that stands in a link or a cookie: 256 random bits, safe in both. */
export const newOneTimeSecret = (): string => randomBytes(32).toString('base64url')

/** What of it is kept: whoever reads the database can't use it. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
