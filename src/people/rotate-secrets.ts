import type { Vault } from '../kernel/vault.ts'
import type { Database } from '../queue/database.ts'
import { reseal, type SealedSecret, secretsNotOf } from './installation-secrets.store.ts'

/** What became of the secrets that another key than the current one had sealed. */
export type Rotation = {
  readonly resealed: number
  /** Changed by somebody else meanwhile; under whichever key that one had. */
  readonly changed: number
  /** Left as they are, because they can't be opened. */
  readonly unopened: readonly (Pick<SealedSecret, 'installationId' | 'name' | 'keyId'> & {
    readonly reason: 'unknown-key' | 'damaged'
  })[]
}

const atOnce = 100

/**
 * Seals everything with the current key, some at a time, while others read and write: a secret that was changed
 * meanwhile stays as it was changed. Run again, also after it was cut short, it goes on with what is left.
 */
export const rotateSecrets = async (
  { prisma }: Database,
  vault: Vault,
  progress: (resealed: number) => void,
): Promise<Rotation> => {
  let resealed = 0
  let changed = 0
  const unopened: Rotation['unopened'][number][] = []
  for (let last: SealedSecret | undefined; ; ) {
    const batch = await secretsNotOf(prisma, vault.currentKeyId, last, atOnce)
    for (const secret of batch) {
      const opened = vault.open(secret.sealed, secret)
      if (!opened.ok) {
        const { installationId, name, keyId } = secret
        unopened.push({ installationId, name, keyId, reason: opened.reason })
      } else if (await reseal(prisma, secret, vault.seal(opened.text, secret))) resealed++
      else changed++
    }
    if (batch.length > 0) progress(resealed)
    last = batch.at(-1)
    if (!last || batch.length < atOnce) return { resealed, changed, unopened }
  }
}
