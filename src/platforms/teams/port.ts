import type { Card } from '../../chat/card.ts'
import type { MessageRef, Platform, Profile, SendOutcome, Target } from '../../chat/platform.ts'
import type { Limiter } from '../limiter.ts'
import { type Acquaintances, bounded } from './acquaintances.ts'
import type { TeamsClient } from './client.ts'
import type { Directory } from './directory.ts'
import { failureOf, type Random, statusOf } from './outcome.ts'
import { memberSchema, profileOf } from './profile.ts'
import { openingRates, ratesOf } from './rates.ts'
import { calling, callOptions, messageOf, openChat } from './sending.ts'

export type TeamsPortDeps = {
  readonly client: TeamsClient
  readonly limiter: Limiter
  readonly acquaintances: Acquaintances
  readonly directory: Directory
  /** The service URL of a tenant from which none has been heard yet. */
  readonly serviceUrl: string
  readonly random: Random
  /** How long a send is waited for; what comes of it later is not lost. Real time. */
  readonly patienceMs?: number
}

/** Where tenants of the public cloud are served, as long as none of their activities has named another address. */
export const globalServiceUrl = 'https://smba.trafficmanager.net/teams/'

const defaultPatienceMs = 10_000
const rememberedAtMost = 10_000

/**
 * Sends through the Bot Connector. Teams shows a bot no history, so a message can't be looked for there: what this
 * process has sent it remembers by key, also when the answer came after it had stopped waiting. Where even that
 * doesn't tell, `find` finds nothing and the message is sent again (docs/reliability.md).
 */
export const teamsPort = (deps: TeamsPortDeps): Platform => {
  const { client, limiter, acquaintances, random } = deps
  const patienceMs = deps.patienceMs ?? defaultPatienceMs
  const sent = bounded<MessageRef>(rememberedAtMost)
  const urlOf = ({ serviceUrl, tenant, externalId }: Target): string =>
    serviceUrl ?? acquaintances.of(tenant, externalId)?.serviceUrl ?? deps.serviceUrl

  const opened = bounded<string>(rememberedAtMost)
  const personOf = ({ tenant, externalId }: Target): string => `${tenant}:${externalId}`

  const knownChat = (target: Target): string | undefined =>
    target.conversation ??
    acquaintances.of(target.tenant, target.externalId)?.chat ??
    opened.get(personOf(target))

  const open = async (target: Target): Promise<string> => {
    const chat = await openChat(client, urlOf(target), target)
    opened.set(personOf(target), chat)
    return chat
  }

  const post = async (target: Target, card: Card): Promise<MessageRef> => {
    const conversation = knownChat(target) ?? (await open(target))
    const handle = target.handle ?? deps.directory.handleOf(target.tenant, target.externalId)
    const message = messageOf(card, handle ? { handle } : {})
    const answer = await calling(client, urlOf(target), (connector) =>
      connector.conversations.sendToConversation(conversation, message, callOptions),
    )
    return { conversation, message: answer.id ?? '' }
  }

  const remove = (target: Target, ref: MessageRef): Promise<unknown> =>
    calling(client, urlOf(target), (connector) =>
      connector.conversations.deleteActivity(ref.conversation, ref.message, callOptions),
    ).catch(() => undefined)

  /** Of two messages of one key, the one that was heard of first stays: it is the one that is recorded. */
  const keep = async (target: Target, key: string, ref: MessageRef): Promise<MessageRef> => {
    const first = sent.get(key)
    if (!first) {
      sent.set(key, ref)
      return ref
    }
    if (first.message !== ref.message) await remove(target, ref)
    return first
  }

  return {
    name: 'teams',
    async send(target, card, key) {
      const chat = knownChat(target)
      const wait = limiter.take([
        ...ratesOf(target.tenant, chat ?? target.externalId),
        ...(chat ? [] : openingRates(target.tenant)),
      ])
      if (wait > 0) return { ok: false, reason: 'later', retryAfterMs: wait, uncertain: false }
      const posted = post(target, card).then(
        async (ref): Promise<SendOutcome> => ({ ok: true, ref: await keep(target, key, ref) }),
        (error: unknown): SendOutcome => failureOf(error, random),
      )
      return within(patienceMs, posted, () => failureOf(new Error('The Bot Connector is silent'), random))
    },
    async find(_target, key) {
      return { ok: true, ref: sent.get(key) }
    },
    async update(target, ref, card) {
      const wait = limiter.take(ratesOf(target.tenant, ref.conversation))
      if (wait > 0) return { ok: false, reason: 'later', retryAfterMs: wait, uncertain: false }
      return calling(client, urlOf(target), (connector) =>
        connector.conversations.updateActivity(
          ref.conversation,
          ref.message,
          { ...messageOf(card, target), id: ref.message },
          callOptions,
        ),
      ).then(
        (): SendOutcome => ({ ok: true, ref }),
        (error: unknown) => failureOf(error, random),
      )
    },
    async profile({ tenant, externalId }): Promise<Profile | undefined> {
      const met = acquaintances.of(tenant, externalId)
      if (!met) return undefined
      try {
        const found = await calling(client, met.serviceUrl, (connector) =>
          connector.conversations.getConversationMember(met.conversation, met.handle, callOptions),
        )
        const member = memberSchema.parse(found)
        return profileOf(member, externalId, met)
      } catch (error) {
        if (statusOf(error) === 403 || statusOf(error) === 404) return undefined
        throw error
      }
    },
    async findByAddress({ tenant }, address) {
      try {
        return await deps.directory.findByAddress(tenant, address)
      } catch (error) {
        const failure = failureOf(error, random)
        return failure.reason === 'later'
          ? { ok: false, retryAfterMs: failure.retryAfterMs }
          : { ok: true, profile: undefined }
      }
    },
  }
}

/** What comes of some work, or something else when it takes longer; the work goes on. */
const within = async <Result>(
  ms: number,
  work: Promise<Result>,
  otherwise: () => Result,
): Promise<Result> => {
  let waiting: NodeJS.Timeout | undefined
  const tooLate = new Promise<Result>((resolve) => {
    waiting = setTimeout(() => resolve(otherwise()), ms)
  })
  try {
    return await Promise.race([work, tooLate])
  } finally {
    clearTimeout(waiting)
  }
}
