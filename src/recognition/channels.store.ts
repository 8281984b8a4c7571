import { type PlatformName, platformNames, type Target } from '../chat/platform.ts'
import { newId } from '../kernel/ids.ts'
import { toDateColumn } from '../kernel/local-date.ts'
import type { Db, Tx } from '../queue/database.ts'
import type { ChannelTimes } from './posting.rules.ts'

/** A channel that hears of what is recognised. */
export type Channel = ChannelTimes & {
  readonly id: string
  readonly organizationId: string
  readonly installationId: string
  readonly platform: PlatformName
  readonly tenant: string
  readonly externalId: string
  readonly name: string | null
  readonly teamId: string | null
  readonly locale: string
  readonly setBy: string | null
  readonly greetedAt: Date | null
  readonly problem: string | null
  /** Where the platform takes messages for it, where it has several such addresses. */
  readonly serviceUrl: string | null
  /** Whether the bot is in the workspace or tenant at all. */
  readonly isInstalled: boolean
}

const installation = { installation: { select: { serviceUrl: true, status: true } } } as const

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

const rowsOf = (db: Db, where: { organizationId: string; id?: string; installationId?: string }) =>
  db.recognitionChannel.findMany({ where, include: installation, orderBy: { id: 'asc' } })

const channelFrom = ({ installation: at, ...row }: Row): Channel[] => {
  const platform = platformNames.find((name) => name === row.platform)
  return platform
    ? [{ ...row, platform, serviceUrl: at.serviceUrl, isInstalled: at.status === 'active' }]
    : []
}

export const channelsOf = async (db: Db, organizationId: string): Promise<Channel[]> =>
  (await rowsOf(db, { organizationId })).flatMap(channelFrom)

export const findChannel = async (
  db: Db,
  where: { readonly id: string; readonly organizationId: string },
): Promise<Channel | undefined> => (await rowsOf(db, where)).flatMap(channelFrom)[0]

/** The channel of a place, where it was ever chosen. */
export const channelAt = async (
  db: Db,
  organizationId: string,
  { installationId, externalId }: { readonly installationId: string; readonly externalId: string },
): Promise<Channel | undefined> =>
  (await rowsOf(db, { organizationId, installationId }))
    .flatMap(channelFrom)
    .find((channel) => channel.externalId === externalId)

export type ChannelChoice = Partial<
  Pick<
    Channel,
    'mode' | 'teamId' | 'locale' | 'timeZone' | 'dailyLimit' | 'quietFrom' | 'quietUntil' | 'name'
  >
>

/** What a channel is to hear, as it was chosen. What stood in the way before is looked at anew. */
export const saveChannel = async (
  tx: Tx,
  place: Pick<Channel, 'organizationId' | 'installationId' | 'platform' | 'tenant' | 'externalId'>,
  choice: ChannelChoice & Pick<Channel, 'locale' | 'timeZone'>,
  by: { readonly memberId: string; readonly at: Date },
): Promise<string> => {
  const { organizationId, installationId, externalId } = place
  const set = { setBy: by.memberId, setAt: by.at, problem: null }
  const { id } = await tx.recognitionChannel.upsert({
    where: { installationId_externalId: { installationId, externalId }, organizationId },
    create: { id: newId(by.at.getTime()), ...place, ...choice, ...set },
    update: { ...choice, ...set },
    select: { id: true },
  })
  return id
}

type Keyed = Pick<Channel, 'id' | 'organizationId'>

export const markGreeted = async (
  tx: Tx,
  { id, organizationId }: Keyed,
  greetedAt: Date | null,
): Promise<void> => {
  await tx.recognitionChannel.updateMany({ where: { id, organizationId }, data: { greetedAt } })
}

/** Writes down why nothing can be posted there; `false` when that was known. */
export const markProblem = async (
  tx: Tx,
  { id, organizationId }: Keyed,
  problem: string,
): Promise<boolean> => {
  const known = await tx.recognitionChannel.updateMany({
    where: { id, organizationId, problem: null },
    data: { problem: problem.slice(0, 200) },
  })
  return known.count > 0
}

/** How many posts of single moments a channel has had, or is about to have, on one of its days, beside one of them. */
export const postedOn = (
  db: Db,
  { id, organizationId }: Keyed,
  date: string,
  besides: string,
): Promise<number> =>
  db.recognitionPost.count({
    where: {
      id: { not: besides },
      channelId: id,
      organizationId,
      kind: 'moment',
      postedOn: toDateColumn(date),
    },
  })

/** Where messages to all of a channel go. */
export const targetOf = ({ tenant, externalId, serviceUrl }: Channel): Target => ({
  tenant,
  externalId,
  conversation: externalId,
  ...(serviceUrl ? { serviceUrl } : {}),
})

export const teamsOf = (db: Db, organizationId: string): Promise<{ id: string; name: string }[]> =>
  db.team.findMany({ where: { organizationId }, select: { id: true, name: true }, orderBy: { name: 'asc' } })

/** The team and the roles of somebody, which say what they may choose for a channel. */
export const standingOfMember = async (
  db: Db,
  { memberId: id, organizationId }: { readonly memberId: string; readonly organizationId: string },
): Promise<{ readonly teamId: string | null; readonly roles: readonly string[] }> => {
  const found = await db.member.findFirst({
    where: { id, organizationId },
    select: { teamId: true, roles: true },
  })
  return found ?? { teamId: null, roles: [] }
}

/** Those who look after the whole: they are told what stands in the way. */
export const adminsOf = async (db: Db, organizationId: string): Promise<string[]> =>
  (
    await db.member.findMany({
      where: { organizationId, roles: { has: 'admin' }, mergedInto: null },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
  ).map(({ id }) => id)

/** The organization's name and zone. */
export const organizationOf = (
  db: Db,
  id: string,
): Promise<{ name: string; timeZone: string; contact: string | null }> =>
  db.organization.findUniqueOrThrow({
    where: { id },
    select: { name: true, timeZone: true, contact: true },
  })

/** The installation of a workspace or tenant of the organization's. */
export const installationAt = async (
  db: Db,
  organizationId: string,
  { platform, tenant }: { readonly platform: string; readonly tenant: string },
): Promise<string | undefined> =>
  (
    await db.installation.findFirst({
      where: { organizationId, platform, tenant },
      select: { id: true },
    })
  )?.id
