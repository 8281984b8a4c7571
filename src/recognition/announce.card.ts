import type { Button, Card, CardNode, Dialog } from '../chat/card.ts'
import type { MessageKey, Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { type Choice, choices, mentorKind } from './choice.rules.ts'
import { kindOf, type MomentName, momentNames } from './moments/registry.ts'
import { headingOf, type MomentShown, momentNodes } from './post.card.ts'

const own = momentNames.filter((name) => kindOf(name).of === 'member')

const deciding = (intent: string, label: string, moment: string, more: Partial<Button> = {}): Button => ({
  label,
  action: { intent, args: { moment } },
  ...more,
})

/**
 * Shows somebody exactly what others would read, in the channel's language, and asks. `hasTeamChannel`: one is for their
 * team alone.
 */
export const askCard = (
  shown: MomentShown,
  channels: { readonly count: number; readonly say: Say; readonly hasTeamChannel: boolean },
  say: Say,
): Card => {
  const { momentId: id } = shown
  return {
    name: 'announce-ask',
    nodes: [
      { type: 'heading', text: say.plain('announce.ask') },
      { type: 'text', text: say.rich('announce.exactly', { channels: channels.count }) },
      { type: 'divider' },
      ...momentNodes(shown, channels.say),
      { type: 'divider' },
      {
        type: 'actions',
        buttons: [
          deciding('announce-post', say.plain('announce.post'), id, { style: 'primary' }),
          deciding('announce-edit', say.plain('announce.edit'), id, { opens: 'dialog' }),
          ...(channels.hasTeamChannel ? [deciding('announce-team', say.plain('announce.team'), id)] : []),
          deciding('announce-private', say.plain('announce.private'), id),
        ],
      },
      { type: 'context', text: say.rich('announce.silence') },
    ],
  }
}

/** What has become of it, and the way back. */
export const decidedCard = (
  state: 'posted' | 'kept' | 'taken-back',
  shown: { readonly momentId: string; readonly isLater: boolean },
  say: Say,
): Card => {
  const { momentId: id } = shown
  const when = say.plain(shown.isLater ? 'announce.when-later' : 'announce.when-now')
  const back =
    state === 'posted'
      ? deciding('announce-private', say.plain('announce.take-back'), id)
      : deciding('announce-post', say.plain('announce.post-after-all'), id)
  const text = {
    posted: () => say.rich('announce.posted', { when }),
    kept: () => say.rich('announce.kept'),
    'taken-back': () => say.rich('announce.taken-back'),
  }[state]()
  return noticeCard(`announce-${state}`, text, [
    back,
    ...(state === 'posted'
      ? [deciding('announce-edit', say.plain('announce.edit'), id, { opens: 'dialog' })]
      : []),
  ])
}

/** For somebody who chose beforehand to have it announced: that it is, and the way back. */
export const toldCard = (shown: MomentShown, channel: Say, say: Say): Card =>
  noticeCard('announce-told', say.rich('announce.told', { what: headingOf(shown, channel) }), [
    deciding('announce-private', say.plain('announce.take-back'), shown.momentId),
    deciding('announce-edit', say.plain('announce.edit'), shown.momentId, { opens: 'dialog' }),
  ])

/** What a mentor has said about their name, and the other way. */
export const namedCard = (momentId: string, named: boolean, say: Say): Card =>
  noticeCard(
    named ? 'mentor-named' : 'mentor-not-named',
    named ? say.rich('announce.mentor-thanks') : say.rich('announce.mentor-kept'),
    [
      {
        label: named ? say.plain('announce.mentor-no') : say.plain('announce.mentor-yes'),
        action: { intent: 'mentor-named', args: { moment: momentId, named: named ? 'no' : 'yes' } },
      },
    ],
  )

export const overCard = (why: 'over' | 'no-team', say: Say): Card =>
  noticeCard(`announce-${why}`, why === 'over' ? say.rich('announce.over') : say.rich('announce.no-team'))

export const lineDialog = (
  {
    momentId,
    line,
    most,
  }: { readonly momentId: string; readonly line: string | undefined; readonly most: number },
  say: Say,
): Dialog => ({
  name: 'announce-line',
  title: say.plain('announce.edit-title'),
  submitLabel: say.plain('announce.edit-save'),
  closeLabel: say.plain('announce.edit-cancel'),
  submit: { intent: 'announce-edited', args: { moment: momentId } },
  nodes: [
    {
      type: 'text-input',
      id: 'line',
      label: say.plain('announce.edit-label'),
      maxLength: most,
      optional: true,
      ...(line ? { value: line } : {}),
    },
  ],
})

/** Asks a mentor whether their name may stand beside what a learner has had posted. */
export const mentorNameCard = (shown: MomentShown, channel: Say, say: Say): Card => ({
  name: 'announce-mentor',
  nodes: [
    {
      type: 'text',
      text: say.rich('announce.mentor-ask', { name: shown.name ?? '', what: headingOf(shown, channel) }),
    },
    {
      type: 'actions',
      buttons: [
        {
          label: say.plain('announce.mentor-yes'),
          style: 'primary',
          action: { intent: 'mentor-named', args: { moment: shown.momentId, named: 'yes' } },
        },
        {
          label: say.plain('announce.mentor-no'),
          action: { intent: 'mentor-named', args: { moment: shown.momentId, named: 'no' } },
        },
      ],
    },
  ],
})

const choiceKeys = {
  announce: 'announce.choice-announce',
  ask: 'announce.choice-ask',
  never: 'announce.choice-never',
} as const satisfies Record<Choice, MessageKey>

type Choices = ReadonlyMap<string, Choice>

const labelOf = (kind: MomentName | typeof mentorKind, say: Say): string =>
  say.plain(kind === mentorKind ? 'announce.mentor-label' : kindOf(kind).labelKey)

const kinds = [...own, mentorKind] as const

/** What somebody has chosen, kind by kind. */
export const choicesCard = (chosen: Choices, say: Say): Card => ({
  name: 'announce-choices',
  nodes: [
    { type: 'heading', text: say.plain('announce.heading') },
    { type: 'text', text: say.rich('announce.choices') },
    {
      type: 'fields',
      fields: kinds.map((kind) => ({
        label: labelOf(kind, say),
        value: say.plain(choiceKeys[chosen.get(kind) ?? 'ask']),
      })),
    },
    {
      type: 'actions',
      buttons: [
        { label: say.plain('announce.change'), action: { intent: 'announce-choose' }, opens: 'dialog' },
      ],
    },
  ],
})

export const choicesDialog = (chosen: Choices, say: Say): Dialog => ({
  name: 'announce-choose',
  title: say.plain('announce.change'),
  submitLabel: say.plain('announce.edit-save'),
  closeLabel: say.plain('announce.edit-cancel'),
  submit: { intent: 'announce-chosen' },
  nodes: kinds.map(
    (kind): CardNode => ({
      type: 'select',
      id: kind,
      label: labelOf(kind, say),
      options: choices.map((choice) => ({ value: choice, label: say.plain(choiceKeys[choice]) })),
      selected: chosen.get(kind) ?? 'ask',
    }),
  ),
})

export const chosenKinds: readonly string[] = kinds
