import type { Deps } from '../chat/deps.ts'
import { languageOf } from '../chat/messages/catalogue.ts'
import { type Person, personOf } from '../chat/people.store.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import type { Db, Tx } from '../queue/database.ts'
import { candidatesOf } from './candidates.rules.ts'
import { loadPool, workingTimeOf } from './load-pool.ts'
import { findProfile, isPausedOn } from './profiles.store.ts'
import { askedOfEach, lockQuestion, type Question, saveQuestion } from './questions.store.ts'
import type { Key, Request } from './requests.store.ts'
import { holdsSkill } from './skills.store.ts'
import { deadlineFor } from './working-time.rules.ts'

type QuestionDeps = Pick<Deps, 'database' | 'outbox'>

/** In characters. */
export const longestQuestion = 500
export const longestAnswer = 1_500

/** A mentor has no more questions before them at a time. */
const mostQuestions = 3

/** Who has said nothing else works in an office. */
const officeHours = { fromMinute: 540, untilMinute: 1_020 }

/** A question as the matching wants it: a request of the asker's, for as long as it waits. */
const asRequest = ({ id, ...question }: Question, asker: Person): Request => ({
  ...officeHours,
  id,
  organizationId: question.organizationId,
  menteeId: question.askerId,
  packId: question.packId,
  skill: question.skill,
  goal: question.text,
  languages: [languageOf(asker.locale)],
  status: 'waiting',
  unmatched: null,
  unmatchedTold: null,
  askedAt: question.askedAt,
})

/** So long a question waits for somebody who has others before them, and is looked at again after so long. */
const patienceMs = 7 * 24 * 60 * 60_000
const againMs = 6 * 60 * 60_000

type Best = { readonly mentorId: string | undefined; readonly isBusy: boolean }

/**
 * The mentor who fits a question best now, by the same exclusions and points as for a pairing. `isBusy` where there is one who
 * could, and has as many questions before them as they may have.
 */
const bestFor = async (db: Db, question: Question, now: Date): Promise<Best> => {
  const { organizationId, askerId, passed } = question
  const asker = await personOf(db, { memberId: askerId, organizationId }, now)
  if (!asker?.isPresent) return { mentorId: undefined, isBusy: false }
  const { pool } = await loadPool(db, organizationId, now, [asRequest(question, asker)])
  const asked = await askedOfEach(db, organizationId)
  const mentors = pool.mentors.map((mentor) => ({
    ...mentor,
    capacity: mostQuestions,
    load: asked.get(mentor.id) ?? 0,
  }))
  const mentees = pool.mentees.map((mentee) => ({ ...mentee, exclude: [...mentee.exclude, ...passed] }))
  const { candidates, whyNot } = candidatesOf({ ...pool, mentors, mentees })
  const [[best] = []] = candidates
  return { mentorId: best && mentors[best.mentor]?.id, isBusy: whyNot[0] === 'all-full' }
}

const expiryKey = (id: string): string => `expire-question:${id}`

const job = (name: 'route-question' | 'tell-question' | 'tell-answer', { id, organizationId }: Key) => ({
  job: name,
  payload: { questionId: id, organizationId },
})

/** Somebody is looked for, as soon as this has been committed. */
export const route = (deps: Pick<Deps, 'outbox'>, tx: Tx, key: Key): Promise<void> =>
  deps.outbox.enqueue(tx, [job('route-question', key)])

/**
 * Puts a question that waits before the mentor who fits best. Where all who could have others before them it waits for up to a
 * week; where there is nobody it is closed. Done twice, it asks one.
 */
export const askNext = async (deps: QuestionDeps, known: Question, now: Date): Promise<void> => {
  const { prisma } = deps.database
  const { mentorId, isBusy } = await bestFor(prisma, known, now)
  await prisma.$transaction(async (tx) => {
    const question = await lockQuestion(tx, known)
    if (question?.state !== 'waiting' || question.passed.length !== known.passed.length) return
    const whose = { memberId: mentorId ?? '', organizationId: question.organizationId }
    const mentor = mentorId && (await personOf(tx, whose, now))
    const profile = mentor && (await findProfile(tx, whose))
    if (isBusy && now.getTime() - question.askedAt.getTime() < patienceMs) {
      const dueAt = new Date(now.getTime() + againMs)
      const again = { ...job('route-question', question), key: `route-question:${question.id}`, dueAt }
      return deps.outbox.later(tx, [{ ...again, organizationId: question.organizationId }])
    }
    if (!mentor || !profile) {
      await saveQuestion(tx, question, { state: 'closed', openKey: null, mentorId: null })
      await deps.outbox.enqueue(tx, [job('tell-answer', question)])
      return
    }
    const { expiresAt } = deadlineFor(workingTimeOf(mentor, profile), now)
    await saveQuestion(tx, question, { state: 'asked', mentorId: mentor.id, sentAt: now, expiresAt })
    await deps.outbox.enqueue(tx, [job('tell-question', question)])
    await deps.outbox.later(tx, [
      {
        key: expiryKey(question.id),
        job: 'expire-question',
        payload: { questionId: question.id, organizationId: question.organizationId },
        dueAt: expiresAt,
        organizationId: question.organizationId,
      },
    ])
  })
}

/** Whoever is asked is asked no longer, and the next one is looked for: in the transaction that is given. */
const passOnIn = async (deps: Pick<Deps, 'outbox'>, tx: Tx, question: Question): Promise<void> => {
  const { mentorId, passed } = question
  await saveQuestion(tx, question, {
    state: 'waiting',
    mentorId: null,
    expiresAt: null,
    passed: [...passed, ...(mentorId ? [mentorId] : [])],
  })
  await deps.outbox.cancel(tx, [expiryKey(question.id)])
  await route(deps, tx, question)
}

/** The mentor passes a question on; `false` where it is not theirs any more. */
export const passOn = (deps: QuestionDeps, key: Key, by: string): Promise<boolean> =>
  deps.database.prisma.$transaction(async (tx) => {
    const question = await lockQuestion(tx, key)
    if (question?.state !== 'asked' || question.mentorId !== by) return false
    await passOnIn(deps, tx, question)
    return true
  })

/** Nobody has answered in time, or may any longer: the next one is looked for. What is answered stays so. */
export const recheckQuestion = (deps: QuestionDeps, key: Key, now: Date): Promise<void> =>
  deps.database.prisma.$transaction(async (tx) => {
    const question = await lockQuestion(tx, key)
    if (!question || (question.state !== 'asked' && question.state !== 'waiting')) return
    const { askerId, mentorId, organizationId, expiresAt } = question
    const asker = await personOf(tx, { memberId: askerId, organizationId }, now)
    if (!asker?.isPresent) {
      await saveQuestion(tx, question, { state: 'closed', openKey: null })
      await deps.outbox.cancel(tx, [expiryKey(question.id)])
      return
    }
    if (question.state === 'waiting') return route(deps, tx, question)
    const whose = { memberId: mentorId ?? '', organizationId }
    const mentor = await personOf(tx, whose, now)
    const profile = await findProfile(tx, whose)
    const isPresent = mentor?.isPresent && mentorId !== askerId
    const isWilling = mentor && profile?.isOpen && !isPausedOn(profile, localDateAt(mentor.timeZone, now))
    const isInTime = expiresAt !== null && now < expiresAt
    if (isPresent && isWilling && isInTime && (await holdsSkill(tx, whose, question, now))) return
    await passOnIn(deps, tx, question)
  })

export type Answered = 'answered' | 'not-held' | 'over'

/** Takes the answer of the one who is asked: the first one counts. A mentor whose credential is gone may not answer. */
export const answer = (
  deps: QuestionDeps,
  key: Key,
  { by, text }: { readonly by: string; readonly text: string },
  now: Date,
): Promise<Answered> =>
  deps.database.prisma.$transaction(async (tx): Promise<Answered> => {
    const question = await lockQuestion(tx, key)
    if (question?.mentorId !== by) return 'over'
    if (question.state === 'answered') return 'answered'
    if (question.state !== 'asked') return 'over'
    if (!(await holdsSkill(tx, { memberId: by, organizationId: key.organizationId }, question, now))) {
      await passOnIn(deps, tx, question)
      return 'not-held'
    }
    await saveQuestion(tx, question, { state: 'answered', answer: text, answeredAt: now, openKey: null })
    await deps.outbox.cancel(tx, [expiryKey(question.id)])
    await deps.outbox.enqueue(tx, [job('tell-answer', question)])
    return 'answered'
  })

/** The asker says that the answer helped. Pressed twice, it helped once; `undefined` where there is no answer of theirs. */
export const helped = (deps: QuestionDeps, key: Key, by: string, now: Date): Promise<Question | undefined> =>
  deps.database.prisma.$transaction(async (tx) => {
    const question = await lockQuestion(tx, key)
    if (question?.askerId !== by || question.state !== 'answered') return undefined
    if (question.helpedAt === null) {
      await saveQuestion(tx, question, { helpedAt: now })
      await deps.outbox.enqueue(tx, [
        { job: 'tell-helped', payload: { questionId: question.id, organizationId: key.organizationId } },
      ])
    }
    return question
  })
