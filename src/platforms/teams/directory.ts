import type { LookupOutcome } from '../../chat/platform.ts'
import { bounded } from '../../kernel/bounded.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Failure, Gate } from '../gate.ts'
import type { TeamsClient } from './client.ts'
import { statusOf } from './outcome.ts'
import {
  externalIdOf,
  isOfAnother,
  memberSchema,
  profileOf,
  type TeamsMember,
  vouchedAddress,
} from './profile.ts'
import { tenantRate } from './rates.ts'
import { askOptions, calling } from './sending.ts'

/** A team that the bot is in, and where it is reached. */
export type KnownTeam = { readonly conversation: string; readonly serviceUrl: string | undefined }

/** Who is in the teams that the bot is in: the only list of people that Teams shows a bot. */
export type Directory = {
  findByAddress(tenant: string, address: string): Promise<LookupOutcome>
  /** How messages name somebody who was found, where that is known. */
  handleOf(tenant: string, externalId: string): string | undefined
  /** People came or went. */
  forget(tenant: string, conversation: string): void
}

const pageSize = 500
/** Of one team; more can't be members of one. https://learn.microsoft.com/microsoftteams/limits-specifications-teams */
const pagesAtMost = 60
/** People are looked up in bursts, on the first day and after each roster: not each by a walk through every team. */
const keptMs = 5 * 60_000

type Kept = { readonly untilMs: number; readonly byAddress: ReadonlyMap<string, TeamsMember> }

export const createDirectory = (options: {
  readonly client: TeamsClient
  readonly clock: Clock
  /** Each walk through a team is one call in its tenant. */
  readonly gate: Gate
  readonly teamsOf: (tenant: string) => Promise<readonly KnownTeam[]>
  /** Of a team whose own is not known. */
  readonly serviceUrl: string
}): Directory => {
  const { client, clock, gate } = options
  const kept = bounded<Kept>(1_000)
  const handles = bounded<string>(50_000)

  const membersOf = async (team: KnownTeam): Promise<TeamsMember[]> => {
    const members: TeamsMember[] = []
    let continuationToken: string | undefined
    for (let page = 0; page < pagesAtMost; page++) {
      // The SDK's type wants a token also for the first page, which has none.
      const asked = { pageSize, continuationToken: continuationToken as string, ...askOptions }
      const answer = await calling(client, team.serviceUrl ?? options.serviceUrl, (connector) =>
        connector.conversations.getConversationPagedMembers(team.conversation, asked),
      )
      members.push(...memberSchema.array().parse(answer.members ?? []))
      continuationToken = answer.continuationToken
      if (!continuationToken) break
    }
    return members
  }

  const walk = async (tenant: string, team: KnownTeam): Promise<Kept['byAddress']> => {
    const members = await membersOf(team).catch((error: unknown) => {
      // The bot is no longer in this team; the others may know the person.
      if (statusOf(error) === 403 || statusOf(error) === 404) return []
      throw error
    })
    const own = members.filter((member) => !isOfAnother(member, tenant))
    for (const member of own) handles.set(`${tenant}:${externalIdOf(member)}`, member.id)
    return new Map(
      own.flatMap((member) => {
        const address = vouchedAddress(member)
        return address ? [[address, member] as const] : []
      }),
    )
  }

  /** The people of a team, or why they can't be asked for. Its pages come one by one. */
  const addressesIn = async (tenant: string, team: KnownTeam): Promise<Kept['byAddress'] | Failure> => {
    const key = `${tenant}:${team.conversation}`
    const nowMs = clock.now().getTime()
    const known = kept.get(key)
    if (known && known.untilMs > nowMs) return known.byAddress
    const walked = await gate(tenant, tenantRate(tenant), () => walk(tenant, team))
    if (walked instanceof Map) kept.set(key, { untilMs: nowMs + keptMs, byAddress: walked })
    return walked
  }

  return {
    async findByAddress(tenant, address) {
      for (const team of await options.teamsOf(tenant)) {
        const addresses = await addressesIn(tenant, team)
        if ('ok' in addresses) {
          if (addresses.reason === 'later') return { ok: false, retryAfterMs: addresses.retryAfterMs }
          // What can't be asked at all knows nobody.
          return { ok: true, profile: undefined }
        }
        const member = addresses.get(address.toLowerCase())
        if (member)
          return { ok: true, profile: profileOf(member, { tenant, externalId: externalIdOf(member) }) }
      }
      return { ok: true, profile: undefined }
    },
    handleOf: (tenant, externalId) => handles.get(`${tenant}:${externalId}`),
    forget: (tenant, conversation) => void kept.delete(`${tenant}:${conversation}`),
  }
}
