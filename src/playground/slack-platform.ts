import type { Act, Outcome, PlaygroundPlatform } from './platform.ts'
import { pressOnSlack, submitOnSlack } from './slack-act.ts'
import { slackOutcome, whenPossible } from './slack-outcome.ts'
import type { FormErrors } from './slack-state.ts'
import { directIdOf, slackHome, slackNames, slackSnapshot } from './slack-state.ts'
import { slackTraffic } from './slack-traffic.ts'
import type { SlackWorkspace } from './slack-workspace/slack-workspace.ts'
import type { PlaygroundPerson } from './state.ts'

/**
 * Slack's stand-in as the playground drives it. `slack` is asked anew each time, because a reset may start
 * another workspace.
 */
export const slackPlatform = (deps: {
  slack(): SlackWorkspace
  people(): readonly PlaygroundPerson[]
}): PlaygroundPlatform => {
  const errors: FormErrors = new Map()
  const people = () => deps.people().filter((person) => person.platform === 'slack')
  return {
    name: 'slack',
    snapshot: () => slackSnapshot(deps.slack(), people(), errors),
    home: (person) => slackHome(deps.slack(), person),
    act: (act) => carryOut(deps.slack(), act, errors),
    say: (person, conversation, text) => speak(deps.slack(), person, conversation, text),
    openHome: (person) => opened(deps.slack(), person, 'home'),
    names: () => slackNames(deps.slack()),
    traffic: () => slackTraffic(deps.slack()),
    idle: () => deps.slack().deliveries.idle(),
  }
}

const carryOut = async (slack: SlackWorkspace, act: Act, errors: FormErrors): Promise<Outcome> => {
  const { person, on, deed } = act
  if (deed.kind === 'press') return pressOnSlack(slack, act, deed)
  const modal = (slack.state().views.modals[person.externalId] ?? []).find((view) => view.id === on)
  if (deed.kind === 'submit') {
    if (modal === undefined) return { ok: false, reason: 'cannot-be-submitted' }
    const outcome = await submitOnSlack(slack, act, modal)
    if (!outcome.ok && 'errors' in outcome) errors.set(on, outcome.errors)
    else errors.delete(on)
    return outcome
  }
  if (modal === undefined) return { ok: false, reason: 'cannot-be-closed' }
  errors.delete(on)
  return slackOutcome(await slack.closeView({ user: person.externalId, viewId: on }))
}

/** Slack's client takes whatever begins with a slash for a command. */
const isCommand = /^\/\S/

const speak = async (
  slack: SlackWorkspace,
  person: PlaygroundPerson,
  conversation: string,
  text: string,
): Promise<Outcome> => {
  const user = person.externalId
  const isDirect = conversation === directIdOf(person)
  const exists = slack
    .state()
    .channels.some((channel) => channel.id === conversation && channel.members.includes(user))
  if (!exists && !isDirect) return { ok: false, reason: 'unknown-conversation' }
  if (!exists) await opened(slack, person, 'messages')
  const said = isCommand.test(text)
    ? slack.command({ user, channel: conversation, text })
    : slack.say({ user, channel: conversation, text })
  return whenPossible(slack, said)
}

const opened = (slack: SlackWorkspace, person: PlaygroundPerson, tab: 'home' | 'messages') =>
  whenPossible(slack, slack.openHome({ user: person.externalId, tab }))
