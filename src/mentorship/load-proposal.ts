import { personOf } from '../chat/people.store.ts'
import type { Db } from '../queue/database.ts'
import type { Reason as Why } from './candidates.rules.ts'
import type { Pairing } from './pairings.store.ts'
import type { Proposal } from './proposal.card.ts'
import { findRequest } from './requests.store.ts'
import { skillsHeld, titleOfSkill } from './skills.store.ts'

/** The badge by which somebody mentors in a skill now; the skill's own name where none is valid any more. */
export const badgeFor = async (
  db: Db,
  {
    mentorId,
    organizationId,
    packId,
    skill,
  }: Pick<Pairing, 'mentorId' | 'organizationId' | 'packId' | 'skill'>,
  language: string,
  now: Date,
): Promise<string> => {
  const held = await skillsHeld(db, organizationId, [mentorId], now, language)
  return (
    held.find((one) => one.packId === packId && one.skill === skill)?.title ??
    titleOfSkill(db, organizationId, { packId, skill }, language)
  )
}

/** What a mentor is asked, in their language. */
export const loadProposal = async (
  db: Db,
  pairing: Pairing,
  reader: { readonly language: string; readonly timeZone: string },
  now: Date,
): Promise<Proposal> => {
  const { id, organizationId, requestId, menteeId, reasons, expiresAt } = pairing
  const { language, timeZone } = reader
  const mentee = await personOf(db, { memberId: menteeId, organizationId }, now)
  const request = await findRequest(db, { id: requestId, organizationId })
  return {
    pairingId: id,
    name: mentee?.name ?? '–',
    skill: await titleOfSkill(db, organizationId, pairing, language),
    badge: await badgeFor(db, pairing, language, now),
    goal: request?.goal ?? '',
    reasons: reasons as readonly Why[],
    expiresAt,
    timeZone,
  }
}
