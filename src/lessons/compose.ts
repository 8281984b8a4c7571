import type { Deps } from '../chat/deps.ts'
import { fromDateColumn } from '../kernel/local-date.ts'
import { endOfLocalDay } from '../kernel/time-zone.ts'
import { answeringSeconds } from '../quizzes/question.rules.ts'
import { type Delivery, openDelivery, skipDelivery } from './deliveries.store.ts'
import { readingSeconds } from './reading.rules.ts'
import { type Candidate, composeSession } from './session.rules.ts'
import {
  type CandidateRow,
  carriedItems,
  dueItems,
  itemsOfLesson,
  nextLessonOf,
  type Receiver,
} from './session.store.ts'

/** More candidates than fit into any day's minutes, and few enough to load. */
const candidatesAtMost = 60

const candidate = (row: CandidateRow): Candidate => ({
  itemId: row.itemId,
  itemVersionId: row.itemVersionId,
  difficulty: row.difficulty,
  seconds: answeringSeconds(row.item),
})

/** Chooses what a planned delivery holds and opens it; skips it when there is nothing to bring. */
export const compose = async (deps: Deps, delivery: Delivery, receiver: Receiver): Promise<void> => {
  const { prisma } = deps.database
  const whose = { memberId: delivery.memberId, organizationId: delivery.organizationId }
  const lesson = await nextLessonOf(prisma, whose, delivery.localDate)
  const own = lesson ? await itemsOfLesson(prisma, whose, lesson.lessonId) : []
  const carried = await carriedItems(prisma, whose, candidatesAtMost)
  const due = await dueItems(
    prisma,
    whose,
    endOfLocalDay(receiver.timeZone, delivery.localDate),
    candidatesAtMost,
  )
  const session = composeSession({
    dailyMinutes: receiver.dailyMinutes,
    lesson: lesson && { readingSeconds: readingSeconds(lesson.words), items: own.map(candidate) },
    carried: carried.map(candidate),
    due: due.items.map(candidate),
    dueCount: due.count,
  })
  const chosen = session.withLesson ? lesson : undefined
  await prisma.$transaction(async (tx) => {
    if (!chosen && session.items.length === 0) return skipDelivery(tx, delivery, 'nothing-due')
    await openDelivery(tx, delivery, {
      enrolmentId: chosen?.enrolmentId,
      lessonVersionId: chosen?.lessonVersionId,
      items: session.items,
      why: {
        ...(chosen
          ? {
              lesson: {
                title: chosen.title,
                pathway: chosen.pathway,
                module: chosen.module,
                position: chosen.position,
                total: chosen.total,
                ...(chosen.dueOn ? { dueOn: fromDateColumn(chosen.dueOn) } : {}),
              },
            }
          : {}),
        reviews: session.items.filter((item) => item.origin === 'review').length,
        carried: session.items.filter((item) => item.origin === 'carried').length,
        catchUp: session.catchUp,
        extra: delivery.sequence > 0,
      },
    })
  })
}
