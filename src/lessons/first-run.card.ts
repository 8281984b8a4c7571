import type { Card } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { daysInWords } from './days.rules.ts'
import type { PathwayOnOffer } from './enrolment.store.ts'
import { allDays, formatTimeOfDay, workDays } from './schedule.rules.ts'

const times = [7 * 60, 9 * 60, 12 * 60 + 30, 15 * 60, 18 * 60, 21 * 60] as const
const weekend = 0b1100000

/** The first of three presses: what to learn. */
export const choosePathwayCard = (name: string, pathways: readonly PathwayOnOffer[], say: Say): Card => ({
  name: 'first-run-pathway',
  nodes: [
    { type: 'heading', text: say.plain('welcome.heading', { name }) },
    { type: 'text', text: say.rich('welcome.text') },
    ...(pathways.length === 0
      ? [{ type: 'text', text: say.rich('learn.empty') } as const]
      : ([
          { type: 'text', text: `**${say.rich('first-run.pathway')}**` },
          {
            type: 'options',
            options: pathways.map((pathway) => ({
              text: pathway.title,
              action: { intent: 'first-run-pathway', args: { pathway: pathway.id } },
            })),
          },
        ] as const)),
  ],
})

/** The second: at what time. */
export const chooseTimeCard = (
  pathway: { readonly id: string; readonly title: string },
  zone: string,
  say: Say,
): Card => ({
  name: 'first-run-time',
  nodes: [
    { type: 'text', text: say.rich('first-run.time', { pathway: pathway.title, zone }) },
    {
      type: 'options',
      options: times.map((minute) => ({
        text: formatTimeOfDay(minute),
        action: { intent: 'first-run-time', args: { pathway: pathway.id, at: String(minute) } },
      })),
    },
  ],
})

/** The third: on which days. */
export const chooseDaysCard = (pathwayId: string, atMinute: number, say: Say): Card => {
  const choice = (text: string, days: number) => ({
    text,
    action: {
      intent: 'first-run-days',
      args: { pathway: pathwayId, at: String(atMinute), days: String(days) },
    },
  })
  return {
    name: 'first-run-days',
    nodes: [
      { type: 'text', text: say.rich('first-run.days', { time: formatTimeOfDay(atMinute) }) },
      {
        type: 'options',
        options: [
          choice(say.plain('first-run.workdays'), workDays),
          choice(say.plain('first-run.every-day'), allDays),
          choice(say.plain('first-run.weekend'), weekend),
        ],
      },
    ],
  }
}

/** All set, with the first lesson one press away. */
export const readyCard = (
  ready: {
    readonly pathway: string
    readonly atMinute: number
    readonly days: number
    readonly when: string | undefined
  },
  say: Say,
): Card => {
  const { pathway, atMinute, days } = ready
  return {
    name: 'first-run-ready',
    nodes: [
      {
        type: 'text',
        tone: 'good',
        text: say.rich('first-run.ready', {
          pathway,
          days: daysInWords(days, say),
          time: formatTimeOfDay(atMinute),
          when: ready.when ?? say.plain('summary.no-next'),
        }),
      },
      { type: 'context', text: say.rich('first-run.change') },
      {
        type: 'actions',
        buttons: [
          { label: say.plain('welcome.first-now'), style: 'primary', action: { intent: 'today' } },
          { label: say.plain('welcome.settings'), action: { intent: 'settings' }, opens: 'dialog' },
        ],
      },
    ],
  }
}

/** For members who have finished every pathway that they were on. */
export const finishedCard = (say: Say): Card =>
  noticeCard('all-finished', say.rich('today.all-finished'), [
    { label: say.plain('home.learn'), action: { intent: 'learn' } },
  ])

/** What is so for somebody on a pathway; dates are in their words. */
export type Standing =
  | { readonly kind: 'first' | 'next'; readonly when: string }
  | { readonly kind: 'paused'; readonly until: string | undefined }
  | { readonly kind: 'waiting' | 'none' }

const standingText = (pathway: string, standing: Standing, say: Say): string => {
  switch (standing.kind) {
    case 'first':
      return say.rich('welcome.enrolled', { pathway, when: standing.when })
    case 'next':
      return say.rich('welcome.next', { pathway, when: standing.when })
    case 'waiting':
      return say.rich('welcome.waiting', { pathway })
    case 'paused':
      return standing.until === undefined
        ? say.rich('welcome.paused-open', { pathway })
        : say.rich('welcome.paused', { pathway, date: standing.until })
    case 'none':
      return say.rich('welcome.none', { pathway })
    default:
      return standing satisfies never
  }
}

/** For members who are on a pathway: what is so, and the way on. */
export const enrolledCard = (name: string, pathway: string, standing: Standing, say: Say): Card => {
  const lesson = say.plain(standing.kind === 'first' ? 'welcome.first-now' : 'today.now')
  return {
    name: standing.kind === 'first' ? 'welcome-enrolled' : `welcome-${standing.kind}`,
    nodes: [
      { type: 'heading', text: say.plain('welcome.heading', { name }) },
      { type: 'text', text: say.rich('welcome.text') },
      { type: 'text', text: `**${standingText(pathway, standing, say)}**` },
      { type: 'context', text: say.rich('first-run.change') },
      {
        type: 'actions',
        buttons: [
          standing.kind === 'paused'
            ? { label: say.plain('pause.resume'), style: 'primary', action: { intent: 'resume' } }
            : { label: lesson, style: 'primary', action: { intent: 'today' } },
          { label: say.plain('welcome.settings'), action: { intent: 'settings' }, opens: 'dialog' },
        ],
      },
    ],
  }
}
