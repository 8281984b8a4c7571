import type { ActBody, ClockBody, SayBody } from './control-body.ts'
import type { PlaygroundDeps } from './deps.ts'
import { addDuration } from './duration.rules.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { Act, Outcome, PlaygroundPlatform } from './platform.ts'
import type { Content, PlaygroundPerson, PlaygroundState, Snapshot } from './state.ts'
import { changedBetween } from './state.ts'

/** An answer of the control API: a JSON body with its HTTP status. */
export type Answer = { readonly status: 200 | 400 | 404 | 502; readonly body: object }

export type Control = {
  /** Waits while everything is being reset. */
  state(): Promise<PlaygroundState>
  moveClock(body: ClockBody): Promise<Answer>
  act(body: ActBody): Promise<Answer>
  say(body: SayBody): Promise<Answer>
  home(person: string | undefined): Promise<Answer>
  reset(): Promise<Answer>
  /** Whether something that was asked for is still going on. */
  busy(): boolean
}

const refuse = (status: 400 | 404, error: string, detail?: string): Answer => ({
  status,
  body: detail === undefined ? { error } : { error, detail },
})

/** Farther than this in one move is taken for a slip of the pen: it would run for a very long time. */
const farthestMs = 3 * 366 * 24 * 3600 * 1000

/** So long somebody waits for what they pressed: a post in a channel is changed once in five seconds at most. */
const shortlyMs = 6_000

/**
 * What the control API does, apart from HTTP. Whatever changes something runs one after another, so that each
 * caller sees what its own deed changed.
 */
export const playgroundControl = (deps: PlaygroundDeps): Control => {
  const inTurn = oneAtATime()
  let resetting: Promise<void> = Promise.resolve()
  const control: Control = {
    state: async () => {
      await resetting
      return {
        now: deps.clock.now().toISOString(),
        people: await peopleNow(deps),
        ...snapshotOf(deps.platforms),
      }
    },
    moveClock: (body) => inTurn(() => moveClock(deps, body)),
    act: (body) => inTurn(() => act(deps, body)),
    say: (body) =>
      inTurn(() =>
        onBehalfOf(deps, body.person, (platform, person) =>
          reporting(deps, () => platform.say(person, body.conversation, body.text)),
        ),
      ),
    home: (id) => inTurn(() => home(deps, id)),
    reset: () =>
      inTurn(async () => {
        const reset = deps.reset()
        resetting = reset.catch(() => undefined)
        await reset
        return { status: 200, body: { ok: true, now: deps.clock.now().toISOString() } }
      }),
    busy: () => inTurn.waiting() > 0,
  }
  return control
}

/** The people, each in the language they read by now. */
const peopleNow = async (deps: PlaygroundDeps): Promise<PlaygroundState['people']> => {
  const plans = await deps.plans()
  return deps.people().map(({ externalId: _external, ...person }) => {
    const chosen = plans.find((plan) => plan.person === person.id)?.locale
    return chosen ? { ...person, locale: chosen } : person
  })
}

const snapshotOf = (platforms: readonly PlaygroundPlatform[]): Snapshot => {
  const all = platforms.map((platform) => platform.snapshot())
  return {
    conversations: all.flatMap((one) => one.conversations),
    surfaces: all.flatMap((one) => one.surfaces),
  }
}

const moveClock = async (deps: PlaygroundDeps, body: ClockBody): Promise<Answer> => {
  const now = deps.clock.now()
  const to = 'to' in body ? new Date(body.to) : addDuration(now, body.advance)
  if (to === undefined || Number.isNaN(to.getTime()))
    return refuse(400, 'malformed-body', 'advance: is no ISO 8601 duration, such as PT1H or P7D')
  if (to.getTime() < now.getTime()) return refuse(400, 'clock-goes-forward')
  if (to.getTime() - now.getTime() > farthestMs)
    return refuse(400, 'too-far', 'one move goes three years at most')
  const { delivered, jobs } = await deps.travel(to)
  return { status: 200, body: { now: deps.clock.now().toISOString(), delivered, jobs } }
}

const act = async (deps: PlaygroundDeps, body: ActBody): Promise<Answer> => {
  if (body.files !== undefined) return refuse(400, 'files-not-supported', 'no card asks for files yet')
  const on = body.message ?? body.surface ?? ''
  const value = body.values ?? body.value
  const deed: Act['deed'] =
    body.action !== undefined
      ? { kind: 'press', action: body.action, ...(value === undefined ? {} : { value }) }
      : { kind: body.submit ? 'submit' : 'close' }
  return onBehalfOf(deps, body.person, async (platform, person) => {
    const { conversations, surfaces } = platform.snapshot()
    const known =
      body.message === undefined
        ? surfaces.some((surface) => surface.id === on && surface.person === person.id)
        : conversations.some((conversation) => sees(conversation, person, on))
    if (!known) return refuse(404, body.message === undefined ? 'unknown-surface' : 'unknown-message')
    const { inputs = {}, revision } = body
    return reporting(deps, () =>
      platform.act({ person, on, deed, inputs, ...(revision === undefined ? {} : { revision }) }),
    )
  })
}

/** Whether the message is in a conversation of the person, and not for somebody else's eyes. */
const sees = (
  conversation: Snapshot['conversations'][number],
  person: PlaygroundPerson,
  message: string,
): boolean =>
  conversation.members.includes(person.id) &&
  conversation.messages.some(
    ({ id, visibleTo }) => id === message && (visibleTo === undefined || visibleTo === person.id),
  )

const home = (deps: PlaygroundDeps, id: string | undefined): Promise<Answer> =>
  id === undefined
    ? Promise.resolve(refuse(400, 'malformed-query', 'say whose home: ?person=ID'))
    : onBehalfOf(deps, id, async (platform, person) => {
        await platform.openHome(person)
        await quiet(deps)
        const content: Content = platform.home(person) ?? { text: '', native: [], actions: [] }
        return { status: 200, body: { text: content.text, native: content.native, actions: content.actions } }
      })

const onBehalfOf = async (
  deps: PlaygroundDeps,
  id: string,
  work: (platform: PlaygroundPlatform, person: PlaygroundPerson) => Promise<Answer>,
): Promise<Answer> => {
  const person = deps.people().find((one) => one.id === id)
  const platform = deps.platforms.find(({ name }) => name === person?.platform)
  return person === undefined || platform === undefined
    ? refuse(404, 'unknown-person')
    : work(platform, person)
}

/**
 * Does it, waits until nothing is left to do, now or in a few seconds, and says what has changed on any platform
 * meanwhile.
 */
const reporting = async (deps: PlaygroundDeps, deed: () => Promise<Outcome>): Promise<Answer> => {
  const before = snapshotOf(deps.platforms)
  const outcome = await deed()
  if (!outcome.ok && refusalStatus(outcome.reason) !== 200)
    return { status: refusalStatus(outcome.reason), body: { error: outcome.reason, ...detailOf(outcome) } }
  await quiet(deps)
  await waitShortly(deps)
  const changed = changedBetween(before, snapshotOf(deps.platforms))
  if (outcome.ok) return { status: 200, body: { ok: true, changed } }
  return { status: 200, body: { ok: false, changed, error: outcome.reason, ...detailOf(outcome) } }
}

/** What is going on can cause more: it is quiet when both sides were idle one after the other. */
const quiet = async (deps: PlaygroundDeps): Promise<void> => {
  await idle(deps)
  await deps.settle()
  await idle(deps)
}

/** Lets those few seconds pass in which something is due, as they would by themselves on a clock that goes. */
const waitShortly = async (deps: PlaygroundDeps): Promise<void> => {
  const until = deps.clock.now().getTime() + shortlyMs
  for (;;) {
    const due = await deps.nextDue()
    if (due === null || due <= deps.clock.now() || due.getTime() > until) return
    await deps.travel(due)
    await quiet(deps)
  }
}

const idle = async ({ platforms }: PlaygroundDeps): Promise<void> => {
  for (const platform of platforms) await platform.idle()
}

const detailOf = (outcome: Exclude<Outcome, { ok: true }>): object => {
  if ('errors' in outcome) return { errors: outcome.errors }
  return outcome.detail === undefined ? {} : { detail: outcome.detail }
}

const refusalStatus = (reason: Exclude<Outcome, { ok: true }>['reason']): 200 | 400 | 404 => {
  switch (reason) {
    case 'invalid-inputs':
    case 'not-delivered':
      return 200
    case 'not-an-option':
    case 'value-missing':
    case 'cannot-be-submitted':
    case 'cannot-be-closed':
    case 'files-not-supported':
      return 400
    case 'unknown-message':
    case 'unknown-surface':
    case 'unknown-revision':
    case 'unknown-action':
    case 'unknown-conversation':
    case 'unknown-input':
      return 404
  }
}
