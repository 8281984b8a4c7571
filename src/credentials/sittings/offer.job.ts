import { z } from 'zod'
import type { Deps } from '../../chat/deps.ts'
import { leavesOf } from '../../content/achievements.rules.ts'
import type { LeafCriterion } from '../../content/criterion-schemas/registry.ts'
import { defineJob } from '../../queue/define-job.ts'
import type { Missing } from '../criteria/criterion.ts'
import { dayMs } from '../criteria/parts.rules.ts'
import { type Evaluated, evaluateAll } from '../evaluate.ts'
import type { Whose } from '../record.store.ts'
import { blueprintOf, composeSitting, seedFrom } from './compose.rules.ts'
import { finishSitting } from './end-sitting.ts'
import { expiryOf, offeredMs, sendOffer, suitableTime } from './send-offer.ts'
import {
  createSitting,
  endSitting,
  findSitting,
  holdOutcomes,
  releaseHolds,
  reservedOf,
} from './sittings.store.ts'

type Sat = Extract<LeafCriterion, { kind: 'retained' | 'assessment-passed' }>

/** What has to be learnt first: whoever has not finished the lessons is not asked what they kept of them. */
const isLearnt = ({ verdict }: Evaluated): boolean =>
  verdict.earned || verdict.missing.every(({ criterion }) => criterion !== 'lessons-completed')

/** Mastery counts until practice is held back: meanwhile it only falls. */
const isReady = (evaluated: Evaluated): boolean =>
  isLearnt(evaluated) &&
  (evaluated.verdict.earned || evaluated.verdict.missing.every(({ criterion }) => criterion !== 'mastery'))

/** Offers a sitting for a criterion now: composed, stored and told, once. */
const offer = async (
  deps: Deps,
  whose: Whose,
  evaluated: Evaluated,
  criterion: Sat,
  now: Date,
): Promise<void> => {
  const { prisma } = deps.database
  const { achievement, record } = evaluated
  const seed = seedFrom(`${whose.memberId}:${achievement.id}:${criterion.id}:${now.toISOString()}`)
  const reserved = await reservedOf(prisma, whose, achievement.packId)
  const items = composeSitting(blueprintOf(criterion, record, now), reserved, seed)
  if (items.length === 0) return
  const id = await prisma.$transaction(async (tx) => {
    const kind = criterion.kind === 'retained' ? 'retained' : 'assessment'
    const wanted = {
      achievementId: achievement.id,
      criterion: criterion.id,
      kind,
      renewsId: null,
      items,
      seed,
    } as const
    const made = await createSitting(tx, whose, wanted, now)
    if (made) await deps.outbox.later(tx, [expiryOf(made, whose, new Date(now.getTime() + offeredMs))])
    return made
  })
  if (id) await sendOffer(deps, whose, id, `sitting-offer:${id}`)
}

/**
 * Waits for the day on which something may be asked. What it is about is not practised for the days that the criterion
 * names; before them, while an outcome cools down, it is.
 */
const wait = async (
  deps: Deps,
  whose: Whose,
  { achievement }: Evaluated,
  criterion: Sat,
  missing: Missing & { readonly notBefore: Date },
  now: Date,
): Promise<void> => {
  const restMs = criterion.kind === 'retained' ? criterion.days * dayMs : 0
  const restsFrom = new Date(missing.notBefore.getTime() - restMs)
  const isCooling = criterion.kind === 'retained' && restsFrom > now
  const dueAt = await suitableTime(deps, whose, isCooling ? restsFrom : missing.notBefore)
  await deps.database.prisma.$transaction(async (tx) => {
    if (criterion.kind === 'retained' && !isCooling) {
      const { id: achievementId, packId } = achievement
      // Until it was asked, or is no longer offered: a review on the same morning would be practice.
      const until = new Date(dueAt.getTime() + offeredMs)
      await holdOutcomes(tx, whose, { achievementId, packId, outcomes: missing.about, until })
    }
    await deps.outbox.later(tx, [
      {
        key: `offer-sittings:${whose.memberId}:${achievement.id}:${criterion.id}`,
        job: 'offer-sittings',
        payload: { ...whose, isDue: true },
        dueAt,
        organizationId: whose.organizationId,
      },
    ])
  })
}

const offerOne = async (
  deps: Deps,
  whose: Whose,
  evaluated: Evaluated,
  isDue: boolean,
  now: Date,
): Promise<void> => {
  const { verdict, achievement } = evaluated
  if (verdict.earned || achievement.draft) return
  const leaves = leavesOf(achievement.definition.criteria)
  for (const missing of verdict.missing) {
    const criterion = leaves.find(
      (leaf): leaf is Sat =>
        'id' in leaf &&
        leaf.id === missing.id &&
        'kind' in leaf &&
        (leaf.kind === 'retained' || leaf.kind === 'assessment-passed'),
    )
    if (!criterion) continue
    // What was held back has only lost mastery by that.
    const mayAsk = isReady(evaluated) || (isDue && isLearnt(evaluated))
    if (!mayAsk) continue
    if (missing.next === 'wait' && missing.notBefore)
      await wait(deps, whose, evaluated, criterion, { ...missing, notBefore: missing.notBefore }, now)
    if (missing.next !== 'sit') continue
    // Never at night: what came about by a press at any hour is asked when lessons come.
    if (isDue) await offer(deps, whose, evaluated, criterion, now)
    else await wait(deps, whose, evaluated, criterion, { ...missing, notBefore: now }, now)
  }
}

/** Looks at what a member could be asked to show, now or later. Run twice, it offers once. */
export const offerSittingsJob = defineJob({
  name: 'offer-sittings',
  payload: z.object({ memberId: z.string(), organizationId: z.string(), isDue: z.boolean().default(false) }),
  run: async (deps: Deps, { isDue, ...whose }) => {
    const now = deps.clock.now()
    for (const evaluated of await evaluateAll(deps, whose, now))
      await offerOne(deps, whose, evaluated, isDue, now)
  },
})

/** An offer that was not taken up is taken back without counting; a sitting that was begun ends with what was answered. */
export const expireSittingJob = defineJob({
  name: 'expire-sitting',
  payload: z.object({ sittingId: z.string(), memberId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, { sittingId, ...whose }) => {
    const { prisma } = deps.database
    const now = deps.clock.now()
    const sitting = await findSitting(prisma, whose, sittingId, 'en')
    if (sitting?.status === 'open')
      await prisma.$transaction((tx) => finishSitting(deps, tx, sitting, { isOutOfTime: true }, now))
    if (sitting?.status !== 'offered') return
    if (sitting.renewsId) {
      await prisma.$transaction((tx) =>
        endSitting(tx, sitting, { status: 'withdrawn', result: undefined }, now),
      )
      return
    }
    const again = await suitableTime(deps, whose, new Date(now.getTime() + offeredMs))
    await prisma.$transaction(async (tx) => {
      if (!(await endSitting(tx, sitting, { status: 'withdrawn', result: undefined }, now))) return
      await releaseHolds(tx, whose, sitting.achievementId)
      await deps.outbox.later(tx, [
        {
          key: `offer-sittings:${whose.memberId}:${sitting.achievementId}:${sitting.criterion}`,
          job: 'offer-sittings',
          payload: { ...whose, isDue: true },
          dueAt: again,
          organizationId: whose.organizationId,
        },
      ])
    })
  },
})
