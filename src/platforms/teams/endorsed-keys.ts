import { decodeProtectedHeader } from 'jose'
import { request } from 'undici'
import { z } from 'zod'

const metadataSchema = z.object({ jwks_uri: z.url() })
const keysSchema = z.object({
  keys: z.array(z.looseObject({ kid: z.string(), endorsements: z.array(z.string()).default([]) })),
})

const timeouts = { headersTimeout: 10_000, bodyTimeout: 10_000 }
const dayMs = 86_400_000
/** A key that isn't known is asked for this often at most, whoever sends tokens. */
const againMs = 60_000

const fetchEndorsed = async (metadataUrl: string, channel: string): Promise<ReadonlySet<string>> => {
  const metadata = await request(metadataUrl, timeouts)
  const { jwks_uri } = metadataSchema.parse(await metadata.body.json())
  const found = await request(jwks_uri, timeouts)
  const { keys } = keysSchema.parse(await found.body.json())
  return new Set(keys.filter(({ endorsements }) => endorsements.includes(channel)).map(({ kid }) => kid))
}

/**
 * Whether the key of a token is endorsed for a channel. The SDK looks at endorsements too, but takes a key that has
 * none at all; here it must be named.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot-step-3
 */
export const endorsedKeys = (metadataUrl: string, channel: string) => {
  let endorsed: ReadonlySet<string> = new Set()
  let fetchedAtMs = Number.NEGATIVE_INFINITY
  return async (header: string): Promise<boolean> => {
    const { kid } = decodeProtectedHeader(header.slice(header.indexOf(' ') + 1))
    if (kid === undefined) return false
    const age = performance.now() - fetchedAtMs
    if (age > dayMs || (!endorsed.has(kid) && age > againMs)) {
      endorsed = await fetchEndorsed(metadataUrl, channel)
      fetchedAtMs = performance.now()
    }
    return endorsed.has(kid)
  }
}
