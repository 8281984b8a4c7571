import type { Button, Card, Dialog } from '../../src/chat/card.ts'
import { parseCommand } from '../../src/chat/commands.rules.ts'
import { fallbackText } from '../../src/chat/fallback.ts'
import type { Intent } from '../../src/chat/intent.ts'
import type { Platform, Reply, SendOutcome } from '../../src/chat/platform.ts'
import { newId } from '../../src/kernel/ids.ts'
import { connectInstallation } from '../../src/people/install.handler.ts'
import type { TestWorld } from './product.ts'

/** Somebody as another platform knows them. */
export type OtherPerson = {
  readonly id: string
  readonly name: string
  /** An address that the platform vouches for. */
  readonly address?: string
  readonly isBot?: boolean
}

type Message = { readonly id: string; readonly to: string; readonly key: string; card: Card }

/**
 * A second chat platform at its port: what is sent is kept, and people speak to the product through its dispatch. For
 * what doesn't depend on a platform's wire; the wire has its own tests.
 */
export const addOtherClient = async (
  world: TestWorld,
  wishes: {
    readonly people: readonly OtherPerson[]
    readonly tenant?: string
    readonly name?: string
  },
) => {
  const { tenant = 'tenant-one', name = 'Test Works Office', people } = wishes
  const { deps, dispatch } = world.product
  await connectInstallation(deps, {
    organizationId: world.organizationId,
    platform: 'teams',
    tenant,
    name,
    source: 'environment',
    botUserId: '28:app',
  })
  const messages: Message[] = []
  let refusal: SendOutcome | undefined
  const profileOf = ({ id, name: full, address, isBot = false }: OtherPerson) => ({
    externalId: id,
    name: full,
    isBot,
    ...(address ? { address } : {}),
  })
  const platform: Platform = {
    name: 'teams',
    send: async ({ externalId }, card, key) => {
      if (refusal) return refusal
      const message = { id: newId(), to: externalId, key, card }
      messages.push(message)
      return { ok: true, ref: { conversation: `chat-${externalId}`, message: message.id } }
    },
    find: async ({ externalId }, key) => {
      const found = messages.find((message) => message.key === key && message.to === externalId)
      return { ok: true, ref: found && { conversation: `chat-${externalId}`, message: found.id } }
    },
    update: async (_target, ref, card) => {
      const found = messages.find(({ id }) => id === ref.message)
      if (found) found.card = card
      return { ok: true, ref }
    },
    remove: async (_target, ref) => {
      const at = messages.findIndex(({ id }) => id === ref.message)
      if (at >= 0) messages.splice(at, 1)
      return { ok: true, ref }
    },
    profile: async ({ externalId }) => {
      const found = people.find(({ id }) => id === externalId)
      return { ok: true, profile: found && profileOf(found) }
    },
    findByAddress: async (_place, address) => {
      const found = people.find((person) => person.address === address)
      return { ok: true, profile: found && profileOf(found) }
    },
  }
  const platforms = deps.platforms as { teams?: Platform }
  platforms.teams = platform

  const as = (id: string) => {
    const actor = { platform: 'teams', tenant, externalId: id } as const
    const ask = async (intent: Omit<Intent, 'actor' | 'place'>): Promise<Reply> => {
      const place = { direct: true, conversation: `chat-${id}` }
      const { reply } = await dispatch({ ...intent, actor, place })
      await world.drive.settle()
      return reply
    }
    return {
      actor,
      /** What has been sent to them, the newest last. */
      received: () => messages.filter(({ to }) => to === id).map(({ card }) => card),
      say: (text: string) => ask({ ...parseCommand(text), inputs: {} }),
      press: (card: Card, button: string, inputs: Intent['inputs'] = {}) => {
        const found = buttonsOf(card).find(
          ({ label, action }) => label.startsWith(button) || action.intent === button,
        )
        if (!found) throw new Error(`There is no button “${button}” on: ${fallbackText(card)}`)
        return ask({ name: found.action.intent, args: found.action.args ?? {}, inputs })
      },
      send: (intent: string, args: Intent['args'] = {}, inputs: Intent['inputs'] = {}) =>
        ask({ name: intent, args, inputs }),
    }
  }
  return {
    as,
    tenant,
    /** From now on every message is answered so; `undefined` sends again. */
    refuse: (outcome: SendOutcome | undefined) => {
      refusal = outcome
    },
  }
}

/** Everything on a card that can be pressed, its options too. */
export const buttonsOf = (card: Card): Button[] =>
  card.nodes.flatMap((node) =>
    node.type === 'actions'
      ? node.buttons
      : node.type === 'options'
        ? node.options.map(({ text, action }) => ({ label: text, action }))
        : [],
  )

/** The card of a reply. @throws where there is none. */
export const cardOf = (reply: Reply): Card => {
  if (!('card' in reply)) throw new Error(`There is no card in: ${JSON.stringify(reply)}`)
  return reply.card
}

/** The dialog of a reply. @throws where there is none. */
export const dialogOf = (reply: Reply): Dialog => {
  if (reply.kind !== 'dialog') throw new Error(`There is no dialog in: ${JSON.stringify(reply)}`)
  return reply.dialog
}

/** What a reply says, as a screen reader says it. */
export const textOf = (reply: Reply): string => fallbackText(cardOf(reply))
