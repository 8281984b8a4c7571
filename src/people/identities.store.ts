import type { ActingMember } from '../chat/deps.ts'
import type { Actor } from '../chat/intent.ts'
import type { Profile } from '../chat/platform.ts'
import { newId } from '../kernel/ids.ts'
import type { Database, Db, Tx } from '../queue/database.ts'
import { gathered } from '../queue/gather.ts'

/**
 * Every press asks who it was (`npm run bench -- answer`): one statement on the pool for all who press at the same
 * moment. Each account is looked up by itself (LATERAL … LIMIT), so that the plan stays on the indexes however many
 * they are. As JSON, because the planner's estimate for unnest() follows the array, and then it plans anew for every
 * call.
 */
const actingSql = `
  SELECT asked.place, found.*
  FROM json_to_recordset($1::json) AS asked(place int, platform text, tenant text, "externalId" text),
  LATERAL (
    SELECT m.id, m.organization_id AS "organizationId", m.name, m.until::text AS until, i.unreachable,
      coalesce(s.locale, m.locale, i.locale, o.locale) AS locale, coalesce(s.time_zone, m.time_zone) AS "timeZone",
      i.id AS "identityId", n.status AS installation
    FROM identities i
    JOIN members m ON m.id = i.member_id AND m.organization_id = i.organization_id
    JOIN organizations o ON o.id = m.organization_id
    JOIN installations n ON n.id = i.installation_id AND n.organization_id = m.organization_id
      AND n.platform = i.platform AND n.tenant = i.tenant
    LEFT JOIN schedules s ON s.member_id = m.id
    WHERE i.platform = asked.platform AND i.tenant = asked.tenant AND i.external_id = asked."externalId"
    LIMIT 1) found`

export type Acting = ActingMember & {
  readonly identityId: string
  /** The last local date of membership. */
  readonly until: string | null
  readonly unreachable: string | null
  /** "active", or why the bot is no longer installed there. */
  readonly installation: string
}

const actors = gathered<Actor, Acting | undefined>(async ({ pool, embedded }, asked) => {
  const values = [JSON.stringify(asked.map((actor, place) => ({ ...actor, place })))]
  const { rows } = await pool.query<Acting & { place: number }>(
    embedded ? { text: actingSql, values } : { name: 'find-acting', text: actingSql, values },
  )
  const found = new Map(rows.map(({ place, ...acting }) => [place, acting]))
  return asked.map((_, place) => found.get(place))
})

/** The member behind an account; undefined when it belongs to nobody here. */
export const findActing = (database: Database, actor: Actor): Promise<Acting | undefined> =>
  actors(database, actor)

export const findInstallation = (db: Db, actor: Pick<Actor, 'platform' | 'tenant'>) =>
  db.installation.findUnique({
    where: { platform_tenant: { platform: actor.platform, tenant: actor.tenant } },
    include: { organization: true },
  })

/** Whether the bot was taken out of a workspace or tenant, as against a fault that the next sign of life ends. */
export const isRemoved = ({ status }: { readonly status: string }): boolean =>
  status === 'removed' || status === 'revoked'

/** The member of an address; of one who has become part of another, that other. */
export const findMemberByAddress = async (db: Db, organizationId: string, address: string) => {
  const found = await db.member.findUnique({
    where: { organizationId_address: { organizationId, address: address.toLowerCase() } },
  })
  if (!found?.mergedInto) return found
  return db.member.findFirst({ where: { id: found.mergedInto, organizationId } })
}

export type NewIdentity = {
  readonly organizationId: string
  readonly memberId: string
  readonly installationId: string
  readonly actor: Actor
  /** What the platform says of the account's language. */
  readonly locale?: string | undefined
  readonly now: Date
}

/** Links an account to a member. Two first messages at once link it once. */
export const linkIdentity = async (db: Db, identity: NewIdentity): Promise<void> => {
  const { platform, tenant, externalId } = identity.actor
  await db.identity.createMany({
    data: [
      {
        id: newId(identity.now.getTime()),
        organizationId: identity.organizationId,
        memberId: identity.memberId,
        installationId: identity.installationId,
        platform,
        tenant,
        externalId,
        locale: identity.locale ?? null,
        linkedAt: identity.now,
      },
    ],
    skipDuplicates: true,
  })
}

/** Somebody who joined by writing to the bot, where the organization lets everybody in. */
export const joinByThemselves = async (
  db: Db,
  organization: { readonly id: string; readonly timeZone: string },
  profile: Profile,
  now: Date,
): Promise<string> => {
  const address = (profile.address ?? `${profile.externalId}@unknown.invalid`).toLowerCase()
  await db.member.createMany({
    data: [
      {
        id: newId(now.getTime()),
        organizationId: organization.id,
        address,
        name: profile.name,
        locale: profile.locale ?? null,
        timeZone: profile.timeZone ?? organization.timeZone,
        onRoster: false,
        roles: ['learner'],
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  })
  const member = await findMemberByAddress(db, organization.id, address)
  if (!member) throw new Error('A member who was just made is not there')
  return member.id
}

/** Where an account is reached: its chat with the bot. `false` when the account is not known. */
export const rememberWhere = async (
  db: Db,
  { platform, tenant, externalId }: Actor,
  where: { readonly conversation: string; readonly serviceUrl: string; readonly handle: string },
): Promise<boolean> =>
  (await db.identity.updateMany({ where: { platform, tenant, externalId }, data: where })).count > 0

/** Whether it waits to be asked who somebody is. */
export const arrivalWaits = async (db: Db, key: string): Promise<boolean> =>
  (await db.agendaEntry.count({ where: { key } })) > 0

/** The account has removed or blocked the bot: nothing is sent to it until its next sign of life. */
export const markGone = async (
  db: Db,
  { platform, tenant, externalId }: Actor,
  reason: string,
): Promise<void> => {
  await db.identity.updateMany({
    where: { platform, tenant, externalId, unreachable: null },
    data: { unreachable: reason },
  })
}

/**
 * A sign of life from an account, and with it from the installation that it belongs to; unless its tokens were erased:
 * what comes from there then was under way when the bot was removed. On Teams, whose tenants have no tokens of their
 * own, whoever runs the server has removed it, and nobody in the tenant undoes that by writing. Returns whether it is
 * active.
 */
export const markReachable = async (
  db: Db,
  { identityId, organizationId }: Pick<Acting, 'identityId' | 'organizationId'>,
): Promise<boolean> => {
  const { installationId } = await db.identity.update({
    where: { id: identityId, organizationId },
    data: { unreachable: null },
  })
  const able = {
    OR: [
      { platform: 'teams', status: { notIn: ['removed', 'revoked'] } },
      { platform: { not: 'teams' }, source: { not: 'oauth' } },
      { secrets: { some: {} } },
    ],
  }
  await db.installation.updateMany({
    where: { id: installationId, organizationId, status: { not: 'active' }, ...able },
    data: { status: 'active' },
  })
  return (
    (await db.installation.count({ where: { id: installationId, organizationId, status: 'active' } })) === 1
  )
}

/** Where the bot is installed and the member has no account that can be reached: a closed one may have a successor. */
export const installationsWithout = (
  db: Db,
  { memberId, organizationId }: { readonly memberId: string; readonly organizationId: string },
) =>
  db.installation.findMany({
    where: { organizationId, status: 'active', identities: { none: { memberId, unreachable: null } } },
    orderBy: { createdAt: 'asc' },
  })

const accountOf = ({ platform, tenant, externalId }: Actor) => ({ platform, tenant, externalId })

/** Whether its owner has unlinked the account: then an address is no reason to link it again. */
export const wasUnlinked = async (db: Db, organizationId: string, actor: Actor): Promise<boolean> =>
  (await db.unlinkedAccount.count({ where: { organizationId, ...accountOf(actor) } })) > 0

/** A code has been typed: the wish that the account stay unlinked is over. */
export const forgetUnlinked = async (db: Db, organizationId: string, actor: Actor): Promise<void> => {
  await db.unlinkedAccount.deleteMany({ where: { organizationId, ...accountOf(actor) } })
}

/**
 * Unlinks one of a member's accounts, and remembers that it was wished; `undefined` when it is no account of theirs
 * any more, or their last.
 */
export const unlinkIdentity = async (
  tx: Tx,
  { memberId, organizationId }: { readonly memberId: string; readonly organizationId: string },
  identityId: string,
  now: Date,
): Promise<true | undefined> => {
  // Two accounts that are unlinked at the same moment would both not be the last.
  await tx.$queryRaw`SELECT 1 FROM members WHERE id = ${memberId} AND organization_id = ${organizationId} FOR UPDATE`
  const identities = await tx.identity.findMany({
    where: { memberId, organizationId, installation: { status: 'active' } },
  })
  const found = identities.find(({ id }) => id === identityId)
  if (!found || identities.length < 2) return undefined
  const { platform, tenant, externalId } = found
  const account = { platform, tenant, externalId }
  await tx.unlinkedAccount.createMany({
    data: [{ ...account, organizationId, at: now }],
    skipDuplicates: true,
  })
  await tx.identity.delete({ where: { id: identityId, organizationId } })
  return true
}

/** Members by id with their addresses, for finding their accounts. */
export const membersToLink = (db: Db, memberId: string) =>
  db.member.findUnique({
    where: { id: memberId, mergedInto: null },
    select: { id: true, organizationId: true, address: true },
  })
