import type { Card } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { offerCard, sittingEndCard, sittingQuestionCard } from '../credentials/sittings/sitting.card.ts'
import type { SittingItemRow } from '../credentials/sittings/sittings.store.ts'
import type { GallerySamples } from './gallery-samples.ts'

/** Checks of what is still known: the offer, a question without a word on the answer, and how it went. */
export const sittingCards = ({ pathway, items, outcome }: GallerySamples, say: Say): Card[] => {
  const asked = items.map(
    (item, position): SittingItemRow => ({
      id: `s${position}`,
      position,
      correct: null,
      answeredAt: null,
      isShown: false,
      outcome: `outcome-${position % 3}`,
      outcomeText: outcome,
      item,
    }),
  )
  const sitting = { title: pathway, seed: 7, items: asked.slice(0, 3), status: 'open' }
  const [first] = sitting.items
  const result = { 'outcome-0': { asked: 1, right: 1 }, 'outcome-1': { asked: 1, right: 0 } }
  const offer = { sittingId: 's', title: pathway, days: 14, questions: 6 }
  return [
    offerCard({ ...offer, kind: 'retained' }, say),
    offerCard({ ...offer, kind: 'assessment' }, say),
    offerCard(
      { ...offer, kind: 'renewal', end: say.date(new Date('2027-02-01T08:00:00Z'), 'UTC', 'date') },
      say,
    ),
    ...(first ? [sittingQuestionCard(sitting, first, say)] : []),
    sittingEndCard(
      { ...sitting, status: 'passed' },
      {
        'outcome-0': { asked: 1, right: 1 },
        'outcome-1': { asked: 1, right: 1 },
        'outcome-2': { asked: 1, right: 1 },
      },
      say,
    ),
    sittingEndCard({ ...sitting, status: 'failed' }, result, say),
    sittingEndCard({ ...sitting, status: 'expired' }, result, say),
    noticeCard('sitting-later', say.rich('sitting.no-hurry')),
    noticeCard('no-sitting', say.rich('sitting.none')),
    noticeCard('sitting-gone', say.rich('sitting.gone')),
  ]
}
