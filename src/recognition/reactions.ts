import type { CredentialShown } from '../credentials/events.ts'
import type { JobRequest } from '../queue/define-job.ts'
import type { ChannelChanged, MomentDecided } from './events.ts'

type What = 'credential' | 'pathway' | 'learning' | 'pairing'

/** Whether something that has happened is to be glad of; `id` is that of the credential, enrolment, member or pairing. */
export const recognise = (organizationId: string, what: What, id: string): JobRequest => ({
  job: 'recognise',
  payload: { organizationId, what, id },
  key: `recognise:${what}:${id}`,
})

/** Decisions about one moment are followed in order. */
export const momentDecided = ({ organizationId, data: { momentId } }: MomentDecided): JobRequest[] => [
  {
    job: 'follow-moment',
    payload: { organizationId, momentId },
    key: `follow-moment:${momentId}`,
    lane: `moment:${momentId}`,
  },
]

export const followChannel = (organizationId: string, channelId: string): JobRequest => ({
  job: 'follow-channel',
  payload: { organizationId, channelId },
  key: `follow-channel:${channelId}`,
  lane: `channel:${channelId}`,
})

export const channelChanged = ({ organizationId, data }: ChannelChanged): JobRequest[] => [
  followChannel(organizationId, data.channelId),
]

/** What stands links its page while that is public, and no longer. */
export const credentialShown = ({ organizationId, data }: CredentialShown): JobRequest[] => [
  refreshPostsOf(organizationId, data),
]

/** Posts say what holds: of a credential that has changed, of people who have left or are called otherwise, of who pressed. */
export const refreshPostsOf = (
  organizationId: string,
  of:
    | { readonly credentialId: string }
    | { readonly memberIds: readonly string[] }
    | { readonly pressedBy: string },
): JobRequest => ({ job: 'refresh-posts-of', payload: { organizationId, ...of } })
