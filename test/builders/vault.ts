import { parseMasterKeys } from '../../src/infra/key-ring.ts'
import { createVault } from '../../src/infra/vault.ts'
import type { Vault } from '../../src/kernel/vault.ts'

/** A vault with the keys of a line, as WHETSTONE_MASTER_KEY writes them. */
export const aVault = (line = `first:${Buffer.alloc(32, 1).toString('base64')}`): Vault =>
  createVault(parseMasterKeys(line) ?? [])
