import { randomBytes } from 'node:crypto'
import type { ViewContent } from '../blocks/view.ts'
import type { StoredView, ViewRevision } from './state.ts'
import type { Workspace } from './workspace.ts'
import { modalsOf, nowIso, viewById } from './workspace.ts'

const newHash = (at: string): string =>
  `${Math.floor(new Date(at).getTime() / 1000)}.${randomBytes(4).toString('hex')}`

const revisionOf = (workspace: Workspace, content: ViewContent, revision: number): ViewRevision => {
  const at = nowIso(workspace)
  return { revision, at, hash: newHash(at), content }
}

const newView = (
  workspace: Workspace,
  user: string,
  content: ViewContent,
  below?: StoredView,
): StoredView => {
  const id = `V${randomBytes(5).toString('hex').toUpperCase()}`
  const revision = revisionOf(workspace, content, 1)
  return {
    ...revision,
    id,
    user,
    rootViewId: below?.rootViewId ?? id,
    previousViewId: below?.id ?? null,
    history: [revision],
  }
}

export const openModal = (workspace: Workspace, user: string, content: ViewContent): StoredView => {
  const view = newView(workspace, user, content)
  workspace.memory.record({ kind: 'modal-opened', view, onTop: false })
  return view
}

export const maxModals = 3

export const pushModal = (workspace: Workspace, user: string, content: ViewContent): StoredView => {
  const view = newView(workspace, user, content, modalsOf(workspace, user).at(-1))
  workspace.memory.record({ kind: 'modal-opened', view, onTop: true })
  return view
}

export const reviseView = (workspace: Workspace, view: StoredView, content: ViewContent): StoredView => {
  const revision = revisionOf(workspace, content, view.revision + 1)
  workspace.memory.record({ kind: 'view-revised', user: view.user, viewId: view.id, revision })
  return viewById(workspace, view.id) ?? view
}

/** The Home tab keeps its id; each publication is a revision of it. */
export const publishHome = (workspace: Workspace, user: string, content: ViewContent): StoredView => {
  const current = workspace.memory.state.views.home[user]
  if (current !== undefined) return reviseView(workspace, current, content)
  const view = newView(workspace, user, content)
  workspace.memory.record({ kind: 'home-published', view })
  return view
}

export const closeModals = (workspace: Workspace, user: string, viewIds: string[]): void => {
  if (viewIds.length > 0) workspace.memory.record({ kind: 'modals-closed', user, viewIds })
}
