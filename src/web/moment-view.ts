import type { Deps } from '../chat/deps.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import {
  badgesOfSkill,
  type FinishedModule,
  lessonsFinished,
  outcomesOfSkill,
  publicMoment,
  type Shown,
  talksOf,
} from '../recognition/behind.store.ts'
import { organizationOf } from '../recognition/channels.store.ts'
import { momentShown } from '../recognition/moment-view.ts'
import type { Moment } from '../recognition/moments.store.ts'
import { hasLeft, type MomentShown } from '../recognition/post.card.ts'

/** What stands behind a moment, as far as its kind has it. */
export type Behind = {
  readonly modules: readonly FinishedModule[]
  readonly outcomes: readonly Shown[]
  readonly badges: readonly (Shown & { readonly id: string })[]
  /** Of a goal reached with a mentor: how often they talked. */
  readonly talks: number
}

export type MomentView = {
  readonly shown: MomentShown
  readonly behind: Behind
  readonly organization: string
  readonly happenedAt: Date
}

export type MomentFound =
  | { readonly kind: 'page'; readonly view: MomentView }
  /** A badge's own page shows more. */
  | { readonly kind: 'badge'; readonly address: string }

const behindOf = async (deps: Deps, moment: Moment, language: string): Promise<Behind> => {
  const { prisma } = deps.database
  const { organizationId, memberId, facts, kind, happenedAt: until, subject } = moment
  const { packId, skill } = facts
  const ofSkill = packId && skill ? { packId, skill } : undefined
  const isLearning = kind === 'pathway-completed' || kind === 'first-week'
  const pathwayId = kind === 'pathway-completed' ? (facts.pathwayId ?? '') : null
  return {
    modules:
      isLearning && memberId !== null
        ? await lessonsFinished(prisma, { memberId, organizationId }, { pathwayId, until, language })
        : [],
    outcomes: ofSkill ? await outcomesOfSkill(prisma, organizationId, ofSkill, language) : [],
    badges:
      ofSkill && kind === 'coverage-reached'
        ? await badgesOfSkill(prisma, organizationId, ofSkill, language)
        : [],
    talks: kind === 'pairing-completed' ? await talksOf(prisma, organizationId, subject) : 0,
  }
}

/**
 * A moment for whoever has its address: in the channels where it stands, or asked about. `undefined` for what is kept private,
 * was taken back, or is of somebody who has left.
 */
export const momentFound = async (deps: Deps, id: string, say: Say): Promise<MomentFound | undefined> => {
  const { prisma } = deps.database
  const moment = await publicMoment(prisma, id)
  if (!moment || (moment.state !== 'asking' && moment.state !== 'approved')) return undefined
  const shown = await momentShown(deps, moment, say.language)
  if (!shown || hasLeft(shown)) return undefined
  if (shown.standing) return shown.address ? { kind: 'badge', address: shown.address } : undefined
  const { name: organization } = await organizationOf(prisma, moment.organizationId)
  const behind = await behindOf(deps, moment, say.language)
  return { kind: 'page', view: { shown, behind, organization, happenedAt: moment.happenedAt } }
}
