import type { Log } from '../../chat/deps.ts'
import type { Dispatch } from '../../chat/dispatch.ts'
import type { Intent } from '../../chat/intent.ts'
import { sayIn } from '../../chat/messages/catalogue.ts'
import { noticeCard } from '../../chat/notice.card.ts'
import { isUnavailable } from '../../chat/patience.ts'
import type { Platform } from '../../chat/platform.ts'
import { newId, newReference } from '../../kernel/ids.ts'
import { within } from '../../kernel/within.ts'
import { activitySchema, isPersonal, isSpokenTo, type TeamsActivity, tenantOf } from './activity.ts'
import { type AnswerDeps, createAnswer, type InvokeBody } from './answer.ts'
import { toMend } from './dialog.ts'
import type { Directory } from './directory.ts'
import { type Arrival, arrivalOf, type InstallChange, installChanges } from './installs.ts'
import { invokeIntent, invokeNames, messageIntent, type Taken } from './intents.ts'
import { externalIdOf } from './profile.ts'
import { createMemory, type RememberDeps } from './remember.ts'

export type HandleDeps = RememberDeps & {
  readonly port: Platform
  readonly directory: Directory
  readonly dispatch: Dispatch
  readonly say: AnswerDeps['say']
  /** What names the installation of a tenant that belongs to an organization here. Nothing is stored of any other. */
  readonly installationOf: (tenant: string) => Promise<string | undefined>
  /** The tenant of local clients, which name none; `undefined` where tokens are checked. */
  readonly localTenant: string | undefined
  /** Somebody has the bot for themselves now; with `once`, they are to be welcomed. */
  readonly arrive: (arrival: Arrival) => Promise<void>
  readonly onChange: (tenant: string, change: InstallChange) => Promise<void>
  /** Is told of work that nobody waits for. */
  readonly afterwards: (work: Promise<unknown>) => void
  readonly log: Log
  /** How long the answer to a press may take. Real time. */
  readonly answerMs?: number
}

/** A response: its HTTP status, and for an invoke its body. */
export type Handled = { readonly status: number; readonly body?: InvokeBody }

/** What a client may ask for by itself: reading it changes nothing. */
const readOnly = new Set(['show', 'home', 'progress'])

/**
 * Teams waits fifteen seconds for the answer to a press. A dispatch has its own patience with a silent database, but it
 * isn't the first to ask it, and a dialog that is opened again takes two.
 */
const defaultAnswerMs = 10_000
const tooLate = (): Error => Object.assign(new Error('A press took too long'), { code: 'ETIMEDOUT' })

type Sentence = 'teams.other-tenant' | 'teams.unreadable' | 'problem.failed' | 'problem.not-saved'

const fine: Handled = { status: 200 }
const notAsDocumented: Handled = { status: 400 }

/** Carries an activity that has been checked to the product, and brings back the response. */
export const createHandle = (deps: HandleDeps) => {
  const { dispatch, log } = deps
  const memory = createMemory(deps)
  const answer = createAnswer({
    say: deps.say,
    afterwards: deps.afterwards,
  })

  /** Whether a tenant is one of ours; what is remembered of another installation of it is forgotten then. */
  const isInstalled = async (tenant: string): Promise<boolean> => {
    const installation = await deps.installationOf(tenant)
    if (installation !== undefined) memory.under(tenant, installation)
    return installation !== undefined
  }

  const keep = (activity: TeamsActivity, tenant: string, done?: Intent): Promise<void> => {
    // An account that was unlinked and is linked again is another row, in which nothing of this stands yet.
    if (done?.name === 'link-code') memory.forget(done.actor)
    return memory
      .keep(activity, tenant)
      .catch((error: unknown) => log('warn', 'Where somebody is reached could not be kept', { error }))
  }

  /** A dialog in which something has to be mended is opened again by what had opened it. */
  const carryOut = async (taken: Taken) => {
    const answered = await dispatch(taken.intent)
    const { opener } = taken.way
    if (answered.reply.kind !== 'dialog-errors' || !opener) return answered
    const again: Intent = { ...taken.intent, name: opener.intent, args: opener.args ?? {}, inputs: {} }
    const opened = await dispatch(again)
    if (opened.reply.kind !== 'dialog') return answered
    const dialog = toMend(opened.reply.dialog, taken.intent.inputs, answered.reply.errors)
    return { reply: { kind: 'dialog' as const, dialog }, locale: opened.locale }
  }

  /** The response to a press, or the sentence that says why there is none. */
  const pressed = async (
    taken: Taken | undefined,
    activity: TeamsActivity,
    tenant: string,
  ): Promise<InvokeBody | Sentence> => {
    if (!(await isInstalled(tenant))) return 'teams.other-tenant'
    if (!taken || (taken.way.automatic && !readOnly.has(taken.intent.name))) return 'teams.unreadable'
    memory.meet(activity, tenant)
    const { reply, locale } = await carryOut(taken)
    // Nobody waits for it: the database may have fallen silent.
    deps.afterwards(keep(activity, tenant, taken.intent))
    return answer.invoke(taken, reply, locale)
  }

  const invoked = async (activity: TeamsActivity, tenant: string): Promise<Handled> => {
    const { from, name } = activity
    if (!from) return notAsDocumented
    if (!invokeNames.has(name ?? '')) return { status: 501 }
    const sentence = (key: Sentence, reference = '') => {
      const text = sayIn(activity.locale ?? 'en').plain(key, { reference })
      return { status: 200, body: answer.sentence(name === 'adaptiveCard/action', text) }
    }
    try {
      const work = pressed(invokeIntent(activity, from, tenant), activity, tenant)
      const body = await within(deps.answerMs ?? defaultAnswerMs, work, tooLate)
      return typeof body === 'string' ? sentence(body) : { status: 200, body }
    } catch (error) {
      const reference = newReference()
      log('error', 'A press could not be answered', { reference, error })
      return sentence(isUnavailable(error) ? 'problem.not-saved' : 'problem.failed', reference)
    }
  }

  const said = async (activity: TeamsActivity, tenant: string): Promise<Handled> => {
    const { from } = activity
    if (!from) return notAsDocumented
    const taken = messageIntent(activity, from, tenant)
    if (!taken) return fine
    memory.meet(activity, tenant)
    const { reply, locale } = await dispatch(taken.intent)
    deps.afterwards(keep(activity, tenant, taken.intent))
    deps.afterwards(
      answer
        .inMessages(taken, reply, locale)
        .catch((error: unknown) => log('error', 'An answer could not be given', { error })),
    )
    return fine
  }

  /** To somebody of a tenant that is none of ours: a word, and nothing is kept of it. */
  const decline = async (activity: TeamsActivity, tenant: string): Promise<Handled> => {
    const { from, conversation, serviceUrl } = activity
    if (!from) return notAsDocumented
    if (!isSpokenTo(activity)) return fine
    const text = sayIn(activity.locale ?? 'en').rich('teams.other-tenant')
    const target = { tenant, externalId: externalIdOf(from), conversation: conversation.id, serviceUrl }
    deps.afterwards(deps.port.send(target, noticeCard('other-tenant', text), newId()))
    return fine
  }

  const installed = async (activity: TeamsActivity, tenant: string): Promise<Handled> => {
    for (const change of installChanges(activity, tenant)) {
      if (change.kind === 'people') deps.directory.forget(tenant, change.teamId)
      if (change.kind !== 'person') {
        await deps.onChange(tenant, change)
        continue
      }
      if (change.what === 'removed') {
        memory.forget(change.actor)
        await deps.onChange(tenant, change)
        continue
      }
      memory.meet(activity, tenant)
      // Who they are is asked later: Teams may have no time while a whole company installs the app.
      await deps.arrive(arrivalOf(activity, change.actor, change.what))
      await keep(activity, tenant)
    }
    if (!isPersonal(activity)) await keep(activity, tenant)
    return fine
  }

  return async (body: Record<string, unknown>): Promise<Handled> => {
    if (typeof body.type !== 'string') return notAsDocumented
    if (!['message', 'invoke', 'conversationUpdate', 'installationUpdate'].includes(body.type)) return fine
    const parsed = activitySchema.safeParse(body)
    const tenant = parsed.success ? (tenantOf(parsed.data) ?? deps.localTenant) : undefined
    if (!parsed.success || tenant === undefined) {
      const where = parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [
        'tenant',
      ]
      log('warn', 'An activity of Teams is not as it is documented', { type: body.type, where })
      return notAsDocumented
    }
    if (body.type === 'invoke') return invoked(parsed.data, tenant)
    const isOurs = await isInstalled(tenant)
    if (body.type === 'message') return isOurs ? said(parsed.data, tenant) : decline(parsed.data, tenant)
    return isOurs ? installed(parsed.data, tenant) : fine
  }
}
