import type { Deps } from '../../chat/deps.ts'
import { dayMs } from '../criteria/parts.rules.ts'
import { composeSitting, seedFrom } from '../sittings/compose.rules.ts'
import { expiryOf, offeredMs } from '../sittings/send-offer.ts'
import { createSitting, reservedOf } from '../sittings/sittings.store.ts'
import type { Renewal } from './load-renewal.ts'
import { againAfterDays, renewableFrom, renewalOutcomes } from './renewal.rules.ts'

/** The criterion that sittings for a renewal are of: no achievement has one of that id, as its ids begin with a letter. */
const renewalCriterion = '-renewal'

export type OfferedRenewal =
  | { readonly offered: string }
  | { readonly offered: undefined; readonly why: 'not-renewable' }
  | { readonly offered: undefined; readonly why: 'not-yet'; readonly from: Date }

/** When a credential can be renewed from: its last month, and some days after a renewal that was not passed. */
const openFrom = ({ credential, sittings }: Renewal): Date | undefined => {
  const from = renewableFrom(credential.validUntil)
  const last = sittings.findLast(({ finishedAt }) => finishedAt !== null)?.finishedAt
  const again = last ? new Date(last.getTime() + againAfterDays * dayMs) : undefined
  return from && again && again > from ? again : from
}

/**
 * Offers a renewal: reserved questions on what has faded most, never seen before while such are left. What is offered or begun
 * already is the answer then; two at once make one.
 */
export const offerRenewal = async (deps: Deps, renewal: Renewal, now: Date): Promise<OfferedRenewal> => {
  const { prisma } = deps.database
  const { credential, whose, achievement, record, missed, sittings } = renewal
  const pending = sittings.find(({ status }) => status === 'offered' || status === 'open')
  if (pending) return { offered: pending.id }
  const from = openFrom(renewal)
  if (!from || achievement.definition.renewal === 'none') return { offered: undefined, why: 'not-renewable' }
  if (from > now) return { offered: undefined, why: 'not-yet', from }
  const outcomes = renewalOutcomes(achievement.definition, record, missed, now)
  const seed = seedFrom(`${credential.id}:${now.toISOString()}`)
  const lines = outcomes.map((outcome) => ({ outcome, items: 1 }))
  const items = composeSitting(lines, await reservedOf(prisma, whose, achievement.packId), seed)
  if (items.length === 0) return { offered: undefined, why: 'not-renewable' }
  const wanted = {
    achievementId: achievement.id,
    criterion: renewalCriterion,
    kind: 'retained',
    renewsId: credential.id,
    items,
    seed,
  } as const
  const made = await prisma.$transaction(async (tx) => {
    const id = await createSitting(tx, whose, wanted, now)
    if (id) await deps.outbox.later(tx, [expiryOf(id, whose, new Date(now.getTime() + offeredMs))])
    return id
  })
  return made ? { offered: made } : { offered: undefined, why: 'not-renewable' }
}
