import { z } from 'zod'
import type { Actor } from '../../chat/intent.ts'
import { externalIdOf } from './profile.ts'

const accountSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  tenantId: z.string().nullish(),
})

const namedSchema = z.looseObject({ id: z.string().min(1), name: z.string().nullish() })

/**
 * An activity as far as the product reads it:
 * https://github.com/microsoft/Agents/blob/main/specs/activity/protocol-activity.md
 * and, for `channelData`, https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
export const activitySchema = z.looseObject({
  type: z.string().min(1),
  id: z.string().nullish(),
  name: z.string().nullish(),
  serviceUrl: z.url(),
  from: accountSchema.nullish(),
  recipient: accountSchema.nullish(),
  conversation: z.looseObject({
    id: z.string().min(1),
    tenantId: z.string().nullish(),
    conversationType: z.string().nullish(),
  }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).nullish(),
      eventType: z.string().nullish(),
      team: namedSchema.nullish(),
      channel: namedSchema.nullish(),
    })
    .nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: z.string().nullish(),
  locale: z.string().nullish(),
  localTimezone: z.string().nullish(),
  action: z.string().nullish(),
  membersAdded: z.array(accountSchema).nullish(),
  membersRemoved: z.array(accountSchema).nullish(),
  entities: z
    .array(
      z.looseObject({
        type: z.string(),
        text: z.string().nullish(),
        mentioned: z.looseObject({ id: z.string() }).nullish(),
        // In a `clientInfo` entity.
        locale: z.string().nullish(),
        timezone: z.string().nullish(),
      }),
    )
    .nullish(),
})

export type TeamsActivity = z.infer<typeof activitySchema>

/** The chat of one person with the bot, as against a channel or a group. */
export const isPersonal = ({ conversation }: TeamsActivity): boolean => {
  const { conversationType, id } = conversation
  return conversationType ? conversationType === 'personal' : !id.startsWith('19:')
}

/**
 * The tenant that an activity comes from. A channel may be shared with other tenants, whose people then act in it: it is
 * the conversation that says which tenant it belongs to, and `homeOf` which one the person does.
 * `undefined` when it names none, or a chat of one person names two: then it can't be told whose it is.
 * https://learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-private-channels#authenticate-external-users-to-access-app-content-in-sharepoint
 */
export const tenantOf = (activity: TeamsActivity): string | undefined => {
  const host = activity.conversation.tenantId?.toLowerCase()
  const named = activity.channelData?.tenant?.id.toLowerCase()
  if (host !== undefined && named !== undefined && host !== named && isPersonal(activity)) return undefined
  return host ?? named
}

/** The tenant of the person who acts, where the activity names another one than that of the conversation. */
const homeOf = ({ from, channelData }: TeamsActivity, tenant: string): string | undefined =>
  [from?.tenantId, channelData?.tenant?.id]
    .map((id) => id?.toLowerCase())
    .find((id) => id !== undefined && id !== tenant)

/** Who acts. */
export const actorOf = (
  activity: TeamsActivity,
  from: NonNullable<TeamsActivity['from']>,
  tenant: string,
): Actor => {
  const home = homeOf(activity, tenant)
  return { platform: 'teams', tenant, externalId: externalIdOf(from), ...(home ? { home } : {}) }
}

/** Whether the person belongs to another tenant: nothing of theirs may be taken for a namesake's of this one. */
export const isOutside = (activity: TeamsActivity, tenant: string): boolean =>
  homeOf(activity, tenant) !== undefined

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

const characterOf = (code: number): string =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''

const unescaped = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (all, hex?: string, digits?: string, name?: string) => {
      if (hex !== undefined) return characterOf(Number.parseInt(hex, 16))
      if (digits !== undefined) return characterOf(Number.parseInt(digits, 10))
      return named[name?.toLowerCase() ?? ''] ?? all
    },
  )

/** Longer ones are no commands; what stands behind that is not read. */
const readAtMost = 4_000

/** What somebody typed: without the mention of the bot, without markup, with signs in place of their HTML names. */
export const typedText = ({ text, entities, recipient }: TeamsActivity): string => {
  const mentions = (entities ?? []).flatMap(({ type, text: shown, mentioned }) =>
    type === 'mention' && shown && mentioned?.id === recipient?.id ? [shown] : [],
  )
  const without = mentions.reduce(
    (rest, mention) => rest.replace(mention, ' '),
    (text ?? '').slice(0, readAtMost),
  )
  return unescaped(without.replace(/<at\b[^>]*>|<\/at>|<br\s*\/?>|<\/?(?:p|div|span)\b[^>]*>/gi, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether the bot was spoken to: always in its own chat, elsewhere by mention. */
export const isSpokenTo = (activity: TeamsActivity): boolean =>
  isPersonal(activity) ||
  (activity.entities ?? []).some(
    ({ type, mentioned }) => type === 'mention' && mentioned?.id === activity.recipient?.id,
  )

/** The language and zone of the person's client, where it says so. */
export const clientOf = ({ locale, localTimezone, entities }: TeamsActivity) => {
  const info = entities?.find(({ type }) => type === 'clientInfo')
  return {
    locale: locale ?? info?.locale ?? undefined,
    timeZone: localTimezone ?? info?.timezone ?? undefined,
  }
}
