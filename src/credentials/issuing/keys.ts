import type { Deps } from '../../chat/deps.ts'
import type { SigningKey } from '../../kernel/credential-tools.ts'
import { newId } from '../../kernel/ids.ts'
import type { Vault } from '../../kernel/vault.ts'
import { nameOfKey } from './issuer.rules.ts'
import { addKey, keyRowById, signingKeyRow } from './issuers.store.ts'

type KeyDeps = Pick<Deps, 'database' | 'clock' | 'credentialTools'>
type Whose = { readonly issuerId: string; readonly organizationId: string }

/** Where a signing key is sealed: it opens in its own row alone. */
export const signingKeyPlace = (id: string, organizationId: string) => ({
  organizationId,
  ownerId: id,
  name: 'signing-key',
})

/** Makes a key; it signs from now on. With `retireOthers` the present one is retired, and goes on verifying what it signed. */
export const makeKey = async (
  deps: KeyDeps,
  vault: Vault,
  { issuerId, organizationId }: Whose,
  how: { readonly retireOthers: boolean },
) => {
  const now = deps.clock.now()
  const id = newId(now.getTime())
  const made = await deps.credentialTools.signer.newKey()
  const { sealed, keyId } = vault.seal(made.secretKeyMultibase, signingKeyPlace(id, organizationId))
  const row = {
    issuerId,
    organizationId,
    id,
    publicKeyMultibase: made.publicKeyMultibase,
    sealed,
    sealedWith: keyId,
  }
  return deps.database.prisma.$transaction((tx) => addKey(tx, row, how, now))
}

export type TheKey = { readonly key: SigningKey; readonly keyId: string }

type KeyRow = {
  readonly id: string
  readonly organizationId: string
  readonly number: number
  readonly publicKeyMultibase: string
  readonly sealed: string | null
}

const opened = (
  vault: Vault,
  row: KeyRow,
  by: 'web' | 'key',
  webAddress: string,
  issuerId: string,
): TheKey => {
  const secret =
    row.sealed === null ? undefined : vault.open(row.sealed, signingKeyPlace(row.id, row.organizationId))
  if (!secret?.ok)
    throw new Error(
      `The signing key ${row.id} can't be opened: ${secret ? `${secret.reason}, sealed with ${secret.keyId}` : 'its secret is gone'}`,
    )
  const { publicKeyMultibase } = row
  const name = nameOfKey(row, by, webAddress, issuerId)
  return {
    keyId: row.id,
    key: { ...name, publicKeyMultibase, secretKeyMultibase: secret.text },
  }
}

/**
 * The key that an issuer signs with, taken out of the vault; the first one is made now.
 * @throws where the vault can't open it: its master key is missing.
 */
export const currentKey = async (
  deps: KeyDeps,
  vault: Vault,
  whose: Whose,
  by: 'web' | 'key',
  webAddress: string,
): Promise<TheKey> => {
  const row =
    (await signingKeyRow(deps.database.prisma, whose)) ??
    (await makeKey(deps, vault, whose, { retireOthers: false }))
  return opened(vault, row, by, webAddress, whose.issuerId)
}

/**
 * The key that a status list is signed with. By `did:key` nobody but the key that signed the credentials may speak of them,
 * also once it was lost: all that its list says then is that they are revoked.
 */
export const keyOfList = async (
  deps: KeyDeps,
  vault: Vault,
  whose: Whose & { readonly keyId: string },
  by: 'web' | 'key',
  webAddress: string,
): Promise<TheKey> => {
  const { keyId, organizationId, issuerId } = whose
  const row = by === 'key' ? await keyRowById(deps.database.prisma, { id: keyId, organizationId }) : undefined
  return row?.sealed
    ? opened(vault, row, by, webAddress, issuerId)
    : currentKey(deps, vault, whose, by, webAddress)
}

/** The key that something was signed with, to sign what belongs to it; the current one where it is gone. */
export const keyOf = async (
  deps: KeyDeps,
  vault: Vault,
  whose: Whose & { readonly keyId: string },
  by: 'web' | 'key',
  webAddress: string,
): Promise<TheKey> => {
  const row = await keyRowById(deps.database.prisma, {
    id: whose.keyId,
    organizationId: whose.organizationId,
  })
  return row?.sealed && !row.compromisedAt
    ? opened(vault, row, by, webAddress, whose.issuerId)
    : currentKey(deps, vault, whose, by, webAddress)
}
