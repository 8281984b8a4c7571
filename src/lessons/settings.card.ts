import type { CardNode, Dialog } from '../chat/card.ts'
import { ownName } from '../chat/locale.rules.ts'
import { languages, type Say } from '../chat/messages/catalogue.ts'
import type { LocalDate } from '../kernel/local-date.ts'
import { dayName } from './days.rules.ts'
import { formatTimeOfDay } from './schedule.rules.ts'

export const minuteChoices = [3, 5, 8, 10, 15] as const

/** The present settings, as the form shows them. */
export type Settings = {
  readonly atMinute: number
  /** The member's time zone (IANA), in which the time is meant. */
  readonly timeZone: string
  readonly days: number
  readonly dailyMinutes: number
  readonly language: string
  /** Where lessons can come, where there is a choice; the first is where they come now. */
  readonly places?: readonly { readonly id: string; readonly name: string }[]
  /** `undefined` when there is no pause, or one without an end. */
  readonly pausedUntil: LocalDate | undefined
}

const placeNodes = (
  places: readonly { readonly id: string; readonly name: string }[],
  say: Say,
): CardNode[] =>
  places.length < 2
    ? []
    : [
        {
          type: 'select',
          id: 'place',
          label: say.plain('settings.place'),
          options: places.map(({ id, name }) => ({ value: id, label: name })),
          ...(places[0] ? { selected: places[0].id } : {}),
        },
      ]

/** The settings form. */
export const settingsDialog = (settings: Settings, say: Say): Dialog => ({
  name: 'settings',
  title: say.plain('settings.title'),
  submitLabel: say.plain('settings.save'),
  closeLabel: say.plain('settings.cancel'),
  submit: { intent: 'save-settings' },
  nodes: [
    {
      type: 'time-input',
      id: 'time',
      label: say.plain('settings.time', { zone: settings.timeZone }),
      value: formatTimeOfDay(settings.atMinute),
    },
    {
      type: 'checks',
      id: 'days',
      label: say.plain('settings.days'),
      options: [0, 1, 2, 3, 4, 5, 6].map((day) => ({ value: String(day), label: dayName(day, say) })),
      selected: [0, 1, 2, 3, 4, 5, 6].filter((day) => settings.days & (1 << day)).map(String),
    },
    {
      type: 'select',
      id: 'minutes',
      label: say.plain('settings.minutes'),
      options: minuteChoices.map((minutes) => ({
        value: String(minutes),
        label: say.plain('settings.minutes-option', { minutes }),
      })),
      selected: String(settings.dailyMinutes),
    },
    {
      type: 'select',
      id: 'language',
      label: say.plain('settings.language'),
      options: languages.map((language) => ({ value: language, label: ownName(language) })),
      selected: settings.language,
    },
    ...placeNodes(settings.places ?? [], say),
    {
      type: 'date-input',
      id: 'pause',
      label: say.plain('settings.pause'),
      optional: true,
      ...(settings.pausedUntil ? { value: settings.pausedUntil } : {}),
    },
  ],
})
