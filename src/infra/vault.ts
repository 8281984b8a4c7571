import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Opened, SecretPlace, Vault } from '../kernel/vault.ts'
import type { MasterKey } from './key-ring.ts'

const version = 'v1'
/** What NIST SP 800-38D recommends for GCM: a nonce of 96 bits, a tag of 128. */
const nonceBytes = 12
const tagBytes = 16

/** Where a sealed text belongs, authenticated with it: a row copied over another does not open. */
const boundTo = (keyId: string, place: SecretPlace): Buffer =>
  Buffer.from(JSON.stringify([version, keyId, place.organizationId, place.ownerId, place.name]))

/**
 * AES-256-GCM. A sealed text is `v1.KEYID.nonce.ciphertext.tag`, the last three in base64url; it names its key, so
 * that keys can be changed one secret at a time. The first of the keys seals.
 */
export const createVault = (keys: readonly MasterKey[]): Vault => {
  const [current] = keys
  if (!current) throw new Error('A vault needs a key')
  const byId = new Map(keys.map((key) => [key.id, key]))
  return {
    currentKeyId: current.id,
    keyIds: keys.map(({ id }) => id),
    seal(text, place) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', current.bytes, nonce, { authTagLength: tagBytes })
      cipher.setAAD(boundTo(current.id, place))
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      const parts = [nonce, hidden, cipher.getAuthTag()].map((part) => part.toString('base64url'))
      return { sealed: [version, current.id, ...parts].join('.'), keyId: current.id }
    },
    open(sealed, place) {
      const [found, keyId = '', nonce = '', hidden = '', tag = '', ...more] = sealed.split('.')
      const damaged: Opened = { ok: false, reason: 'damaged', keyId }
      if (found !== version || tag === '' || more.length > 0) return damaged
      const key = byId.get(keyId)
      if (!key) return { ok: false, reason: 'unknown-key', keyId }
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.bytes, Buffer.from(nonce, 'base64url'), {
          authTagLength: tagBytes,
        })
        decipher.setAAD(boundTo(keyId, place))
        decipher.setAuthTag(Buffer.from(tag, 'base64url'))
        const text = Buffer.concat([decipher.update(Buffer.from(hidden, 'base64url')), decipher.final()])
        return { ok: true, text: text.toString('utf8') }
      } catch {
        return damaged
      }
    },
  }
}
