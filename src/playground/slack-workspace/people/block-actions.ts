import type { JsonObject } from '../../stand-in/json.ts'
import type { Block, PlacedElement } from '../blocks/complete.ts'
import type { Surface } from '../memory/inputs.ts'
import { valuesOn } from '../memory/inputs.ts'
import { channelJson, messageJson, viewJson } from '../memory/json-forms.ts'
import type {
  MessageRevision,
  StoredMessage,
  StoredView,
  ViewRevision,
  WorkspaceUser,
} from '../memory/state.ts'
import type { Workspace } from '../memory/workspace.ts'
import { channelById } from '../memory/workspace.ts'
import { interaction, issueResponseUrl } from './desk.ts'

/** A surface as it stood at one of its revisions. */
export type Shown = { surface: Surface; revision: MessageRevision | ViewRevision; blocks: Block[] }

export const shownAt = (surface: Surface, number = surface.revision): Shown | undefined => {
  if ('ts' in surface) {
    const revision = surface.history.find((one) => one.revision === number)
    return revision && { surface, revision, blocks: revision.blocks ?? [] }
  }
  const revision = surface.history.find((one) => one.revision === number)
  return revision && { surface, revision, blocks: revision.content.blocks }
}

const alwaysShown = ['type', 'action_id', 'text', 'value', 'url', 'style', 'confirm', 'placeholder']

/** The `actions` entry: the element as it stands in the block, and what was done with it. */
export const actionOf = (
  workspace: Workspace,
  { block, element }: PlacedElement,
  done: JsonObject,
): JsonObject => {
  const copied = Object.entries(element).filter(
    ([name]) => alwaysShown.includes(name) || name.startsWith('initial_'),
  )
  return {
    ...Object.fromEntries(copied),
    ...done,
    block_id: block.block_id,
    action_ts: workspace.memory.nextTs(),
  }
}

const fromMessage = (
  workspace: Workspace,
  message: StoredMessage,
  revision: MessageRevision,
  user: string,
): JsonObject => {
  const channel = channelById(workspace, message.channel)
  const isEphemeral = message.visibleTo !== undefined
  const { ts: messageTs, channel: id } = message
  return {
    container: {
      type: 'message',
      message_ts: messageTs,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
      channel_id: id,
      is_ephemeral: isEphemeral,
    },
    channel: channel === undefined ? { id } : channelJson(channel),
    ...(isEphemeral ? {} : { message: messageJson(workspace, message, revision) }),
    state: { values: valuesOn(workspace, message, user, revision.blocks ?? []) },
    response_url: issueResponseUrl(workspace, { user, channel: id, messageTs, path: 'actions' }),
  }
}

const fromView = (
  workspace: Workspace,
  view: StoredView,
  revision: ViewRevision,
  user: string,
): JsonObject => ({
  container: { type: 'view', view_id: view.id },
  view: viewJson(workspace, view, valuesOn(workspace, view, user, revision.content.blocks), revision),
})

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export const blockActions = (
  workspace: Workspace,
  person: WorkspaceUser,
  shown: Shown,
  action: JsonObject,
): JsonObject => {
  const { surface, revision } = shown
  const trigger = 'ts' in surface ? { user: person.id } : { user: person.id, viewId: surface.id }
  return {
    ...interaction(workspace, 'block_actions', person),
    trigger_id: workspace.triggers.issue(trigger),
    ...('ts' in surface
      ? fromMessage(workspace, surface, revision as MessageRevision, person.id)
      : fromView(workspace, surface, revision as ViewRevision, person.id)),
    actions: [action],
  }
}
