import type { KnownBlock } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { Card } from '../../chat/card.ts'
import type {
  FindOutcome,
  GroupOutcome,
  LookupOutcome,
  Platform,
  SendOutcome,
  Target,
} from '../../chat/platform.ts'
import { askedAgain } from '../ask-again.ts'
import type { Bulkhead } from '../bulkhead.ts'
import { createGate, type Failure } from '../gate.ts'
import type { Limiter } from '../limiter.ts'
import { failureOf } from './outcome.ts'
import type { SlackPool } from './pool.ts'
import { profileOf } from './profile.ts'
import { slackRates } from './rates.ts'
import { renderMessage } from './render.ts'

/** The message metadata by which a message is found again: docs.slack.dev/messaging/message-metadata. */
const metadataType = 'whetstone_message'

export type SlackPortDeps = {
  readonly pool: Pick<SlackPool, 'use'>
  readonly limiter: Limiter
  readonly bulkhead: Bulkhead
}

const noClient = { ok: false, reason: 'gone', detail: 'no-token' } as const

const messageOf = (card: Card, key: string): { text: string; blocks: KnownBlock[]; metadata: object } => ({
  ...renderMessage(card),
  metadata: { event_type: metadataType, event_payload: { key } },
})

/** Sends through Slack's Web API. */
export const slackPort = ({ pool, limiter, bulkhead }: SlackPortDeps): Platform => {
  const gate = createGate({ limiter, bulkhead, failureOf })
  /** One call in an installation; undefined when it has no token. */
  const within = <Result>(
    tenant: string,
    work: (client: WebClient) => Promise<Result>,
    rates: Parameters<Limiter['take']>[0] = [],
  ): Promise<Result | Failure | undefined> => gate(tenant, rates, () => pool.use(tenant, work))

  const conversationOf = async (client: WebClient, target: Target): Promise<string> => {
    if (target.conversation) return target.conversation
    const opened = await client.conversations.open({ users: target.externalId })
    const id = opened.channel?.id
    if (!id) throw new Error('conversations.open named no channel')
    return id
  }

  // Under a person's own id, their conversation opens by itself: conversations.open allows fifty a minute.
  // docs.slack.dev/reference/methods/chat.postMessage
  const channelOf = (target: Target): string => target.conversation ?? target.externalId

  const post = async (client: WebClient, target: Target, card: Card, key: string): Promise<SendOutcome> => {
    const channel = channelOf(target)
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
      const { tenant } = target
      const rates = [
        { key: `slack:${tenant}`, rate: slackRates.post },
        { key: `slack:${tenant}:${channelOf(target)}`, rate: slackRates.postInConversation },
      ]
      return (await within(tenant, (client) => post(client, target, card, key), rates)) ?? noClient
    },
    async find(target, key) {
      const found = await within(target.tenant, (client) => look(client, target, key))
      if (!found) return { ok: true, ref: undefined }
      if (found.ok || !('reason' in found)) return found
      return found.reason === 'later'
        ? { ok: false, retryAfterMs: found.retryAfterMs }
        : { ok: true, ref: undefined }
    },
    async update(target, ref, card, key) {
      const change = { channel: ref.conversation, ts: ref.message, ...messageOf(card, key) }
      const work = async (client: WebClient): Promise<SendOutcome> => {
        await client.chat.update(change as Parameters<WebClient['chat']['update']>[0])
        return { ok: true, ref }
      }
      const rates = [{ key: `slack:${target.tenant}:update`, rate: slackRates.update }]
      return (await within(target.tenant, work, rates)) ?? noClient
    },
    async remove({ tenant }, ref) {
      const work = async (client: WebClient): Promise<SendOutcome> => {
        await client.chat.delete({ channel: ref.conversation, ts: ref.message })
        return { ok: true, ref }
      }
      const rates = [{ key: `slack:${tenant}:delete`, rate: slackRates.update }]
      const outcome = (await within(tenant, work, rates)) ?? noClient
      return !outcome.ok && 'detail' in outcome && outcome.detail === 'message_not_found'
        ? { ok: true, ref }
        : outcome
    },
    async profile({ tenant, externalId }, { waiting = false } = {}) {
      const rates = [{ key: `slack:${tenant}:info`, rate: slackRates.info }]
      const ask = () =>
        gate(tenant, rates, async () => ({
          found: await pool.use(tenant, (client) =>
            client.users.info({ user: externalId, include_locale: true }),
          ),
        }))
      const answer = await (waiting ? askedAgain(ask) : ask())
      if ('found' in answer) {
        const user = answer.found?.user
        return { ok: true, profile: user ? profileOf(tenant, externalId, user) : undefined }
      }
      if (answer.reason === 'later') return { ok: false, retryAfterMs: answer.retryAfterMs }
      throw new Error(`users.info was refused: ${answer.detail}`)
    },
    async openGroup({ tenant }, externalIds) {
      const open = async (client: WebClient): Promise<GroupOutcome> => {
        const { channel } = await client.conversations.open({ users: externalIds.join(',') })
        if (!channel?.id) throw new Error('conversations.open named no channel')
        return { ok: true, conversation: channel.id }
      }
      const rates = [{ key: `slack:${tenant}:open`, rate: slackRates.open }]
      return (await within(tenant, open, rates)) ?? noClient
    },
    async findByAddress({ tenant }, address) {
      const look = async (client: WebClient): Promise<LookupOutcome> => {
        const { user } = await client.users.lookupByEmail({ email: address })
        return { ok: true, profile: user?.id && !user.deleted ? profileOf(tenant, user.id, user) : undefined }
      }
      const rates = [{ key: `slack:${tenant}:lookup`, rate: slackRates.lookup }]
      const found = await within(tenant, look, rates)
      if (!found) return { ok: true, profile: undefined }
      if (found.ok || !('reason' in found)) return found
      if (found.reason === 'refused') throw new Error(`users.lookupByEmail was refused: ${found.detail}`)
      return found.reason === 'later'
        ? { ok: false, retryAfterMs: found.retryAfterMs }
        : { ok: true, profile: undefined }
    },
  }
}
