import type { CardNode } from './card.ts'
import type { Context, Deps, Handler } from './deps.ts'

/** A part of a card that a room above the card's own adds to it. */
export type Section = (deps: Deps, context: Context) => Promise<readonly CardNode[]>

/** A handler whose card ends with sections of other rooms. What is answered without a card stays as it is. */
export const withSections =
  (handler: Handler, sections: readonly Section[]): Handler =>
  async (deps, context, intent) => {
    const reply = await handler(deps, context, intent)
    if (!('card' in reply) || reply.kind === 'whisper') return reply
    const added = await Promise.all(sections.map((section) => section(deps, context)))
    return { ...reply, card: { ...reply.card, nodes: [...reply.card.nodes, ...added.flat()] } }
  }
