import { z } from 'zod'
import type { Context, Deps, Handler } from '../chat/deps.ts'
import { languages } from '../chat/messages/catalogue.ts'
import { managedBy } from '../chat/people.store.ts'
import type { Reply } from '../chat/platform.ts'
import { isTimeZone } from '../kernel/time-zone.ts'
import {
  type ChannelRefusal,
  type ChannelShown,
  channelCard,
  channelDialog,
  channelRefusal,
  everybody,
} from './channel.card.ts'
import {
  type Channel,
  type ChannelChoice,
  channelAt,
  findChannel,
  installationAt,
  organizationOf,
  saveChannel,
  standingOfMember,
  teamsOf,
} from './channels.store.ts'
import type { ChannelChanged } from './events.ts'

/** Whose channel somebody may choose: any by admins, one of their own team by managers; `undefined` for nobody's. */
type May = { readonly isAdmin: boolean; readonly teamId: string | null }

const mayOf = async (deps: Deps, { member, now }: Context): Promise<May | undefined> => {
  const { prisma } = deps.database
  const whose = { memberId: member.id, organizationId: member.organizationId }
  const { teamId, roles } = await standingOfMember(prisma, whose)
  if (roles.includes('admin')) return { isAdmin: true, teamId }
  const manages = (await managedBy(prisma, whose, now)).length > 0
  return manages && teamId !== null ? { isAdmin: false, teamId } : undefined
}

const mayChange = (may: May, channel: Channel): boolean => may.isAdmin || channel.teamId === may.teamId

const refused = async (deps: Deps, { member, say }: Context, refusal: ChannelRefusal) => {
  const { contact } = await organizationOf(deps.database.prisma, member.organizationId)
  const card = channelRefusal(refusal, contact ?? say.plain('unknown.admin'), say)
  return { kind: 'whisper', card } satisfies Reply
}

const teamNameOf = async (deps: Deps, { organizationId, teamId }: Channel): Promise<string | null> =>
  (await teamsOf(deps.database.prisma, organizationId)).find(({ id }) => id === teamId)?.name ?? null

const shownOf = async (deps: Deps, channel: Channel): Promise<ChannelShown> => ({
  ...channel,
  channelId: channel.id,
  team: await teamNameOf(deps, channel),
})

const save = (
  deps: Deps,
  { member, now }: Context,
  place: Parameters<typeof saveChannel>[1],
  choice: ChannelChoice & Pick<Channel, 'locale' | 'timeZone'>,
): Promise<string> =>
  deps.database.prisma.$transaction(async (tx) => {
    const channelId = await saveChannel(tx, place, choice, { memberId: member.id, at: now })
    const changed: ChannelChanged = {
      name: 'channel.changed',
      organizationId: member.organizationId,
      data: { channelId },
    }
    await deps.outbox.emit(tx, changed)
    return channelId
  })

const modes: Readonly<Record<string, string>> = { here: 'posts', digest: 'digest', off: 'off' }

/** `channel here`, `channel digest`, `channel off`; without one of them, how it is. Said twice, it is the same. */
export const channel: Handler = async (deps, context, intent) => {
  const { member, say } = context
  const { organizationId } = member
  const { prisma } = deps.database
  const { channel: where } = intent.place
  if (!where) return refused(deps, context, { why: 'only-channel' })
  const may = await mayOf(deps, context)
  const { platform, tenant } = intent.actor
  const installationId = await installationAt(prisma, organizationId, { platform, tenant })
  if (!may || installationId === undefined) return refused(deps, context, { why: 'may-not' })
  const there = await channelAt(prisma, organizationId, { installationId, externalId: where.id })
  const mode = modes[intent.args.to ?? '']
  if (mode === undefined) {
    const shown = there && (await shownOf(deps, there))
    return { kind: 'say', card: channelCard(shown, false, say) }
  }
  if (there && !mayChange(may, there))
    return refused(deps, context, { why: 'not-yours', team: await teamNameOf(deps, there) })
  const place = { organizationId, installationId, platform, tenant, externalId: where.id }
  const { timeZone } = await organizationOf(prisma, organizationId)
  const id = await save(deps, context, place, {
    mode,
    teamId: there ? there.teamId : may.teamId,
    locale: there?.locale ?? member.locale,
    timeZone: there?.timeZone ?? timeZone,
    ...(where.name && { name: where.name }),
  })
  const saved = await findChannel(prisma, { id, organizationId })
  return { kind: 'say', card: channelCard(saved && (await shownOf(deps, saved)), true, say) }
}

/** Which channel a form is about, where the person may change it. */
const changeable = async (deps: Deps, context: Context, id: string) => {
  const may = await mayOf(deps, context)
  const { organizationId } = context.member
  const found = await findChannel(deps.database.prisma, { id, organizationId })
  return may && found && mayChange(may, found) ? { may, found } : undefined
}

/** The teams that somebody may choose for a channel. */
const teamsFor = async (deps: Deps, { isAdmin, teamId }: May, organizationId: string) =>
  (await teamsOf(deps.database.prisma, organizationId)).filter(({ id }) => isAdmin || id === teamId)

export const channelDetails: Handler = async (deps, context, intent) => {
  const allowed = await changeable(deps, context, intent.args.channel ?? '')
  if (!allowed) return refused(deps, context, { why: 'may-not' })
  const teams = await teamsFor(deps, allowed.may, context.member.organizationId)
  const { isAdmin } = allowed.may
  const shown = await shownOf(deps, allowed.found)
  return { kind: 'dialog', dialog: channelDialog(shown, { isAdmin, teams }, context.say) }
}

const timePattern = /^([01]\d|2[0-3]):([0-5]\d)$/

const minuteFrom = (text: unknown): number | undefined => {
  const [, hours, minutes] = timePattern.exec(String(text ?? '')) ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

const word = z.string().catch('')
const choiceOf = z.object({
  mode: z.enum(['posts', 'digest', 'off']),
  whom: word,
  limit: z.coerce.number().int().min(1).max(100),
  language: z.enum(languages as [string, ...string[]]),
})

/** Takes the form: nothing is saved while a part of it needs mending. */
export const channelSaved: Handler = async (deps, context, intent) => {
  const { say, member } = context
  const { organizationId } = member
  const allowed = await changeable(deps, context, intent.args.channel ?? '')
  if (!allowed) return refused(deps, context, { why: 'may-not' })
  const { inputs } = intent
  const chosen = choiceOf.safeParse(inputs)
  const [quietFrom, quietUntil] = [minuteFrom(inputs.from), minuteFrom(inputs.until)]
  const zone = word.parse(inputs.zone).trim()
  const faults = {
    ...(!chosen.success && { mode: say.plain('problem.gone') }),
    ...(quietFrom === undefined && { from: say.plain('channel.time-fault') }),
    ...(quietUntil === undefined && { until: say.plain('channel.time-fault') }),
    ...(!isTimeZone(zone) && { zone: say.plain('channel.zone-fault') }),
  }
  if (
    !chosen.success ||
    quietFrom === undefined ||
    quietUntil === undefined ||
    Object.keys(faults).length > 0
  )
    return { kind: 'dialog-errors', errors: faults }
  const { mode, whom, limit, language } = chosen.data
  const isAll = whom === everybody
  const teams = await teamsFor(deps, allowed.may, organizationId)
  if (isAll ? !allowed.may.isAdmin : !teams.some(({ id }) => id === whom))
    return refused(deps, context, { why: 'may-not' })
  const { installationId, platform, tenant, externalId, locale } = allowed.found
  const id = await save(
    deps,
    context,
    { organizationId, installationId, platform, tenant, externalId },
    {
      mode,
      teamId: isAll ? null : whom,
      dailyLimit: limit,
      quietFrom,
      quietUntil,
      timeZone: zone,
      locale: locale.startsWith(language) ? locale : language,
    },
  )
  const saved = await findChannel(deps.database.prisma, { id, organizationId })
  return { kind: 'say', card: channelCard(saved && (await shownOf(deps, saved)), true, say) }
}
