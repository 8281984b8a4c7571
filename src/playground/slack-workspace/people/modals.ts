import { isAcknowledged } from '../../stand-in/delivery.ts'
import { isObject } from '../../stand-in/json.ts'
import { outcomeOf, refused } from '../../stand-in/outcome.ts'
import type { Outcome } from '../app/outcome.ts'
import { removed } from '../app/outcome.ts'
import { elementNamed } from '../blocks/complete.ts'
import { enteredValue } from '../blocks/stateful.ts'
import { readView } from '../blocks/view.ts'
import { rememberInput, valuesOn } from '../memory/inputs.ts'
import { viewJson } from '../memory/json-forms.ts'
import type { StoredView } from '../memory/state.ts'
import { closeModals, maxModals, pushModal, reviseView } from '../memory/views.ts'
import type { Workspace } from '../memory/workspace.ts'
import { modalsOf, personById, viewById } from '../memory/workspace.ts'
import { clientErrors } from './client-checks.ts'
import type { Desk } from './desk.ts'
import { interaction } from './desk.ts'

/** Values by action id, or by block id where several elements share an action id. */
export type Submission = { user: string; viewId: string; values?: { [actionId: string]: unknown } }

const trouble = 'We had some trouble connecting. Try again?'

const openView = (workspace: Workspace, user: string, viewId: string): StoredView | undefined =>
  modalsOf(workspace, user).find((view) => view.id === viewId)

const enterAll = (
  workspace: Workspace,
  view: StoredView,
  { user, values = {} }: Submission,
): Outcome | undefined => {
  for (const [actionId, value] of Object.entries(values)) {
    const placed = elementNamed(view.content.blocks, actionId)
    if (placed === undefined) return refused('no-such-element')
    const entered = enteredValue(placed.element, value)
    if (entered === undefined) return refused('no-such-option')
    rememberInput(workspace, view, user, placed, entered)
  }
  return undefined
}

const inputErrors = (errors: unknown): { [blockId: string]: string } =>
  isObject(errors) ? Object.fromEntries(Object.entries(errors).map(([id, text]) => [id, String(text)])) : {}

type ResponseAction = (
  workspace: Workspace,
  view: StoredView,
  reply: { [name: string]: unknown },
) => Outcome | undefined

const withView = (
  reply: { [name: string]: unknown },
  show: (content: Parameters<typeof pushModal>[2]) => unknown,
): Outcome | undefined => {
  const read = readView(reply.view, 'modal')
  if (!read.ok) return refused('invalid-response', { warning: trouble })
  show(read.content)
  return undefined
}

/** https://docs.slack.dev/surfaces/modals#response_actions */
const responseActions: { [name: string]: ResponseAction } = {
  errors: (_workspace, _view, reply) => refused('invalid-input', { inputErrors: inputErrors(reply.errors) }),
  update: (workspace, view, reply) => withView(reply, (content) => reviseView(workspace, view, content)),
  push: (workspace, view, reply) =>
    modalsOf(workspace, view.user).length >= maxModals
      ? refused('invalid-response', { warning: trouble })
      : withView(reply, (content) => pushModal(workspace, view.user, content)),
  clear(workspace, view) {
    closeModals(
      workspace,
      view.user,
      modalsOf(workspace, view.user).map(({ id }) => id),
    )
    return undefined
  },
}

/** An empty answer closes the view; any other must be a response action that Slack knows. */
const follow = (
  workspace: Workspace,
  submitted: StoredView,
  outcome: Extract<Outcome, { ok: true }>,
): Outcome => {
  const { reply, attempts, status = 200 } = outcome
  const failed = (other: Outcome): Outcome => ({ ...other, attempts, status, reply })
  const view = viewById(workspace, submitted.id)
  if (
    reply === undefined ||
    (isObject(reply) && reply.response_action === undefined && Object.keys(reply).length === 0)
  ) {
    closeModals(workspace, submitted.user, [submitted.id])
    return outcome
  }
  const name = isObject(reply) ? String(reply.response_action) : ''
  const action = Object.hasOwn(responseActions, name) ? responseActions[name] : undefined
  if (action === undefined || !isObject(reply) || view === undefined)
    return failed(refused('invalid-response', { warning: trouble }))
  const problem = action(workspace, view, reply)
  return problem === undefined ? outcome : failed(problem)
}

/**
 * A person submits a modal, after the checks that Slack's client makes itself.
 * https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_submission
 */
export const submitView =
  ({ workspace, courier }: Desk) =>
  async (submission: Submission): Promise<Outcome> => {
    const { user, viewId } = submission
    const person = personById(workspace, user)
    if (person === undefined) return refused('no-such-user')
    const view = openView(workspace, user, viewId)
    if (view === undefined) return refused('no-such-view')
    const unfit = enterAll(workspace, view, submission)
    if (unfit !== undefined) return unfit
    const values = valuesOn(workspace, view, user)
    const errors = clientErrors(view.content.blocks, values)
    if (Object.keys(errors).length > 0) return refused('invalid-input', { inputErrors: errors })
    if (workspace.memory.state.installation === 'account_inactive') return removed
    const payload = {
      ...interaction(workspace, 'view_submission', person),
      trigger_id: workspace.triggers.issue({ user, viewId }),
      view: viewJson(workspace, view, values),
      response_urls: [],
    }
    const delivery = await courier.send({ kind: 'interactivity', payload })
    const outcome = outcomeOf(delivery, 1, trouble)
    return outcome.ok && isAcknowledged(delivery) ? follow(workspace, view, outcome) : outcome
  }

export type Closing = {
  user: string
  viewId: string /** The ✕ that closes all views of the stack. */
  all?: boolean
}

/**
 * A person closes a modal; the app hears of it only where the view asked to (`notify_on_close`).
 * https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_closed
 */
export const closeView =
  ({ workspace, courier }: Desk) =>
  async ({ user, viewId, all = false }: Closing): Promise<Outcome> => {
    const person = personById(workspace, user)
    const view = openView(workspace, user, viewId)
    if (person === undefined) return refused('no-such-user')
    if (view === undefined) return refused('no-such-view')
    const isCleared = all || view.content.clear_on_close === true
    const stack = modalsOf(workspace, user)
    const closing = isCleared ? [...stack].reverse() : stack.slice(stack.indexOf(view)).reverse()
    const payloads = closing
      .filter((one) => one.content.notify_on_close === true)
      .map((one) => ({
        ...interaction(workspace, 'view_closed', person),
        view: viewJson(workspace, one, valuesOn(workspace, one, user)),
        is_cleared: isCleared,
      }))
    closeModals(
      workspace,
      user,
      closing.map(({ id }) => id),
    )
    if (workspace.memory.state.installation === 'account_inactive') return removed
    let outcome: Outcome = { ok: true, attempts: 0 }
    for (const payload of payloads)
      outcome = outcomeOf(await courier.send({ kind: 'interactivity', payload }))
    return outcome
  }
