import type { Card, CardNode, Choice, Dialog } from '../chat/card.ts'
import type { MessageKey, Say } from '../chat/messages/catalogue.ts'
import type { Gap, Lack } from './gaps.rules.ts'
import { longestGoal } from './mentoring.card.ts'

/** A list in a dialog holds no more. */
const mostChoices = 100

/** Who of a manager's people could do with a mentor, and in what. */
export const nominateDialog = (
  form: { readonly people: readonly Choice[]; readonly skills: readonly Choice[] },
  say: Say,
): Dialog => ({
  name: 'nominate',
  title: say.plain('nominate.title'),
  submitLabel: say.plain('nominate.submit'),
  closeLabel: say.plain('mentoring.cancel'),
  submit: { intent: 'nominated' },
  nodes: [
    {
      type: 'select',
      id: 'person',
      label: say.plain('nominate.person'),
      options: form.people.slice(0, mostChoices),
    },
    {
      type: 'select',
      id: 'skill',
      label: say.plain('mentoring.skill'),
      options: form.skills.slice(0, mostChoices),
    },
    { type: 'text-input', id: 'goal', label: say.plain('nominate.goal'), maxLength: longestGoal },
    { type: 'context', text: say.rich('nominate.consent') },
  ],
})

/** What somebody is asked who was nominated: yes leads to the request, and a no has no reason. */
export const nominationCard = (
  nomination: {
    readonly nominationId: string
    /** Who did it; `undefined` for an admin. */
    readonly by: string | undefined
    readonly skill: string
    readonly goal: string
  },
  say: Say,
): Card => {
  const { nominationId, by, skill, goal } = nomination
  const args = { nomination: nominationId }
  return {
    name: 'nomination',
    nodes: [
      {
        type: 'text',
        text: by
          ? say.rich('nominate.asked', { name: by, skill })
          : say.rich('nominate.asked-admin', { skill }),
      },
      { type: 'text', text: say.rich('mentoring.proposal-goal', { goal }) },
      {
        type: 'actions',
        buttons: [
          {
            label: say.plain('nominate.yes'),
            style: 'primary',
            action: { intent: 'nomination-yes', args },
            opens: 'dialog',
          },
          { label: say.plain('nominate.no'), action: { intent: 'nomination-no', args } },
        ],
      },
      { type: 'context', text: say.rich('nominate.free') },
    ],
  }
}

const lackKeys: Readonly<Record<Lack, MessageKey>> = {
  'nobody-holds': 'mentor-gaps.nobody-holds',
  'nobody-offers': 'mentor-gaps.nobody-offers',
  'no-room': 'mentor-gaps.no-room',
}

/** So many are read. */
const mostGaps = 5

/** What a manager sees: the skills of their people that lack mentors, and what would help. Counts, and no names. */
export const gapNodes = (gaps: readonly (Gap & { readonly title: string })[], say: Say): CardNode[] => {
  const lines = gaps.slice(0, mostGaps).map(({ title, lack, holders, waiting, mentors }) =>
    say.rich('mentor-gaps.line', {
      skill: title,
      lack: say.plain(lackKeys[lack], { holders, mentors, waiting }),
    }),
  )
  const rest = gaps.length - lines.length
  return [
    { type: 'divider' },
    { type: 'heading', text: say.plain('mentor-gaps.heading') },
    {
      type: 'text',
      text:
        lines.length === 0
          ? say.rich('mentor-gaps.none')
          : [
              say.rich('mentor-gaps.lead'),
              '',
              ...lines.map((line) => `- ${line}`),
              ...(rest > 0 ? [`- ${say.rich('mentor-gaps.more', { count: rest })}`] : []),
            ].join('\n'),
    },
    {
      type: 'actions',
      buttons: [{ label: say.plain('nominate.button'), action: { intent: 'nominate' }, opens: 'dialog' }],
    },
  ]
}

/** How mentoring stands, as a part of a larger card. */
export const shortNodes = (lines: readonly string[], say: Say): CardNode[] => [
  { type: 'divider' },
  { type: 'heading', text: say.plain('mentoring.heading') },
  { type: 'text', text: lines.join('\n\n') },
  { type: 'actions', buttons: [{ label: say.plain('mentoring.heading'), action: { intent: 'mentor' } }] },
]
