import { newReference } from '../kernel/ids.ts'
import { type Card, spokenIn } from './card.ts'
import type { ActingMember, Deps, Handler } from './deps.ts'
import { takeOnce } from './inbound.store.ts'
import type { Actor, Intent } from './intent.ts'
import { type Say, sayIn } from './messages/catalogue.ts'
import { noticeCard } from './notice.card.ts'
import { isUnavailable, patiently, withinPatience } from './patience.ts'
import type { Reply } from './platform.ts'

/** Who acts, as far as the organization knows them. */
export type Resolution =
  | { readonly kind: 'member'; readonly member: ActingMember; readonly firstContact: boolean }
  | {
      readonly kind: 'left'
      readonly locale: string
      readonly memberId: string
      readonly organizationId: string
    }
  | {
      readonly kind: 'unknown'
      readonly locale: string
      readonly contact: string | null
      /** The account was unlinked by its owner. */
      readonly unlinked?: boolean
    }

/** `mayJoin`: whether somebody unknown becomes a member, where the organization lets everybody in. */
export type Resolve = (
  deps: Deps,
  actor: Actor,
  now: Date,
  how: { readonly mayJoin: boolean },
) => Promise<Resolution>

/** What somebody may do whom the organization does not know; `undefined` leaves them a stranger. */
export type StrangerHandler = (
  deps: Deps,
  context: { readonly now: Date; readonly say: Say },
  intent: Intent,
) => Promise<Reply | undefined>

/** What somebody is told who has left; `undefined` where there is nothing but goodbye. */
export type LeaverHandler = (
  deps: Deps,
  who: {
    readonly memberId: string
    readonly organizationId: string
    readonly now: Date
    readonly say: Say
  },
) => Promise<Card | undefined>

export type Handlers = Readonly<Record<string, Handler>>

/** Carries an intent to its handler and always brings back an answer for the person, and their language. */
export type Dispatch = (intent: Intent) => Promise<{ readonly reply: Reply; readonly locale: string }>

/** What somebody says who has not been here before is answered with a welcome; what they ask for, with that. */
const talk = new Set(['hint', 'help', 'thanks', 'welcome'])

/**
 * Whether a request comes for the first time. After a try whose outcome is unknown it is taken to: two answers are
 * kinder than none.
 */
const isFirst = async (deps: Deps, key: string): Promise<boolean> => {
  let tries = 0
  const taken = await patiently(() => {
    tries++
    return takeOnce(deps.database, key, deps.clock.now())
  })
  return taken || tries > 1
}

export const createDispatch = (
  deps: Deps,
  handlers: Handlers,
  resolve: Resolve,
  strangers: Readonly<Record<string, StrangerHandler>> = {},
  forLeavers: LeaverHandler = async () => undefined,
): Dispatch => {
  const answerOf = async (intent: Intent, known: { say: Say }): Promise<Reply> => {
    const now = deps.clock.now()
    const forStrangers = Object.hasOwn(strangers, intent.name) ? strangers[intent.name] : undefined
    const who = await resolve(deps, intent.actor, now, { mayJoin: forStrangers === undefined })
    known.say = sayIn(who.kind === 'member' ? who.member.locale : who.locale)
    const { say } = known
    if (who.kind === 'left') {
      const goodbye = noticeCard('left', say.rich('problem.left'))
      if (intent.name === 'home') return { kind: 'home', card: goodbye }
      return { kind: 'whisper', card: (await forLeavers(deps, { ...who, now, say })) ?? goodbye }
    }
    if (who.kind === 'unknown') {
      return (await forStrangers?.(deps, { now, say }, intent)) ?? stranger(who, intent, say)
    }
    const name = who.firstContact && talk.has(intent.name) ? 'welcome' : intent.name
    // A name is what a request says: one that every object has must find no handler either.
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
    if (!handler) return { kind: 'whisper', card: noticeCard('gone', say.rich('problem.gone')) }
    return handler(deps, { member: who.member, now, say }, intent)
  }

  const answerOnce = async (
    intent: Intent,
    once: string | undefined,
    known: { say: Say },
  ): Promise<Reply> => {
    if (once !== undefined && !(await isFirst(deps, once))) return { kind: 'nothing' }
    return patiently(() => answerOf(intent, known))
  }

  return async (intent) => {
    const known = { say: sayIn('en') }
    const { once } = intent
    try {
      const reply = await withinPatience(answerOnce(intent, once, known))
      return { reply: inLocale(reply, known.say.locale), locale: known.say.locale }
    } catch (error) {
      const reference = newReference()
      deps.log('error', 'An intent could not be carried out', { reference, intent: intent.name, error })
      const key = isUnavailable(error) ? 'problem.not-saved' : 'problem.failed'
      const { locale } = known.say
      const card = spokenIn(noticeCard('failed', known.say.rich(key, { reference })), locale)
      return { reply: { kind: 'whisper', card }, locale }
    }
  }
}

/** What is shown says in which language it is, so that whoever draws it adds no words of another. */
const inLocale = (reply: Reply, locale: string): Reply => {
  if ('card' in reply) return { ...reply, card: spokenIn(reply.card, locale) }
  return 'dialog' in reply ? { ...reply, dialog: spokenIn(reply.dialog, locale) } : reply
}

/** A word to somebody the roster does not know: whom to ask, or how to link again what they unlinked. */
const stranger = (
  { contact, unlinked }: Extract<Resolution, { kind: 'unknown' }>,
  intent: Intent,
  say: Say,
): Reply => {
  const text = unlinked
    ? say.rich('unknown.unlinked')
    : say.rich('unknown.ask', { contact: contact ?? say.plain('unknown.admin') })
  const card = {
    name: 'unknown',
    nodes: [
      { type: 'heading', text: say.plain('unknown.heading') } as const,
      { type: 'text', text } as const,
    ],
  }
  if (intent.name === 'home') return { kind: 'home', card }
  // What stands in a channel is for everybody in it, and stays.
  return { kind: intent.place.direct ? 'replace' : 'whisper', card }
}
