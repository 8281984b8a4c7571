import type { Deps } from '../chat/deps.ts'
import { findMemberByAddress } from '../people/identities.store.ts'
import { channelAt, installationAt, saveChannel } from '../recognition/channels.store.ts'
import type { ChannelChanged } from '../recognition/events.ts'
import { demoChannel, demoTeam } from './demonstration.ts'
import { demoSlack } from './slack-cloud.ts'
import { demoTeams } from './teams-cloud.ts'

const channels = [
  {
    platform: 'slack',
    tenant: demoSlack.teamId,
    externalId: demoChannel.id,
    name: demoChannel.name,
    locale: 'en-GB',
  },
  {
    platform: 'teams',
    tenant: demoTeams.tenantId,
    externalId: demoTeam.id,
    name: demoTeam.name,
    locale: 'de-DE',
  },
] as const

/** A channel on each platform that hears of everybody, by the word of the admin. Done again, it changes nothing. */
export const ensureDemoChannels = async (deps: Deps, organizationId: string): Promise<void> => {
  const { prisma } = deps.database
  const admin = await findMemberByAddress(prisma, organizationId, 'priya.nair@halden-works.example')
  if (!admin) return
  for (const { platform, tenant, externalId, ...choice } of channels) {
    const installationId = await installationAt(prisma, organizationId, { platform, tenant })
    if (!installationId) continue
    if (await channelAt(prisma, organizationId, { installationId, externalId })) continue
    const place = { organizationId, installationId, platform, tenant, externalId }
    await prisma.$transaction(async (tx) => {
      const set = { ...choice, mode: 'posts', timeZone: 'Europe/Berlin' }
      const channelId = await saveChannel(tx, place, set, { memberId: admin.id, at: deps.clock.now() })
      const changed: ChannelChanged = { name: 'channel.changed', organizationId, data: { channelId } }
      await deps.outbox.emit(tx, changed)
    })
  }
}
