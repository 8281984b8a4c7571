import type { KnownBlock } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { Card } from '../../chat/card.ts'
import type { FindOutcome, Platform, Profile, SendOutcome, Target } from '../../chat/platform.ts'
import type { Limiter } from '../limiter.ts'
import { failureOf } from './outcome.ts'
import { slackRates } from './rates.ts'
import { renderMessage } from './render.ts'

/** The message metadata by which a message is found again: docs.slack.dev/messaging/message-metadata. */
const metadataType = 'whetstone_message'

export type SlackPortDeps = {
  /** The client for an installation; `undefined` when its token is unknown. */
  readonly clientFor: (tenant: string) => WebClient | undefined
  readonly limiter: Limiter
}

const noClient: SendOutcome = { ok: false, reason: 'gone', detail: 'no-token' }

const messageOf = (card: Card, key: string): { text: string; blocks: KnownBlock[]; metadata: object } => ({
  ...renderMessage(card),
  metadata: { event_type: metadataType, event_payload: { key } },
})

/** Sends through Slack's Web API. */
export const slackPort = ({ clientFor, limiter }: SlackPortDeps): Platform => {
  const conversationOf = async (client: WebClient, target: Target): Promise<string> => {
    if (target.conversation) return target.conversation
    const opened = await client.conversations.open({ users: target.externalId })
    const id = opened.channel?.id
    if (!id) throw new Error('conversations.open named no channel')
    return id
  }

  const post = async (client: WebClient, target: Target, card: Card, key: string): Promise<SendOutcome> => {
    // Under a person's own id, their conversation opens by itself: conversations.open allows fifty a minute.
    // docs.slack.dev/reference/methods/chat.postMessage
    const channel = target.conversation ?? target.externalId
    const wait = limiter.take([
      { key: `slack:${target.tenant}`, rate: slackRates.post },
      { key: `slack:${target.tenant}:${channel}`, rate: slackRates.postInConversation },
    ])
    if (wait > 0) return { ok: false, reason: 'later', retryAfterMs: wait, uncertain: false }
    const sent = await client.chat.postMessage({
      channel,
      unfurl_links: false,
      unfurl_media: false,
      ...messageOf(card, key),
    } as Parameters<WebClient['chat']['postMessage']>[0])
    return { ok: true, ref: { conversation: sent.channel ?? channel, message: sent.ts ?? '' } }
  }

  const look = async (client: WebClient, target: Target, key: string): Promise<FindOutcome> => {
    const channel = await conversationOf(client, target)
    const history = await client.conversations.history({ channel, limit: 50, include_all_metadata: true })
    const found = history.messages?.find((message) => {
      const payload = message.metadata?.event_payload as { key?: unknown } | undefined
      return message.metadata?.event_type === metadataType && payload?.key === key
    })
    return { ok: true, ref: found?.ts ? { conversation: channel, message: found.ts } : undefined }
  }

  return {
    name: 'slack',
    async send(target, card, key) {
      const client = clientFor(target.tenant)
      return client ? await post(client, target, card, key).catch(failureOf) : noClient
    },
    async find(target, key) {
      const client = clientFor(target.tenant)
      if (!client) return { ok: true, ref: undefined }
      return look(client, target, key).catch((error: unknown): FindOutcome => {
        const failure = failureOf(error)
        return failure.reason === 'later'
          ? { ok: false, retryAfterMs: failure.retryAfterMs }
          : { ok: true, ref: undefined }
      })
    },
    async update(target, ref, card, key) {
      const client = clientFor(target.tenant)
      if (!client) return noClient
      const wait = limiter.take([{ key: `slack:${target.tenant}:update`, rate: slackRates.update }])
      if (wait > 0) return { ok: false, reason: 'later', retryAfterMs: wait, uncertain: false }
      const change = { channel: ref.conversation, ts: ref.message, ...messageOf(card, key) }
      return client.chat
        .update(change as Parameters<WebClient['chat']['update']>[0])
        .then((): SendOutcome => ({ ok: true, ref }), failureOf)
    },
    async profile({ tenant, externalId }) {
      const found = await clientFor(tenant)?.users.info({ user: externalId, include_locale: true })
      return found?.user ? profileOf(externalId, found.user) : undefined
    },
    async findByAddress({ tenant }, address) {
      const wait = limiter.take([{ key: `slack:${tenant}:lookup`, rate: slackRates.lookup }])
      if (wait > 0) return { ok: false, retryAfterMs: wait }
      try {
        const found = await clientFor(tenant)?.users.lookupByEmail({ email: address })
        const user = found?.user
        return { ok: true, profile: user?.id && !user.deleted ? profileOf(user.id, user) : undefined }
      } catch (error) {
        const failure = failureOf(error)
        if (failure.reason === 'refused') throw error
        return failure.reason === 'later'
          ? { ok: false, retryAfterMs: failure.retryAfterMs }
          : { ok: true, profile: undefined }
      }
    },
  }
}

type SlackUser = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>

const profileOf = (externalId: string, user: SlackUser): Profile => {
  const name = user.profile?.real_name || user.real_name || user.name || externalId
  return {
    externalId,
    name,
    isBot: user.is_bot === true,
    ...(user.profile?.email ? { address: user.profile.email.toLowerCase() } : {}),
    ...(user.tz ? { timeZone: user.tz } : {}),
    ...(user.locale ? { locale: user.locale } : {}),
  }
}
