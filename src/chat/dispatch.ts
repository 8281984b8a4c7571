import { setTimeout as pause } from 'node:timers/promises'
import { newReference } from '../kernel/ids.ts'
import type { ActingMember, Deps, Handler } from './deps.ts'
import { takeOnce } from './inbound.store.ts'
import type { Actor, Intent } from './intent.ts'
import { type Say, sayIn } from './messages/catalogue.ts'
import { noticeCard } from './notice.card.ts'
import type { Reply } from './platform.ts'

/** Who acts, as far as the organization knows them. */
export type Resolution =
  | { readonly kind: 'member'; readonly member: ActingMember; readonly firstContact: boolean }
  | { readonly kind: 'left'; readonly locale: string }
  | { readonly kind: 'unknown'; readonly locale: string; readonly contact: string | null }

export type Resolve = (deps: Deps, actor: Actor, now: Date) => Promise<Resolution>

export type Handlers = Readonly<Record<string, Handler>>

/** Carries an intent to its handler and always brings back an answer for the person, and their language. */
export type Dispatch = (intent: Intent) => Promise<{ readonly reply: Reply; readonly locale: string }>

/** For so long a press is tried again while the database is away; then the person is told. Real time. */
const patienceMs = 8_000
const pauseMs = 250

/** What somebody says who has not been here before is answered with a welcome; what they ask for, with that. */
const talk = new Set(['hint', 'help', 'welcome'])

const unavailable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08001',
  '08003',
  '08006',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
])

/** Whether the database could not be reached, as against something being wrong with what was asked. */
export const isUnavailable = (thrown: unknown): boolean => {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 5; depth++) {
    const code = 'code' in error ? String(error.code) : ''
    if (unavailable.has(code)) return true
    if (
      /connection (?:terminated|closed|timeout)|timeout exceeded when trying|Can't reach database/i.test(
        error.message,
      )
    ) {
      return true
    }
    if (error instanceof AggregateError) return error.errors.some(isUnavailable)
    error = error.cause
  }
  return false
}

/** Tries again while the database is away, for as long as a person waits. Handlers may run twice. */
const patiently = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const givesUpAt = performance.now() + patienceMs
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isUnavailable(error) || performance.now() + pauseMs > givesUpAt) throw error
      await pause(pauseMs)
    }
  }
}

export const createDispatch = (deps: Deps, handlers: Handlers, resolve: Resolve): Dispatch => {
  const answerOf = async (intent: Intent, known: { say: Say }): Promise<Reply> => {
    const now = deps.clock.now()
    const who = await resolve(deps, intent.actor, now)
    known.say = sayIn(who.kind === 'member' ? who.member.locale : who.locale)
    const { say } = known
    if (who.kind === 'left') return { kind: 'whisper', card: noticeCard('left', say.rich('problem.left')) }
    if (who.kind === 'unknown') return stranger(who.contact, intent, say)
    const name = who.firstContact && talk.has(intent.name) ? 'welcome' : intent.name
    const handler = handlers[name]
    if (!handler) return { kind: 'whisper', card: noticeCard('gone', say.rich('problem.gone')) }
    return handler(deps, { member: who.member, now, say }, intent)
  }

  return async (intent) => {
    const known = { say: sayIn('en') }
    const { once } = intent
    try {
      const taken =
        once === undefined || (await patiently(() => takeOnce(deps.database, once, deps.clock.now())))
      if (!taken) return { reply: { kind: 'nothing' }, locale: known.say.locale }
      const reply = await patiently(() => answerOf(intent, known))
      return { reply, locale: known.say.locale }
    } catch (error) {
      const reference = newReference()
      deps.log('error', 'An intent could not be carried out', { reference, intent: intent.name, error })
      const key = isUnavailable(error) ? 'problem.not-saved' : 'problem.failed'
      const card = noticeCard('failed', known.say.rich(key, { reference }))
      return { reply: { kind: 'whisper', card }, locale: known.say.locale }
    }
  }
}

/** A word to somebody the roster does not know: whom to ask. */
const stranger = (contact: string | null, intent: Intent, say: Say): Reply => {
  const text = say.rich('unknown.ask', { contact: contact ?? say.plain('unknown.admin') })
  const card = {
    name: 'unknown',
    nodes: [
      { type: 'heading', text: say.plain('unknown.heading') } as const,
      { type: 'text', text } as const,
    ],
  }
  return intent.name === 'home' ? { kind: 'home', card } : { kind: 'replace', card }
}
