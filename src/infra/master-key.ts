import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { type MasterKey, newKeyLine, parseMasterKeys } from './key-ring.ts'
import { operatorError } from './operator-error.ts'

/** Where the key of an embedded database is. */
export const masterKeyPath = (dataDir: string): string => join(dataDir, 'master.key')

/**
 * The keys that encrypt the secrets in the database, the one that seals first: WHETSTONE_MASTER_KEY, or with the
 * embedded database the file beside it, which is made (mode 0600) when there is none.
 *
 * @throws OperatorError `settings-wrong` when the file holds something else.
 */
export const masterKeysOf = async (
  config: Pick<Config, 'masterKeys' | 'dataDir'>,
): Promise<readonly MasterKey[]> => {
  if (config.masterKeys) return config.masterKeys
  const path = masterKeyPath(config.dataDir)
  return (await readKeys(path)) ?? makeKey(config.dataDir, path)
}

/** The keys as they are now, without making any: a look at the data leaves nothing behind. */
export const presentMasterKeys = async (
  config: Pick<Config, 'masterKeys' | 'dataDir'>,
): Promise<readonly MasterKey[] | undefined> => config.masterKeys ?? readKeys(masterKeyPath(config.dataDir))

const readKeys = async (path: string): Promise<readonly MasterKey[] | undefined> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const keys = parseMasterKeys(text)
  if (keys) return keys
  throw operatorError(
    'settings-wrong',
    `${path} does not hold keys of 32 bytes in base64. Put the file back as it was, or set WHETSTONE_MASTER_KEY.`,
  )
}

const makeKey = async (dataDir: string, path: string): Promise<readonly MasterKey[]> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${newKeyLine()}\n`, { mode: 0o600, flush: true })
  try {
    // A link, unlike a rename, never replaces the key that another process has just made.
    await link(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(draft, { force: true })
  }
  const keys = await readKeys(path)
  if (!keys) throw new Error(`${path} vanished while it was made`)
  return keys
}
