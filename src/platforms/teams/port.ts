import type { Card } from '../../chat/card.ts'
import type { Asked, MessageRef, Platform, SendOutcome, Target } from '../../chat/platform.ts'
import { bounded } from '../../kernel/bounded.ts'
import { within } from '../../kernel/within.ts'
import { askedAgain } from '../ask-again.ts'
import type { Gate } from '../gate.ts'
import type { Acquaintances } from './acquaintances.ts'
import type { TeamsClient } from './client.ts'
import type { Directory } from './directory.ts'
import { type Random, statusOf } from './outcome.ts'
import { memberSchema, profileOf } from './profile.ts'
import { askingRates, openingRates, ratesOf } from './rates.ts'
import { askOptions, calling, callOptions, messageOf, openChat } from './sending.ts'

export type TeamsPortDeps = {
  readonly client: TeamsClient
  readonly gate: Gate
  readonly acquaintances: Acquaintances
  readonly directory: Directory
  /** The service URL of a tenant from which none has been heard yet. */
  readonly serviceUrl: string
  /** How long a send is waited for; what comes of it later is not lost. Real time. */
  readonly patienceMs?: number
  readonly random: Random
}

/** Where tenants of the public cloud are served, as long as none of their activities has named another address. */
export const globalServiceUrl = 'https://smba.trafficmanager.net/teams/'

const defaultPatienceMs = 10_000
const rememberedAtMost = 10_000

/** Without a status, as the error of a call that was cut off. */
const silent = (): Error => new Error('The Bot Connector is silent')

/**
 * Sends through the Bot Connector. Teams shows a bot no history, so a message can't be looked for there: what this
 * process has sent it remembers by key, also when the answer came after it had stopped waiting. Where even that
 * doesn't tell, `find` finds nothing and the message is sent again (docs/reliability.md).
 */
export const teamsPort = (deps: TeamsPortDeps): Platform => {
  const { client, gate, acquaintances } = deps
  const patienceMs = deps.patienceMs ?? defaultPatienceMs
  const sent = bounded<MessageRef>(rememberedAtMost)
  const urlOf = ({ serviceUrl, tenant, externalId }: Target): string =>
    serviceUrl ?? acquaintances.of(tenant, externalId)?.serviceUrl ?? deps.serviceUrl

  /** Where Teams can be asked about somebody: it answers only about the members of a conversation. */
  const placeOf = ({ tenant, externalId, conversation, serviceUrl, handle, locale, timeZone }: Asked) =>
    conversation && serviceUrl && handle
      ? { conversation, serviceUrl, handle, locale, timeZone }
      : acquaintances.of(tenant, externalId)

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

  const removeQuietly = (target: Target, ref: MessageRef): Promise<unknown> =>
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
    if (first.message !== ref.message) await removeQuietly(target, ref)
    return first
  }

  return {
    name: 'teams',
    send(target, card, key) {
      const { tenant } = target
      const chat = knownChat(target)
      const rates = [...ratesOf(tenant, chat ?? target.externalId), ...(chat ? [] : openingRates(tenant))]
      return gate(tenant, rates, async (): Promise<SendOutcome> => {
        const posted = post(target, card).then((ref) => keep(target, key, ref))
        return { ok: true, ref: await within(patienceMs, posted, silent) }
      })
    },
    async find(_target, key) {
      return { ok: true, ref: sent.get(key) }
    },
    update(target, ref, card) {
      const { tenant } = target
      const { conversation, message } = ref
      return gate(tenant, ratesOf(tenant, conversation), async (): Promise<SendOutcome> => {
        const changed = calling(client, urlOf(target), (connector) =>
          connector.conversations.updateActivity(
            conversation,
            message,
            { ...messageOf(card, target), id: message },
            callOptions,
          ),
        )
        await within(patienceMs, changed, silent)
        return { ok: true, ref }
      })
    },
    remove(target, ref) {
      const { tenant } = target
      return gate(tenant, ratesOf(tenant, ref.conversation), async (): Promise<SendOutcome> => {
        const removed = calling(client, urlOf(target), (connector) =>
          connector.conversations.deleteActivity(ref.conversation, ref.message, callOptions),
        ).catch((error: unknown) => {
          if (statusOf(error) !== 404) throw error
        })
        await within(patienceMs, removed, silent)
        return { ok: true, ref }
      })
    },
    async profile(asked, { waiting = false } = {}) {
      const { tenant, externalId } = asked
      const met = placeOf(asked)
      if (!met) return { ok: true, profile: undefined }
      const ask = () =>
        gate(tenant, askingRates(tenant, met.conversation), async () => {
          const found = await calling(client, met.serviceUrl, (connector) =>
            connector.conversations.getConversationMember(met.conversation, met.handle, askOptions),
          )
          return { member: memberSchema.parse(found) }
        })
      const answer = await (waiting ? askedAgain(ask, deps.random) : ask())
      if ('member' in answer)
        return { ok: true, profile: profileOf(answer.member, { tenant, externalId }, met) }
      if (answer.reason === 'later') return { ok: false, retryAfterMs: answer.retryAfterMs }
      // Of whoever has taken the bot out, nothing is said.
      if (answer.reason === 'unreachable') return { ok: true, profile: undefined }
      throw new Error(`Teams refuses to say who somebody is: ${answer.detail}`)
    },
    findByAddress: ({ tenant }, address) => deps.directory.findByAddress(tenant, address),
  }
}
