import { refused } from '../../stand-in/outcome.ts'
import type { Post } from '../app/deliveries.ts'
import type { Outcome } from '../app/outcome.ts'
import type { Conversation, StoredUser } from '../memory/state.ts'
import type { Tenant } from '../memory/tenant.ts'
import { botReaches, conversationById, isIn, personalChat, personById, teamById } from '../memory/tenant.ts'

/** What the deeds of people need. */
export type Desk = { readonly tenant: Tenant; readonly post: Post }

type Placed =
  | { readonly ok: true; readonly person: StoredUser; readonly conversation: Conversation }
  | { readonly ok: false; readonly outcome: Outcome }

/** Whether the bot hears what is done in a conversation. */
const botIsIn = (tenant: Tenant, { type, user = '', team = '' }: Conversation): boolean =>
  type === 'personal'
    ? botReaches(tenant, user) && !tenant.memory.state.blocked.includes(user)
    : teamById(tenant, team)?.installed === true

/** A person and a conversation that they are in; their chat with the bot when none is named. */
export const placeOf = (
  tenant: Tenant,
  given: { readonly user: string; readonly conversation?: string | undefined },
): Placed => {
  const person = personById(tenant, given.user)
  if (person === undefined) return { ok: false, outcome: refused('no-such-user') }
  const conversation =
    given.conversation === undefined
      ? personalChat(tenant, person)
      : conversationById(tenant, given.conversation)
  if (conversation === undefined || !isIn(tenant, conversation, person.id))
    return { ok: false, outcome: refused('no-such-conversation') }
  return { ok: true, person, conversation }
}

/** The same, where the bot must be in it too: nothing can be done with a bot that is not there. */
export const placeWithBot = (
  tenant: Tenant,
  given: { user: string; conversation?: string | undefined },
): Placed => {
  const place = placeOf(tenant, given)
  if (!place.ok || botIsIn(tenant, place.conversation)) return place
  return { ok: false, outcome: refused('app-removed') }
}
