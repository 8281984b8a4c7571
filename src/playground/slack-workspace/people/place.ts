import type { Refusal } from '../app/outcome.ts'
import type { Surface } from '../memory/inputs.ts'
import type { Workspace } from '../memory/workspace.ts'
import { channelById, isMember, messageAt, viewById } from '../memory/workspace.ts'

/** A message by its channel and timestamp, or a view. */
export type Place = { channel: string; messageTs: string } | { viewId: string }

/** A surface that this person can see. */
export const findSurface = (
  workspace: Workspace,
  user: string,
  place: Place,
): { ok: true; surface: Surface } | { ok: false; reason: Refusal } => {
  if ('viewId' in place) {
    const view = viewById(workspace, place.viewId)
    return view?.user === user ? { ok: true, surface: view } : { ok: false, reason: 'no-such-view' }
  }
  const channel = channelById(workspace, place.channel)
  const message = messageAt(workspace, place.channel, place.messageTs)
  const seen =
    channel !== undefined &&
    isMember(channel, user) &&
    (message?.visibleTo === undefined || message.visibleTo === user)
  return message !== undefined && seen
    ? { ok: true, surface: message }
    : { ok: false, reason: 'no-such-message' }
}
