import type { WebClient } from '@slack/web-api'
import type { Profile } from '../../chat/platform.ts'

type SlackUser = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>

/**
 * Whether somebody belongs to another workspace: Slack Connect shows people of other companies as well, with addresses
 * that those vouch for. Within an organization of Enterprise Grid that has the bot as a whole, all belong.
 * docs.slack.dev/reference/objects/user-object
 */
const isOutsider = (tenant: string, user: SlackUser): boolean => {
  const homes = [user.team_id, user.enterprise_user?.enterprise_id, ...(user.enterprise_user?.teams ?? [])]
  const known = homes.filter((home) => home !== undefined && home !== '')
  return user.is_stranger === true || (known.length > 0 && !known.includes(tenant))
}

/** What Slack says about a person, asked in one installation. */
export const profileOf = (tenant: string, externalId: string, user: SlackUser): Profile => {
  const name = user.profile?.real_name || user.real_name || user.name || externalId
  return {
    externalId,
    name,
    isBot: user.is_bot === true,
    ...(isOutsider(tenant, user) ? { isOutsider: true } : {}),
    ...(user.profile?.email ? { address: user.profile.email.toLowerCase() } : {}),
    ...(user.tz ? { timeZone: user.tz } : {}),
    ...(user.locale ? { locale: user.locale } : {}),
  }
}
