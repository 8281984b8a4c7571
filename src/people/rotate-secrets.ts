import type { SecretPlace, Vault } from '../kernel/vault.ts'

export type SealedSecret = SecretPlace & { readonly sealed: string; readonly keyId: string }

/** A table with sealed secrets: those of workspaces, of issuers, of webhooks. */
export type SecretSource = {
  /** How many secrets each key seals. */
  counts(): Promise<ReadonlyMap<string, number>>
  /** Secrets that another key than this one seals, in order, after the one that was looked at last. */
  notOf(
    keyId: string,
    after: Pick<SealedSecret, 'ownerId' | 'name'> | undefined,
    atMost: number,
  ): Promise<SealedSecret[]>
  /** Puts a secret under another key, unless it was changed meanwhile: `false`, and the new one stays. */
  reseal(before: SealedSecret, after: { readonly sealed: string; readonly keyId: string }): Promise<boolean>
}

/** How many secrets each key seals, of all tables. */
export const countByKey = async (sources: readonly SecretSource[]): Promise<ReadonlyMap<string, number>> => {
  const all = new Map<string, number>()
  for (const source of sources)
    for (const [keyId, count] of await source.counts()) all.set(keyId, (all.get(keyId) ?? 0) + count)
  return all
}

/** What became of the secrets that another key than the current one had sealed. */
export type Rotation = {
  readonly resealed: number
  /** Changed by somebody else meanwhile; under whichever key that one had. */
  readonly changed: number
  /** Left as they are, because they can't be opened. */
  readonly unopened: readonly (Pick<SealedSecret, 'ownerId' | 'name' | 'keyId'> & {
    readonly reason: 'unknown-key' | 'damaged'
  })[]
}

const atOnce = 100

const rotateOne = async (
  source: SecretSource,
  vault: Vault,
  progress: (resealed: number) => void,
): Promise<Rotation> => {
  let resealed = 0
  let changed = 0
  const unopened: Rotation['unopened'][number][] = []
  for (let last: SealedSecret | undefined; ; ) {
    const batch = await source.notOf(vault.currentKeyId, last, atOnce)
    for (const secret of batch) {
      const opened = vault.open(secret.sealed, secret)
      if (!opened.ok) {
        const { ownerId, name, keyId } = secret
        unopened.push({ ownerId, name, keyId, reason: opened.reason })
      } else if (await source.reseal(secret, vault.seal(opened.text, secret))) resealed++
      else changed++
    }
    if (batch.length > 0) progress(resealed)
    last = batch.at(-1)
    if (!last || batch.length < atOnce) return { resealed, changed, unopened }
  }
}

/**
 * Seals everything with the current key, some at a time, while others read and write: a secret that was changed
 * meanwhile stays as it was changed. Run again, also after it was cut short, it goes on with what is left.
 */
export const rotateSecrets = async (
  sources: readonly SecretSource[],
  vault: Vault,
  progress: (resealed: number) => void,
): Promise<Rotation> => {
  let all: Rotation = { resealed: 0, changed: 0, unopened: [] }
  for (const source of sources) {
    const before = all
    const one = await rotateOne(source, vault, (resealed) => progress(before.resealed + resealed))
    all = {
      resealed: before.resealed + one.resealed,
      changed: before.changed + one.changed,
      unopened: [...before.unopened, ...one.unopened],
    }
  }
  return all
}
