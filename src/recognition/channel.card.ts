import type { Card, Dialog } from '../chat/card.ts'
import { ownName } from '../chat/locale.rules.ts'
import { languages, type Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { PlatformName } from '../chat/platform.ts'
import { placeOf } from './place-name.rules.ts'

/** What a channel hears, as it is told. */
export type ChannelShown = {
  readonly channelId: string
  readonly platform: PlatformName
  readonly name: string | null
  readonly mode: string
  /** The team's name; `null` for everybody. */
  readonly team: string | null
  readonly teamId: string | null
  readonly dailyLimit: number
  readonly quietFrom: number
  readonly quietUntil: number
  readonly timeZone: string
  readonly locale: string
}

const timeOfDay = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const whomOf = (team: string | null, say: Say): string => team ?? say.plain('channel.whom-all')

/** By its name, where that is known: on Teams what is answered stands in the person's own chat. */
const nameOf = (shown: ChannelShown | undefined, say: Say): string => {
  if (shown && shown.name !== null) return placeOf(shown, say)
  return shown?.platform === 'teams' ? say.plain('channel.that') : say.plain('channel.this')
}

const howItIs = (shown: ChannelShown, say: Say): string => {
  const { mode, dailyLimit: limit, quietFrom, quietUntil, timeZone: zone } = shown
  const channel = nameOf(shown, say)
  const whom = whomOf(shown.team, say)
  if (mode === 'off') return say.rich('channel.is-off', { channel })
  if (mode === 'digest') return say.rich('channel.is-digest', { channel, whom })
  if (quietFrom === quietUntil) return say.rich('channel.is-posts-always', { channel, whom, limit })
  const [from, until] = [timeOfDay(quietFrom), timeOfDay(quietUntil)]
  return say.rich('channel.is-posts', { channel, whom, limit, from, until, zone })
}

/** What a channel hears; nothing was ever chosen where `shown` is missing. */
export const channelCard = (shown: ChannelShown | undefined, isSet: boolean, say: Say): Card => {
  const how = shown ? howItIs(shown, say) : say.rich('channel.is-off', { channel: nameOf(undefined, say) })
  return {
    name: 'channel',
    nodes: [
      // Escaped already: the sentence is one of ours.
      { type: 'text', text: isSet ? say.plain('channel.set', { how }) : how },
      ...(shown
        ? [
            {
              type: 'actions' as const,
              buttons: [
                {
                  label: say.plain('channel.details'),
                  action: { intent: 'channel-details', args: { channel: shown.channelId } },
                  opens: 'dialog' as const,
                },
              ],
            },
          ]
        : []),
      { type: 'context', text: say.rich('channel.how') },
    ],
  }
}

/** Why somebody can't choose here; the team that the channel hears of, where that stands in the way. */
export type ChannelRefusal =
  | { readonly why: 'only-channel' | 'may-not' }
  | { readonly why: 'not-yours'; readonly team: string | null }

export const channelRefusal = (refusal: ChannelRefusal, contact: string, say: Say): Card => {
  const text =
    refusal.why === 'not-yours'
      ? say.rich('channel.not-yours', { whom: whomOf(refusal.team, say), contact })
      : refusal.why === 'may-not'
        ? say.rich('channel.may-not', { contact })
        : say.rich('channel.only-channel')
  return noticeCard(`channel-${refusal.why}`, text)
}

/** Team of everybody, in forms: ids are never one star. */
export const everybody = '*'
const limits = [1, 3, 5, 10, 20]

export const channelDialog = (
  shown: ChannelShown,
  may: {
    readonly isAdmin: boolean
    readonly teams: readonly { readonly id: string; readonly name: string }[]
  },
  say: Say,
): Dialog => ({
  name: 'channel-details',
  title: say.plain('channel.title'),
  submitLabel: say.plain('channel.save'),
  closeLabel: say.plain('channel.cancel'),
  submit: { intent: 'channel-saved', args: { channel: shown.channelId } },
  nodes: [
    { type: 'context', text: say.rich('channel.about', { channel: nameOf(shown, say) }) },
    {
      type: 'select',
      id: 'mode',
      label: say.plain('channel.mode'),
      options: [
        { value: 'posts', label: say.plain('channel.mode-posts') },
        { value: 'digest', label: say.plain('channel.mode-digest') },
        { value: 'off', label: say.plain('channel.mode-off') },
      ],
      selected: shown.mode,
    },
    {
      type: 'select',
      id: 'whom',
      label: say.plain('channel.whom'),
      options: [
        ...(may.isAdmin ? [{ value: everybody, label: say.plain('channel.whom-everybody') }] : []),
        ...may.teams.map(({ id, name }) => ({ value: id, label: name })),
      ],
      selected: shown.teamId ?? everybody,
    },
    {
      type: 'select',
      id: 'limit',
      label: say.plain('channel.limit'),
      options: [...new Set([...limits, shown.dailyLimit])]
        .sort((a, b) => a - b)
        .map((limit) => ({ value: String(limit), label: String(limit) })),
      selected: String(shown.dailyLimit),
    },
    {
      type: 'time-input',
      id: 'from',
      label: say.plain('channel.quiet-from', { zone: shown.timeZone }),
      value: timeOfDay(shown.quietFrom),
    },
    {
      type: 'time-input',
      id: 'until',
      label: say.plain('channel.quiet-until'),
      value: timeOfDay(shown.quietUntil),
    },
    {
      type: 'text-input',
      id: 'zone',
      label: say.plain('channel.zone', { example: 'Europe/Berlin' }),
      value: shown.timeZone,
      maxLength: 60,
    },
    {
      type: 'select',
      id: 'language',
      label: say.plain('channel.language'),
      options: languages.map((language) => ({ value: language, label: ownName(language) })),
      selected: languages.find((language) => shown.locale.startsWith(language)) ?? 'en',
    },
  ],
})

/** Said once in a channel that has been chosen. */
export const helloCard = (team: string | null, say: Say): Card => ({
  name: 'channel-hello',
  nodes: [
    { type: 'heading', text: say.plain('channel.hello') },
    {
      type: 'text',
      text: team === null ? say.rich('channel.hello-all') : say.rich('channel.hello-text', { whom: team }),
    },
  ],
})

const archived = new Set(['is_archived'])
const notIn = new Set(['not_in_channel', 'channel_not_found'])
const scope = new Set(['missing_scope', 'no_permission', 'restricted_action', 'ekm_access_denied'])

/** What stands in the way of posting, and the mend. `detail` is the platform's own name for it. */
export const problemCard = (channel: string | null, detail: string, say: Say): Card => {
  const why = archived.has(detail)
    ? 'archived'
    : notIn.has(detail)
      ? 'not-in'
      : scope.has(detail)
        ? 'scope'
        : 'other'
  const name = channel ?? say.plain('channel.some')
  const text = {
    archived: () => say.rich('channel.problem-archived'),
    'not-in': () => say.rich('channel.problem-not-in'),
    scope: () => say.rich('channel.problem-scope', { detail }),
    other: () => say.rich('channel.problem-other', { detail }),
  }[why]()
  return {
    name: `channel-problem-${why}`,
    nodes: [
      { type: 'heading', text: say.plain('channel.problem', { channel: name }) },
      { type: 'text', text, tone: 'attention' },
    ],
  }
}
