import type { Actor } from '../../chat/intent.ts'
import { bounded } from '../../kernel/bounded.ts'
import type { Acquaintances } from './acquaintances.ts'
import { actorOf, clientOf, isOutside, isPersonal, type TeamsActivity } from './activity.ts'
import { externalIdOf } from './profile.ts'

/** Where a person's chat with the bot is. */
export type Where = { readonly conversation: string; readonly serviceUrl: string; readonly handle: string }

export type RememberDeps = {
  readonly acquaintances: Acquaintances
  /** Keeps where a person is reached; `false` when their account is not known. */
  readonly rememberWhere: (actor: Actor, where: Where) => Promise<boolean>
  readonly rememberServiceUrl: (tenant: string, serviceUrl: string) => Promise<void>
}

const peopleAtMost = 50_000
const tenantsAtMost = 10_000

/** Keeps what an activity says about reaching people: in this process at once, and in the database when it is new. */
export const createMemory = (deps: RememberDeps) => {
  const kept = bounded<string>(peopleAtMost)
  const installations = bounded<string>(tenantsAtMost)
  /** What was kept of a tenant under an installation that is forgotten has to be written anew under the next. */
  const keyOf = (tenant: string, ...rest: string[]) => [tenant, installations.get(tenant), ...rest].join(':')
  return {
    /** Of which installation the tenant is. */
    under: (tenant: string, installation: string): void => installations.set(tenant, installation),
    /** Before the person is looked up: Teams is asked about them in this conversation. */
    meet: (activity: TeamsActivity, tenant: string): void => {
      const { from, serviceUrl, conversation } = activity
      if (!from || isOutside(activity, tenant)) return
      deps.acquaintances.note(tenant, externalIdOf(from), {
        conversation: conversation.id,
        chat: isPersonal(activity) ? conversation.id : undefined,
        serviceUrl,
        handle: from.id,
        ...clientOf(activity),
      })
    },
    /** After that: whoever writes for the first time has an account only by then. */
    keep: async (activity: TeamsActivity, tenant: string): Promise<void> => {
      const { serviceUrl, conversation, from } = activity
      if (kept.get(keyOf(tenant)) !== serviceUrl) {
        await deps.rememberServiceUrl(tenant, serviceUrl)
        kept.set(keyOf(tenant), serviceUrl)
      }
      if (!from || !isPersonal(activity) || isOutside(activity, tenant)) return
      const actor = actorOf(activity, from, tenant)
      const key = keyOf(tenant, actor.externalId)
      const where = { conversation: conversation.id, serviceUrl, handle: from.id }
      const written = JSON.stringify(where)
      if (kept.get(key) !== written && (await deps.rememberWhere(actor, where))) kept.set(key, written)
    },
    /** The person has removed the bot: where they are has to be written anew when they come back. */
    forget: (actor: Actor): boolean => kept.delete(keyOf(actor.tenant, actor.externalId)),
  }
}
