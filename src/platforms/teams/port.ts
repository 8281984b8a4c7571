import { setTimeout as pause } from 'node:timers/promises'
import type { Card } from '../../chat/card.ts'
import type { MessageRef, Platform, Profile, SendOutcome, Target } from '../../chat/platform.ts'
import { bounded } from '../../kernel/bounded.ts'
import { within } from '../../kernel/within.ts'
import type { Gate } from '../gate.ts'
import type { Acquaintances } from './acquaintances.ts'
import type { TeamsClient } from './client.ts'
import type { Directory } from './directory.ts'
import { failureOf, type Random, statusOf } from './outcome.ts'
import { memberSchema, profileOf } from './profile.ts'
import { openingRates, ratesOf } from './rates.ts'
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

/** So often, and after so long at most, somebody is asked about again while they wait for the first answer to them. */
const asksAtMost = 3
const askPauseMs = 2_000

/**
 * Asking changes nothing, so where Teams says “later” it may be asked again soon. When the app is given to a whole
 * company, everybody's installation asks about them in the same minutes, and Teams announces each only once or twice.
 */
const askedAgain = async <Result>(ask: () => Promise<Result>, random: Random): Promise<Result> => {
  for (let asks = 1; ; asks++) {
    try {
      return await ask()
    } catch (error) {
      const failure = failureOf(error, random)
      // Without an answer at all, the time that a person waits is over.
      if (asks === asksAtMost || failure.reason !== 'later' || statusOf(error) === undefined) throw error
      await pause(Math.min(failure.retryAfterMs, askPauseMs * (1 + random() / 2)))
    }
  }
}

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
    async profile({ tenant, externalId }): Promise<Profile | undefined> {
      const met = acquaintances.of(tenant, externalId)
      if (!met) return undefined
      const ask = () =>
        calling(client, met.serviceUrl, (connector) =>
          connector.conversations.getConversationMember(met.conversation, met.handle, askOptions),
        )
      try {
        const found = await askedAgain(ask, deps.random)
        const member = memberSchema.parse(found)
        return profileOf(member, { tenant, externalId }, met)
      } catch (error) {
        if (statusOf(error) === 403 || statusOf(error) === 404) return undefined
        throw error
      }
    },
    findByAddress: ({ tenant }, address) => deps.directory.findByAddress(tenant, address),
  }
}
