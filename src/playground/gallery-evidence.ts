import type { Card, Dialog } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { AskedTexts } from '../credentials/evidence/evidence-texts.rules.ts'
import { handedInCard, type Wanted, wantedCard, writeDialog } from '../credentials/evidence/hand-in.card.ts'
import {
  decidedCard,
  judgeCard,
  judgeDialog,
  judgedCard,
  type PieceToJudge,
  waitsCard,
} from '../credentials/evidence/judge.card.ts'

const handedInAt = new Date('2026-11-23T14:10:00Z')

/** As a pack would write it; packs are in their own language. */
const texts: AskedTexts = {
  achievement: 'Safe pressure transmitter replacement',
  title: 'A transmitter, replaced',
  instructions:
    'Replace a transmitter with somebody beside you. Hand in a photo of the tag, and what you checked first.',
  rubric: [
    { id: 'isolated', text: 'The line was isolated and vented before anything was opened' },
    { id: 'zeroed', text: 'The zero was checked, and the value written down' },
    { id: 'tagged', text: 'The tag on the photo fits the work order' },
  ],
}

const wanted: Wanted = {
  achievementId: 'a',
  criterion: 'replacement',
  accepts: ['photo', 'text'],
  texts,
  piece: undefined,
  isJudged: true,
}

const reason = 'The tag can’t be read on the photo. Go closer, without flash, and hand it in again.'
const appointedWhy = 'Twenty years in instrumentation, and wrote the procedure'

const piece: PieceToJudge = {
  evidenceId: 'e',
  learner: 'Mia Brandt',
  texts,
  text: 'Isolated PT-204 at V12 and vented it over the drain.\nZero read 0.02 bar before, 0.00 bar after.',
  files: [],
  at: handedInAt,
  lockedUntil: new Date('2026-11-24T08:30:00Z'),
  appointedWhy: undefined,
}

/** What people and packs put into these cards. */
export const sampleEvidence = {
  texts,
  reason,
  appointedWhy,
  text: piece.text,
  files: ['pt-204.jpg', 'work order.pdf'],
}

const shown = { hasPages: true, timeZone: 'Europe/Berlin' }

const wantedCards = (say: Say): Card[] => {
  const named = (name: string, card: Card): Card => ({ ...card, name })
  const waiting: Wanted = {
    ...wanted,
    piece: { status: 'waiting', id: 'e', at: handedInAt },
    isJudged: false,
  }
  const returned: Wanted = {
    ...wanted,
    piece: { status: 'returned', assessor: 'Jonas Weber', at: handedInAt, reason },
  }
  const approved: Wanted = {
    ...wanted,
    piece: { status: 'approved', assessor: 'Jonas Weber', at: handedInAt },
  }
  return [
    wantedCard([wanted], shown, say),
    named('evidence-wanted-waiting', wantedCard([waiting], shown, say)),
    named('evidence-wanted-several', wantedCard([returned, approved, wanted, wanted, wanted], shown, say)),
    wantedCard([], shown, say),
    noticeCard('evidence-not-asked', say.rich('evidence.fault-unknown')),
    handedInCard('e', texts, say),
    noticeCard('evidence-withdrawn', say.rich('evidence.withdrawn')),
    noticeCard('evidence-kept', say.rich('evidence.judge-fault-decided')),
  ]
}

const decided = {
  approved: true,
  texts,
  assessor: 'Jonas Weber',
  appointedWhy,
  reason: '',
  scores: texts.rubric.map((line) => ({ ...line, met: true })),
}

/** Handing in, judging, and what is heard of it. */
export const evidenceCards = (say: Say): Card[] => {
  const locked = say.date(piece.lockedUntil, 'Europe/Berlin', 'time')
  return [
    ...wantedCards(say),
    waitsCard(3, say),
    judgeCard(piece, shown, say),
    {
      ...judgeCard({ ...piece, files: sampleEvidence.files, appointedWhy }, shown, say),
      name: 'evidence-judge-files',
    },
    judgedCard(true, piece.learner, say),
    judgedCard(false, piece.learner, say),
    noticeCard('evidence-judge-nothing', say.rich('evidence.judge-nothing')),
    noticeCard('evidence-judge-refused', say.rich('evidence.judge-fault-locked', { time: locked })),
    decidedCard(decided, say),
    decidedCard(
      {
        ...decided,
        approved: false,
        appointedWhy: undefined,
        reason,
        scores: texts.rubric.map((line) => ({ ...line, met: line.id !== 'tagged' })),
      },
      say,
    ),
  ]
}

export const evidenceDialogs = (say: Say): Dialog[] => [writeDialog(wanted, say), judgeDialog(piece, say)]
