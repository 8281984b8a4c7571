import type { Button, Card, CardNode, Dialog } from '../chat/card.ts'
import type { MessageKey, Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { MessageRef } from '../chat/platform.ts'
import { type Choice, choices, mentorKind } from './choice.rules.ts'
import { kindOf, type MomentName, momentNames } from './moments/registry.ts'
import { headingOf, type MomentShown, momentNodes } from './post.card.ts'

const own = momentNames.filter((name) => kindOf(name).of === 'member')

const deciding = (intent: string, label: string, moment: string, more: Partial<Button> = {}): Button => ({
  label,
  action: { intent, args: { moment } },
  ...more,
})

/** What would stand in the channels of one language. */
export type AskPart = {
  readonly shown: MomentShown
  /** Of the channels. */
  readonly say: Say
  /** The channels, in the person's own language. */
  readonly where: string
}

const partNodes = ({ shown, say: theirs, where }: AskPart, isFirst: boolean, say: Say): CardNode[] => [
  {
    type: 'text',
    text: isFirst ? say.rich('announce.exactly', { where }) : say.rich('announce.exactly-more', { where }),
  },
  { type: 'divider' },
  // In the other languages the title in the picture is another, and nothing else.
  ...momentNodes(shown, theirs).filter(({ type }) => isFirst || type !== 'image'),
  { type: 'divider' },
]

/**
 * Shows somebody exactly what others would read, in the languages of the channels, and asks. `version` names what is shown;
 * `teams` are the channels of their team alone.
 */
export const askCard = (
  parts: readonly [AskPart, ...AskPart[]],
  { version, teams }: { readonly version: string; readonly teams: string | undefined },
  say: Say,
): Card => {
  const [{ shown }] = parts
  const { momentId: id } = shown
  const posting = (intent: string, label: string, more: Partial<Button> = {}): Button => ({
    label,
    action: { intent, args: { moment: id, of: version } },
    ...more,
  })
  const small = [
    ...(teams === undefined ? [] : [say.rich('announce.team-means', { where: teams })]),
    ...(shown.standing ? [say.rich('announce.page-apart')] : []),
    say.rich('announce.silence'),
  ]
  return {
    name: 'announce-ask',
    nodes: [
      { type: 'heading', text: say.plain('announce.ask') },
      ...parts.flatMap((part, index) => partNodes(part, index === 0, say)),
      {
        type: 'actions',
        buttons: [
          posting('announce-post', say.plain('announce.post'), { style: 'primary' }),
          deciding('announce-edit', say.plain('announce.edit'), id, { opens: 'dialog' }),
          ...(teams === undefined ? [] : [posting('announce-team', say.plain('announce.team'))]),
          deciding('announce-private', say.plain('announce.private'), id),
        ],
      },
      { type: 'context', text: small.join('\n\n') },
    ],
  }
}

/** What has become of it, and the way back. */
export const decidedCard = (
  state: 'posted' | 'kept' | 'taken-back',
  shown: { readonly momentId: string; readonly isLater: boolean; readonly where: string },
  say: Say,
): Card => {
  const { momentId: id, where } = shown
  const when = say.plain(shown.isLater ? 'announce.when-later' : 'announce.when-now')
  const back =
    state === 'posted'
      ? deciding('announce-private', say.plain('announce.take-back'), id)
      : deciding('announce-post', say.plain('announce.post-after-all'), id)
  const text = {
    posted: () => say.rich('announce.posted', { when, where }),
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
    asked,
  }: {
    readonly momentId: string
    readonly line: string | undefined
    readonly most: number
    /** The message in which it was asked, which is to show the line. */
    readonly asked: Partial<MessageRef>
  },
  say: Say,
): Dialog => ({
  name: 'announce-line',
  title: say.plain('announce.edit-title'),
  submitLabel: say.plain('announce.edit-save'),
  closeLabel: say.plain('announce.edit-cancel'),
  submit: { intent: 'announce-edited', args: { moment: momentId, ...asked } },
  nodes: [
    {
      type: 'text-input',
      id: 'line',
      label: say.plain('announce.edit-label', { most }),
      multiline: true,
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
  title: say.plain('announce.choices-title'),
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
