import { spokenIn } from '../chat/card.ts'
import type { Context, Handler } from '../chat/deps.ts'
import { inRegionOf } from '../chat/locale.rules.ts'
import { languageOf, languages, sayIn } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Reply } from '../chat/platform.ts'
import { accountsOf, preferAccount } from '../chat/recipient.store.ts'
import { isLocalDate, type LocalDate, toDateColumn } from '../kernel/local-date.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import type { Whose } from './deliveries.store.ts'
import type { PauseChanged } from './events.ts'
import { whenNext } from './learn.handler.ts'
import { readPause } from './pause.rules.ts'
import { parseTimeOfDay, workDays } from './schedule.rules.ts'
import { changeSchedule, findSchedule, type Schedule, untilResumed } from './schedule.store.ts'
import { minuteChoices, settingsDialog } from './settings.card.ts'

const whoseOf = ({ member }: Context): Whose => ({
  memberId: member.id,
  organizationId: member.organizationId,
})

const placed = (context: Context) => ({ ...whoseOf(context), timeZone: context.member.timeZone })

/** Opens the settings form with what holds now. */
export const settings: Handler = async (deps, context) => {
  const present = await findSchedule(deps.database.prisma, whoseOf(context))
  const { say } = context
  const paused = present?.pausedUntil
  const accounts = await accountsOf(deps.database.prisma, whoseOf(context))
  return {
    kind: 'dialog',
    dialog: settingsDialog(
      {
        atMinute: present?.atMinute ?? 540,
        timeZone: context.member.timeZone,
        days: present?.days ?? workDays,
        dailyMinutes: present?.dailyMinutes ?? 5,
        language: languageOf(context.member.locale),
        places: accounts.map(({ id, platform, place }) => ({
          id,
          name: say.plain('account.name', { platform, place }),
        })),
        pausedUntil: paused === untilResumed ? undefined : paused,
      },
      say,
    ),
  }
}

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value

const textOf = (value: string | readonly string[] | undefined): string =>
  typeof value === 'string' ? value.trim() : ''

/** Saves the form, or keeps it open and names what to mend. */
export const saveSettings: Handler = async (deps, context, intent) => {
  const { say, now, member } = context
  const { inputs } = intent
  const errors: Record<string, string> = {}
  const atMinute = parseTimeOfDay(textOf(inputs.time))
  if (atMinute === null) errors.time = say.plain('settings.bad-time')
  const chosen = listOf(inputs.days).map(Number)
  const days = chosen.reduce((mask, day) => (day >= 0 && day <= 6 ? mask | (1 << day) : mask), 0)
  if (days === 0) errors.days = say.plain('settings.no-day')
  const pause = textOf(inputs.pause)
  if (pause !== '' && !isLocalDate(pause)) errors.pause = say.plain('settings.bad-date')
  else if (pause !== '' && pause <= localDateAt(member.timeZone, now)) {
    errors.pause = say.plain('settings.past-date')
  }
  if (atMinute === null || Object.keys(errors).length > 0) return { kind: 'dialog-errors', errors }
  const minutes = minuteChoices.find((choice) => String(choice) === textOf(inputs.minutes))
  const language = languages.find((choice) => choice === textOf(inputs.language))
  const locale =
    language && language !== languageOf(member.locale)
      ? inRegionOf(language, member.locale, member.timeZone)
      : undefined
  const present = await findSchedule(deps.database.prisma, whoseOf(context))
  const schedule = await deps.database.prisma.$transaction(async (tx) => {
    const change = {
      atMinute,
      days,
      // The form can't show a pause without an end, so leaving the field empty doesn't end one.
      pausedUntil: pause !== '' ? pause : present?.pausedUntil === untilResumed ? untilResumed : null,
      ...(minutes ? { dailyMinutes: minutes } : {}),
      ...(locale ? { locale } : {}),
    }
    // Saving anything else must not excuse the days that were missed before.
    if ((present?.pausedUntil ?? null) !== change.pausedUntil) {
      await deps.outbox.emit(tx, pauseChanged(context, change.pausedUntil))
    }
    const place = textOf(inputs.place)
    if (place !== '') await preferAccount(tx, whoseOf(context), place)
    return changeSchedule(tx, placed(context), change, now)
  })
  return saved(schedule, { ...context, say: locale ? sayIn(locale) : say })
}

const saved = (schedule: Schedule, context: Context): Reply => {
  const when = whenNext(schedule, context)
  const text = when ? context.say.rich('settings.saved', { when }) : context.say.rich('settings.saved-none')
  return { kind: 'whisper', card: spokenIn(noticeCard('saved', text), context.say.locale) }
}

const pauseChanged = ({ member, now }: Context, until: LocalDate | null): PauseChanged => ({
  name: 'pause.changed',
  organizationId: member.organizationId,
  data: { memberId: member.id, until: until ?? localDateAt(member.timeZone, now) },
})

/** Pauses: until resumed, until a date, or for a length of time. */
export const pause: Handler = async (deps, context, intent) => {
  const { say, now, member } = context
  const today = localDateAt(member.timeZone, now)
  const asked = readPause(intent.args.text ?? '', today, say.locale)
  if (asked.kind === 'unclear') {
    return { kind: 'whisper', card: noticeCard('pause-unclear', say.rich('pause.bad-date')) }
  }
  const until = asked.kind === 'open' ? untilResumed : asked.date
  await deps.database.prisma.$transaction(async (tx) => {
    await changeSchedule(tx, placed(context), { pausedUntil: until }, now)
    await deps.outbox.emit(tx, pauseChanged(context, until))
  })
  const text =
    asked.kind === 'open'
      ? say.rich('pause.open')
      : say.rich('pause.until', { date: say.date(toDateColumn(asked.date), 'UTC', 'date') })
  const buttons = [{ label: say.plain('pause.resume'), action: { intent: 'resume' } }]
  return { kind: 'replace', card: noticeCard('paused', text, buttons) }
}

/** Ends a pause. */
export const resume: Handler = async (deps, context) => {
  const { say, now } = context
  const present = await findSchedule(deps.database.prisma, whoseOf(context))
  const schedule = await deps.database.prisma.$transaction(async (tx) => {
    if (present?.pausedUntil) await deps.outbox.emit(tx, pauseChanged(context, null))
    return changeSchedule(tx, placed(context), { pausedUntil: null }, now)
  })
  const when = whenNext(schedule, context)
  const text = when
    ? say.rich(present?.pausedUntil ? 'resume.done' : 'resume.none', { when })
    : say.rich('summary.no-next')
  return { kind: 'replace', card: noticeCard('resumed', text) }
}
