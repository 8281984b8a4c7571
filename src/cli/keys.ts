import { signingKeySecrets, webhookSecrets } from '../credentials/sealed.store.ts'
import { environmentOf, readConfig } from '../infra/config.ts'
import { newKeyLine } from '../infra/key-ring.ts'
import { masterKeyPath, masterKeysOf } from '../infra/master-key.ts'
import { createVault } from '../infra/vault.ts'
import { installationSecrets } from '../people/installation-secrets.store.ts'
import { countByKey, rotateSecrets } from '../people/rotate-secrets.ts'
import { counted, type Outcome, remark } from './outcome.ts'
import { type CommandDeps, withDatabase } from './with-database.ts'

type KeyUse = {
  readonly id: string
  readonly use: 'current' | 'old' | 'unknown'
  readonly secrets: number
}

const vaultOf = async ({ config }: CommandDeps) => createVault(await masterKeysOf(config))

/** Everything that is sealed. */
const sourcesOf = ({ database: { prisma } }: CommandDeps) => [
  installationSecrets(prisma),
  signingKeySecrets(prisma),
  webhookSecrets(prisma),
]

const placeOf = ({ config }: CommandDeps): string =>
  config.masterKeys ? 'WHETSTONE_MASTER_KEY' : masterKeyPath(config.dataDir)

/** The keys that were given, and those that secrets name although they were not. */
const usesOf = async (deps: CommandDeps, keyIds: readonly string[]): Promise<KeyUse[]> => {
  const counts = await countByKey(sourcesOf(deps))
  const given = keyIds.map((id, place): KeyUse => {
    return { id, use: place === 0 ? 'current' : 'old', secrets: counts.get(id) ?? 0 }
  })
  const others = [...counts].filter(([id]) => !keyIds.includes(id))
  return [...given, ...others.map(([id, secrets]): KeyUse => ({ id, use: 'unknown', secrets }))]
}

const meaning = { current: 'seals now', old: 'only opens', unknown: 'not there!' } as const

const listed = (uses: readonly KeyUse[], place: string): string[] => [
  ...uses.map(
    ({ id, use, secrets }) => `${id.padEnd(12)} ${meaning[use].padEnd(11)} ${counted(secrets, 'secret')}`,
  ),
  ...uses
    .filter(({ use }) => use === 'unknown')
    .map(({ id }) => `The key ${id} is not in ${place}: what it sealed can’t be read. Put it back there.`),
]

/** `keys list`. */
export const listKeys = (): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const uses = await usesOf(deps, (await vaultOf(deps)).keyIds)
    const isWhole = uses.every(({ use }) => use !== 'unknown')
    return { exitCode: isWhole ? 0 : 1, json: { keys: uses }, text: listed(uses, placeOf(deps)).join('\n') }
  })

const installAgain = 'Let the workspace be installed again.'
/** What replaces a secret that is lost; the tokens of a workspace come with a new installation. */
const mends: Readonly<Record<string, string>> = {
  'signing-key': 'Let its issuer have another key: `whetstone issuer rotate-key`.',
  'webhook-secret': 'Remove the webhook and add it again.',
}

/** `keys rotate`. */
export const rotateKeys = (): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const vault = await vaultOf(deps)
    const rotation = await rotateSecrets(sourcesOf(deps), vault, (resealed) =>
      remark(`${counted(resealed, 'secret')} sealed anew …`),
    )
    const uses = await usesOf(deps, vault.keyIds)
    const removable = uses.filter(({ use, secrets }) => use === 'old' && secrets === 0).map(({ id }) => id)
    const place = placeOf(deps)
    return {
      exitCode: rotation.unopened.length === 0 ? 0 : 1,
      json: { ...rotation, keys: uses, removable },
      text: [
        `${counted(rotation.resealed, 'secret')} sealed anew with the key ${vault.currentKeyId}.`,
        ...rotation.unopened.map(({ ownerId, name, keyId, reason }) =>
          reason === 'unknown-key'
            ? `The ${name} of ${ownerId} was sealed with the key ${keyId}, which is not in ${place}.`
            : `The ${name} of ${ownerId} is not what the key ${keyId} sealed. ${mends[name] ?? installAgain}`,
        ),
        ...(removable.length > 0
          ? [
              `${removable.join(', ')}: seals nothing any more, and can be removed from ${place} once every copy of the program has been started with ${vault.currentKeyId} first.`,
            ]
          : []),
        ...listed(uses, place),
      ].join('\n'),
    }
  })

/** Wrong settings don't keep anybody from a key: then the variable is named. */
const whereToWrite = (): string => {
  const read = readConfig(environmentOf(process.cwd()))
  const inVariable =
    'In WHETSTONE_MASTER_KEY (.env, or wherever the program gets it from), write it before what is there, with a comma between.'
  if (!read.ok || read.config.masterKeys) return inVariable
  return `In ${masterKeyPath(read.config.dataDir)}, write it as a line of its own, before what is there.`
}

/** `keys new`. Needs no database. */
export const newKey = (): Outcome => {
  const line = newKeyLine()
  remark(`${whereToWrite()} Then restart each copy of the program, then \`whetstone keys rotate\`.`)
  return { exitCode: 0, json: { line }, text: line }
}
