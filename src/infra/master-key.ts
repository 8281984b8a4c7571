import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { operatorError } from './operator-error.ts'

const keyBytes = 32

/** Where the key of an embedded database is. */
export const masterKeyPath = (dataDir: string): string => join(dataDir, 'master.key')

/**
 * The key that encrypts the secrets in the database, 32 bytes: WHETSTONE_MASTER_KEY, or with the embedded database
 * the file beside it, which is made (mode 0600) when there is none.
 *
 * @throws OperatorError `settings-wrong` when the file holds something else.
 */
export const masterKeyOf = async (config: Pick<Config, 'masterKey' | 'dataDir'>): Promise<Uint8Array> => {
  if (config.masterKey) return config.masterKey
  const path = masterKeyPath(config.dataDir)
  return (await readKey(path)) ?? makeKey(config.dataDir, path)
}

const readKey = async (path: string): Promise<Uint8Array | undefined> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length === keyBytes) return new Uint8Array(key)
  throw operatorError(
    'settings-wrong',
    `The key in ${path} is not 32 bytes in base64. Put the file back as it was, or set WHETSTONE_MASTER_KEY.`,
  )
}

const makeKey = async (dataDir: string, path: string): Promise<Uint8Array> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600, flush: true })
  try {
    // A link, unlike a rename, never replaces the key that another process has just made.
    await link(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(draft, { force: true })
  }
  const key = await readKey(path)
  if (!key) throw new Error(`${path} vanished while it was made`)
  return key
}
