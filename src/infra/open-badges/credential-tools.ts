import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { CredentialTools, JsonObject } from '../../kernel/credential-tools.ts'
import { baker } from './baking.ts'
import { type GuardedFetch, guardedFetch } from './guarded-fetch.ts'
import { createPool } from './pool.ts'
import { createVerifier } from './verifying.ts'

const pack = promisify(gzip)

export type CredentialToolsOptions = {
  /** The product's own documents by their addresses: read where they are made, not over the network. */
  readonly own?: (address: string) => Promise<JsonObject | undefined>
  readonly fetch?: GuardedFetch
  readonly threads?: number
}

/** What documents of credentials are served as. */
const documentTypes = [
  'application/json',
  'application/ld+json',
  'application/did+json',
  'application/did+ld+json',
  'application/vc',
  'application/vc+ld+json',
]

const fileTypes = [
  ...documentTypes,
  'application/vc+jwt',
  'application/jwt',
  'text/plain',
  'image/png',
  'image/svg+xml',
]

/** Signs, checks and bakes credentials, in threads that start with the first of them. */
export const createCredentialTools = (options: CredentialToolsOptions = {}): CredentialTools => {
  const pool = createPool(options.threads ?? Math.max(1, Math.min(4, availableParallelism() - 1)))
  const own = options.own ?? (() => Promise.resolve(undefined))
  const file = options.fetch ?? guardedFetch({ types: fileTypes })
  return {
    signer: pool.signer,
    baker,
    verifier: createVerifier({ pool, own, fetch: options.fetch ?? guardedFetch({ types: documentTypes }) }),
    encodeList: async (bits) => `u${(await pack(bits)).toString('base64url')}`,
    fetchForeign: file,
    close: pool.close,
  }
}
