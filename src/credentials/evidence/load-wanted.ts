import type { Deps } from '../../chat/deps.ts'
import type { Say } from '../../chat/messages/catalogue.ts'
import { assessorsFor } from './assessors.store.ts'
import { type EvidenceRow, findEvidence } from './evidence.store.ts'
import { askedTexts } from './evidence-texts.rules.ts'
import type { PieceShown, Wanted } from './hand-in.card.ts'
import { newestOf, type Whose } from './hand-in.ts'
import { type EvidenceCriterion, evidenceCriteria, findCriterion } from './wanted.rules.ts'
import { type AskedFor, achievementsToEarn, findAchievement } from './wanted.store.ts'

type LoadDeps = Pick<Deps, 'database' | 'clock'>

const pieceOf = (row: EvidenceRow | undefined): PieceShown | undefined => {
  if (!row || row.status === 'withdrawn') return undefined
  const { status, id } = row
  if (status === 'waiting') return { status, id, at: row.submittedAt }
  const decided = { assessor: row.assessorName ?? '–', at: row.decidedAt ?? row.submittedAt }
  return status === 'approved' ? { status, ...decided } : { status, ...decided, reason: row.reason ?? '' }
}

const wantedOf = async (
  { database: { prisma }, clock }: LoadDeps,
  whose: Whose,
  achievement: AskedFor,
  criterion: EvidenceCriterion,
  say: Say,
): Promise<Wanted & { readonly row: EvidenceRow | undefined }> => {
  const { memberId, organizationId } = whose
  const where = { memberId, organizationId, achievementId: achievement.id, criterion: criterion.id }
  const row = newestOf(await findEvidence(prisma, where))
  const assessors = await assessorsFor(
    prisma,
    { organizationId, achievementId: achievement.id },
    memberId,
    clock.now(),
  )
  return {
    achievementId: achievement.id,
    criterion: criterion.id,
    accepts: criterion.accepts,
    texts: askedTexts(achievement, criterion, say),
    piece: pieceOf(row),
    isJudged: assessors.length > 0,
    row,
  }
}

const places = { returned: 0, none: 1, waiting: 2, approved: 3 } as const

/** What is asked of a learner: what was returned first, what is done last. */
export const loadWanted = async (deps: LoadDeps, whose: Whose, say: Say): Promise<Wanted[]> => {
  const achievements = await achievementsToEarn(deps.database.prisma, whose)
  const found: Wanted[] = []
  for (const achievement of achievements)
    for (const criterion of evidenceCriteria(achievement.definition.criteria))
      found.push(await wantedOf(deps, whose, achievement, criterion, say))
  const placeOf = ({ piece }: Wanted): number => places[piece?.status ?? 'none']
  return found.sort((a, b) => placeOf(a) - placeOf(b))
}

/** One criterion, with the newest piece for it; `undefined` where it is not asked for. */
export const loadOneWanted = async (
  deps: LoadDeps,
  whose: Whose,
  asked: { readonly achievement: string; readonly criterion: string },
  say: Say,
) => {
  const achievement = await findAchievement(deps.database.prisma, whose.organizationId, asked.achievement)
  const criterion = achievement && findCriterion(achievement.definition, asked.criterion)
  return achievement && criterion && wantedOf(deps, whose, achievement, criterion, say)
}
