import type { JsonObject } from '../../stand-in/json.ts'
import type { ViewContent } from '../blocks/view.ts'
import { readView } from '../blocks/view.ts'
import { valuesOn } from '../memory/inputs.ts'
import { viewJson } from '../memory/json-forms.ts'
import type { StoredView } from '../memory/state.ts'
import { maxModals, openModal, publishHome, pushModal, reviseView } from '../memory/views.ts'
import type { Workspace } from '../memory/workspace.ts'
import { modalsOf, userById, viewById } from '../memory/workspace.ts'
import type { Method, Reply } from './method.ts'
import { fail, ok, textArgument } from './method.ts'

type Read = { ok: true; content: ViewContent } | { ok: false; reply: Reply }

const viewArgument = (args: JsonObject, type: 'modal' | 'home'): Read => {
  const read = readView(args.view, type)
  return read.ok ? read : { ok: false, reply: fail(read.problem.error, read.problem.messages) }
}

/** An `external_id` names one view of the workspace. */
const takenExternalId = (workspace: Workspace, content: ViewContent, own?: StoredView): boolean => {
  const { home, modals } = workspace.memory.state.views
  const others = [...Object.values(home), ...Object.values(modals).flat()].filter(
    (view) => view.id !== own?.id,
  )
  const id = content.external_id
  return id !== undefined && id !== '' && others.some((view) => view.content.external_id === id)
}

const answer = (workspace: Workspace, view: StoredView): Reply =>
  ok({ view: viewJson(workspace, view, valuesOn(workspace, view, view.user)) })

/** Opens or pushes: both exchange a trigger, which a refused view doesn't use up. */
const withTrigger = (
  workspace: Workspace,
  args: JsonObject,
  show: (user: string, content: ViewContent) => Reply,
): Reply => {
  const read = viewArgument(args, 'modal')
  if (!read.ok) return read.reply
  if (takenExternalId(workspace, read.content)) return fail('duplicate_external_id')
  const exchanged = workspace.triggers.exchange(textArgument(args, 'trigger_id'))
  return exchanged.ok ? show(exchanged.trigger.user, read.content) : fail(exchanged.error)
}

/** https://docs.slack.dev/reference/methods/views.open */
export const viewsOpen: Method = {
  name: 'views.open',
  tier: 'tier4',
  required: ['view', 'trigger_id'],
  run: (workspace, args) =>
    withTrigger(workspace, args, (user, content) => answer(workspace, openModal(workspace, user, content))),
}

/** https://docs.slack.dev/reference/methods/views.push: at most three views are in a stack. */
export const viewsPush: Method = {
  name: 'views.push',
  tier: 'tier4',
  required: ['view', 'trigger_id'],
  run: (workspace, args) =>
    withTrigger(workspace, args, (user, content) => {
      const open = modalsOf(workspace, user).length
      if (open === 0) return fail('not_found')
      if (open >= maxModals) return fail('push_limit_reached')
      return answer(workspace, pushModal(workspace, user, content))
    }),
}

const namedView = (workspace: Workspace, args: JsonObject): StoredView | undefined => {
  const externalId = textArgument(args, 'external_id')
  if (externalId === '') return viewById(workspace, textArgument(args, 'view_id'))
  return Object.values(workspace.memory.state.views.modals)
    .flat()
    .find((view) => view.content.external_id === externalId)
}

const staleHash = (args: JsonObject, view: StoredView | undefined): boolean => {
  const hash = textArgument(args, 'hash')
  return hash !== '' && view !== undefined && hash !== view.hash
}

/** https://docs.slack.dev/reference/methods/views.update: a closed view is `not_found`. */
export const viewsUpdate: Method = {
  name: 'views.update',
  tier: 'tier4',
  required: ['view'],
  run(workspace, args) {
    const view = namedView(workspace, args)
    const read = viewArgument(args, view?.content.type ?? 'modal')
    if (!read.ok) return read.reply
    if (view === undefined) return fail('not_found')
    if (staleHash(args, view)) return fail('hash_conflict')
    if (takenExternalId(workspace, read.content, view)) return fail('duplicate_external_id')
    return answer(workspace, reviseView(workspace, view, read.content))
  },
}

/** https://docs.slack.dev/reference/methods/views.publish */
export const viewsPublish: Method = {
  name: 'views.publish',
  tier: 'tier4',
  required: ['view', 'user_id'],
  run(workspace, args) {
    const user = userById(workspace, textArgument(args, 'user_id'))
    if (user === undefined || user.deleted) return fail('invalid_arguments', ['invalid `user_id`'])
    const read = viewArgument(args, 'home')
    if (!read.ok) return read.reply
    const current = workspace.memory.state.views.home[user.id]
    if (staleHash(args, current)) return fail('hash_conflict')
    if (takenExternalId(workspace, read.content, current)) return fail('duplicate_external_id')
    return answer(workspace, publishHome(workspace, user.id, read.content))
  },
}
