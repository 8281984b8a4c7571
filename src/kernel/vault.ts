/** The row that a secret belongs to. What is sealed for one row can't be opened in another. */
export type SecretPlace = {
  readonly organizationId: string
  /** The row that it is of: an installation, a signing key, a webhook. */
  readonly ownerId: string
  readonly name: string
}

export type Opened =
  | { readonly ok: true; readonly text: string }
  /** The key is not among those that were given; or it is, and the text is not what was sealed here. */
  | { readonly ok: false; readonly reason: 'unknown-key' | 'damaged'; readonly keyId: string }

/** Seals the secrets that are kept in the database. Made in `infra/vault.ts`. */
export type Vault = {
  /** The key that seals now. */
  readonly currentKeyId: string
  /** All keys that can open, the current one first. */
  readonly keyIds: readonly string[]
  seal(text: string, place: SecretPlace): { readonly sealed: string; readonly keyId: string }
  open(sealed: string, place: SecretPlace): Opened
}
