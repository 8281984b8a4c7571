import { labelForPhones } from '../chat/button-label.rules.ts'
import type { Button, Card, CardNode } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { translationNote } from '../chat/translation-note.card.ts'
import type { PathwayOnOffer } from './enrolment.store.ts'

/** Deliveries a week, for saying how long a pathway takes: the default is Monday to Friday. */
const lessonsAWeek = 5

/** One press to join a pathway. Its title is on the button where a phone shows that whole. */
export const joinButton = ({ id, title }: Pick<PathwayOnOffer, 'id' | 'title'>, say: Say): Button => {
  const whole = say.plain('learn.join', { pathway: title })
  const short = say.plain('learn.join-this')
  const label = labelForPhones([whole, short])
  return {
    label,
    ...(label === whole ? {} : { spokenLabel: `${short}: ${title}` }),
    action: { intent: 'enrol', args: { pathway: id } },
  }
}

/** The catalogue: every pathway with what it is for and one press to join or leave. */
export const learnCard = (pathways: readonly PathwayOnOffer[], say: Say): Card => {
  if (pathways.length === 0) return noticeCard('learn-empty', say.rich('learn.empty'))
  return {
    name: 'learn',
    nodes: [
      { type: 'heading', text: say.plain('learn.heading') },
      { type: 'text', text: say.rich('learn.text') },
      ...pathways.flatMap((pathway): CardNode[] => [{ type: 'divider' }, ...onOffer(pathway, say)]),
    ],
  }
}

const onOffer = (pathway: PathwayOnOffer, say: Say): CardNode[] => {
  const { lessons, done } = pathway
  const weeks = Math.max(1, Math.ceil(lessons / lessonsAWeek))
  const title = `**${say.rich('progress.pathway', { pathway: pathway.title })}**`
  const args = { pathway: pathway.id }
  if (done === null) {
    return [
      { type: 'text', text: `${title}\n\n${pathway.summary}` },
      ...translationNote(pathway.shownIn, say),
      { type: 'context', text: say.rich('learn.lessons', { lessons, weeks }) },
      {
        type: 'actions',
        buttons: [{ ...joinButton(pathway, say), style: 'primary' }],
      },
    ]
  }
  return [
    { type: 'text', text: `${title}\n\n${pathway.summary}` },
    ...translationNote(pathway.shownIn, say),
    { type: 'context', text: say.rich('learn.enrolled', { done, total: lessons }) },
    {
      type: 'actions',
      buttons: [
        {
          label: say.plain('learn.leave'),
          spokenLabel: `${say.plain('learn.leave')}: ${pathway.title}`,
          action: { intent: 'leave', args },
        },
      ],
    },
  ]
}
