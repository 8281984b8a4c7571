import type { Deps } from '../chat/deps.ts'
import { ownDocument } from '../credentials/issuing/documents.ts'
import { type Config, loadConfig } from '../infra/config.ts'
import { openPrisma } from '../infra/db.ts'
import { createImageTools } from '../infra/images/image-tools.ts'
import { presentMasterKeys } from '../infra/master-key.ts'
import { applyMigrations } from '../infra/migrate.ts'
import { createCredentialTools } from '../infra/open-badges/credential-tools.ts'
import { openDatabase } from '../infra/open-database.ts'
import { createOutgoing } from '../infra/outgoing.ts'
import { createVault } from '../infra/vault.ts'
import { systemClock } from '../kernel/clock.ts'
import {
  ensureOrganization,
  listOrganizations,
  type Organization,
  slugOf,
} from '../people/organizations.store.ts'
import { playgroundFolder, readPlaygroundClock } from '../playground/clock-file.ts'
import { createOutbox } from '../queue/outbox.ts'
import { prepareQueue } from '../queue/worker.ts'
import { reactions } from '../reactions.ts'
import { inputError, remark } from './outcome.ts'
import { migrationsFolder } from './program-folder.ts'

/** What commands are given: as handlers are, with the settings, and without a platform. */
export type CommandDeps = Deps & { readonly config: Config }

/**
 * Opens the database, beside a running server if there is one, brings it up to this program and closes it after the
 * work.
 *
 * @throws OperatorError when the settings or the database can't be used.
 */
export const withDatabase = async <T>(work: (deps: CommandDeps) => Promise<T>): Promise<T> => {
  const config = loadConfig()
  const opened = await openDatabase({ ...config, beside: true, maxConnections: 3 })
  try {
    const database = openPrisma(opened.pool, opened.embedded)
    const log: Deps['log'] = (level, message) => {
      if (level === 'error' || level === 'warn') remark(message)
    }
    await applyMigrations(opened.pool, migrationsFolder)
    await prepareQueue(database, log)
    const outbox = createOutbox(reactions)
    // "Today" is what the server beside says it is, and in the playground that is not the system's.
    const clock = (config.playground && readPlaygroundClock(playgroundFolder(config.dataDir))) || systemClock
    const credentialTools = createCredentialTools({ own: (address) => ownDocument(whole, address) })
    const imageTools = createImageTools()
    const keys = await presentMasterKeys(config)
    const vault = keys && createVault(keys)
    const whole: CommandDeps = {
      config,
      database,
      outbox,
      clock,
      platforms: {},
      log,
      credentialTools,
      imageTools,
      vault,
      outgoing: createOutgoing(),
      webAddress: config.publicUrl,
      isPlayground: config.playground,
    }
    try {
      return await work(whole)
    } finally {
      await credentialTools.close()
      await imageTools.close()
      await database.prisma.$disconnect()
    }
  } finally {
    await opened.close()
  }
}

const listed = (organizations: readonly Organization[]): string =>
  organizations.map(({ slug, name }) => `${slug} (${name})`).join(', ')

/**
 * The organization that a command is about: the one named by `--organization`; else WHETSTONE_ORGANIZATION; else the
 * only one there is, where a demonstration steps back behind a real one. Undefined when there is none at all.
 *
 * @throws InputError with the ones there are, when that leaves a choice.
 */
export const findTheOrganization = async (
  deps: CommandDeps,
  slug: string | undefined,
): Promise<Organization | undefined> => {
  // Beside a real platform the demonstration is not what anybody means, unless they name it.
  const present = await listOrganizations(deps.database.prisma)
  const isReal = deps.config.slack !== undefined || deps.config.teams !== undefined
  const all = isReal && slug === undefined ? present.filter((each) => !each.demonstration) : present
  const named = deps.config.organization && slugOf(deps.config.organization)
  if (slug !== undefined) {
    const found = all.find((each) => each.slug === slug)
    if (found || slug === named) return found
    const there = all.length > 0 ? `There is ${listed(all)}.` : 'There is none yet.'
    throw inputError('unknown-organization', `There is no organization "${slug}". ${there}`)
  }
  if (named) return all.find((each) => each.slug === named)
  const real = all.filter(({ demonstration }) => !demonstration)
  const [only, ...others] = real.length > 0 ? real : all
  if (others.length === 0) return only
  throw inputError(
    'which-organization',
    `There are several organizations; say which with --organization: ${listed(all)}.`,
  )
}

/** As `findTheOrganization`; where there is none, an InputError. */
export const theOrganization = async (deps: CommandDeps, slug: string | undefined): Promise<Organization> => {
  const found = await findTheOrganization(deps, slug)
  if (found) return found
  throw inputError(
    'no-organization',
    'There is no organization yet. Make it with `whetstone organization create NAME`, or import its people or content with WHETSTONE_ORGANIZATION set to its name.',
  )
}

/** As `findTheOrganization`; where there is none, it is made, by the name in WHETSTONE_ORGANIZATION. */
export const theOrganizationOrNew = async (
  deps: CommandDeps,
  slug: string | undefined,
): Promise<Organization> => {
  const found = await findTheOrganization(deps, slug)
  if (found) return found
  const name = deps.config.organization ?? 'My organization'
  const made = await ensureOrganization(deps.database.prisma, { name }, deps.clock.now())
  remark(`Made the organization ${made.slug} (${made.name}); WHETSTONE_ORGANIZATION names it.`)
  return made
}
