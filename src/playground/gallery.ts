import { type Card, type Dialog, spokenIn } from '../chat/card.ts'
import { languages, type Say, sayIn } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { pseudoLocale } from '../chat/pseudo.rules.ts'
import { daysInWords } from '../lessons/days.rules.ts'
import {
  chooseDaysCard,
  choosePathwayCard,
  chooseTimeCard,
  enrolledCard,
  readyCard,
} from '../lessons/first-run.card.ts'
import { helpCard } from '../lessons/help.handler.ts'
import { learnCard } from '../lessons/learn.card.ts'
import { closedCard, openingCard, rereadCard, whyCard } from '../lessons/lesson.card.ts'
import { workDays } from '../lessons/schedule.rules.ts'
import { settingsDialog } from '../lessons/settings.card.ts'
import { accountName } from '../people/accounts.card.ts'
import { homeCard } from '../progress/home.card.ts'
import { progressCard, summaryCard } from '../progress/progress.card.ts'
import { feedbackCard } from '../quizzes/feedback.card.ts'
import { readNumber } from '../quizzes/items/number.rules.ts'
import { questionCard } from '../quizzes/question.card.ts'
import type { GalleryEntry } from './deps.ts'
import { accountCards, sampleAccounts } from './gallery-accounts.ts'
import {
  sampleAnswers,
  sampleItems,
  sampleLesson,
  samplePathways,
  sampleProgress,
  sampleWhy,
} from './gallery-samples.ts'

/** The language that the samples are in: elsewhere the cards say that it isn't the reader's. */
const shownIn = 'en'
const nextAt = new Date('2026-11-24T08:00:00Z')
const whenIn = (say: Say): string => say.date(nextAt, 'Europe/Berlin', 'day-time')

const lessonCards = (say: Say): Card[] => {
  const opening = { deliveryId: 'd', questions: 4, minutes: 5, why: sampleWhy, canSnooze: true }
  const back = { label: say.plain('feedback.finish'), action: { intent: 'summary', args: { delivery: 'd' } } }
  return [
    openingCard({ ...opening, lesson: { ...sampleLesson, shownIn }, isFirst: true }, say),
    openingCard({ ...opening, lesson: undefined, isFirst: false }, say),
    rereadCard(sampleLesson, back, say),
    closedCard({ title: sampleLesson.title, started: false, left: 4 }, say),
    { ...closedCard({ title: sampleLesson.title, started: true, left: 2 }, say), name: 'closed-unfinished' },
    whyCard(sampleWhy, say, shownIn),
    whyCard(undefined, say),
  ]
}

const questionCards = (say: Say): Card[] =>
  sampleItems.flatMap((item, index) => {
    const asked = {
      deliveryItemId: `i${index}`,
      item,
      shownIn,
      outcome: 'Convert a 4–20 mA reading and recognise a wire break',
      position: index + 1,
      total: sampleItems.length,
      isReview: index % 2 === 1,
      seed: 7,
    }
    const { right, wrong } = sampleAnswers[item.kind]
    const told = { deliveryId: 'd', item, shownIn, total: 5, sources: sampleLesson.sources, again: false }
    const named = (name: string, card: Card): Card => ({ ...card, name: `${name}-${item.kind}` })
    return [
      questionCard(asked, say),
      named('feedback-right', feedbackCard({ ...told, answer: right, answered: 3, returnsInDays: 3 }, say)),
      named('feedback-wrong', feedbackCard({ ...told, answer: wrong, answered: 5, returnsInDays: 1 }, say)),
      ...(item.kind === 'numeric'
        ? [
            named(
              'feedback-two-readings',
              feedbackCard(
                {
                  ...told,
                  answer: { value: readNumber('2.500', say.locale), text: '2.500' },
                  answered: 3,
                  returnsInDays: 2,
                },
                say,
              ),
            ),
            named(
              'question-unreadable',
              questionCard(asked, say, { reason: 'question.not-a-number', typed: 'eight' }),
            ),
          ]
        : []),
      ...(item.kind === 'short-text'
        ? [
            named(
              'question-unreadable',
              questionCard(asked, say, { reason: 'question.not-in-words', typed: '👍' }),
            ),
          ]
        : []),
      ...(item.kind === 'true-false'
        ? [
            named(
              'feedback-again',
              feedbackCard({ ...told, answer: right, answered: 3, returnsInDays: 3, again: true }, say),
            ),
          ]
        : []),
    ]
  })

const progressCards = (say: Say): Card[] => {
  const when = whenIn(say)
  const progress = { ...sampleProgress, next: when }
  const summary = {
    deliveryId: 'd',
    extra: false,
    right: 3,
    total: 5,
    streak: 4,
    next: when,
    lastOfDay: 0,
    pathwayDone: undefined,
    hasLesson: true,
  }
  const settings = { days: daysInWords(workDays, say), time: '09:00', zone: 'Europe/Berlin', minutes: 5 }
  const home = {
    name: 'Mia Brandt',
    open: undefined,
    next: when,
    pause: undefined,
    settings,
    progress: { ...progress, web: true },
  }
  const empty = { ...progress, pathways: [], answers: 0, right: 0, recall: undefined, streak: 0 }
  const open = { deliveryId: 'd', title: sampleLesson.title, answered: 1, total: 4 }
  return [
    summaryCard(summary, say),
    {
      ...summaryCard({ ...summary, right: 5, pathwayDone: 'Industrial IoT foundations' }, say),
      name: 'summary-complete',
    },
    progressCard({ ...progress, web: true }, say),
    progressCard(empty, say),
    homeCard(home, say),
    { ...homeCard({ ...home, open }, say), name: 'home-open' },
    { ...homeCard({ ...home, pause: { until: undefined } }, say), name: 'home-paused' },
    {
      ...homeCard({ ...home, progress: empty, settings: undefined, next: undefined }, say),
      name: 'home-first',
    },
  ]
}

const firstRunCards = (say: Say, when = whenIn(say)): Card[] => [
  choosePathwayCard('Jonas Weber', samplePathways, say),
  chooseTimeCard({ id: 'p', title: 'Industrial IoT foundations' }, 'Europe/Berlin', say),
  chooseDaysCard('p', 540, say),
  readyCard({ pathway: 'Industrial IoT foundations', atMinute: 540, days: 31, when }, say),
  enrolledCard('Mia Brandt', 'Industrial IoT foundations', when, say),
  learnCard(samplePathways, say),
  learnCard([], say),
]

const noticeCards = (say: Say): Card[] => {
  const when = whenIn(say)
  const button = (label: string, intent: string) => [{ label, action: { intent } }]
  const pathway = 'Industrial IoT foundations'
  const reference = 'K3M9-7QXA'
  return [
    helpCard(undefined, say),
    helpCard('lunch', say),
    noticeCard(
      'joined',
      say.rich('learn.joined', { pathway, when }),
      button(say.plain('welcome.first-now'), 'today'),
    ),
    noticeCard(
      'left',
      say.rich('learn.left', { pathway }),
      button(say.plain('learn.join', { pathway }), 'enrol'),
    ),
    noticeCard('today-done', say.rich('today.done', { when }), button(say.plain('summary.more'), 'more')),
    noticeCard('nothing', say.rich('today.nothing')),
    noticeCard('coming', say.rich('today.coming')),
    noticeCard(
      'snoozed',
      say.rich('today.snoozed', { time: '10:00' }),
      button(say.plain('today.now'), 'today'),
    ),
    noticeCard('put-off', say.rich('today.put-off'), button(say.plain('today.now'), 'today')),
    noticeCard('privately', say.rich('teams.privately')),
    noticeCard('other-tenant', say.rich('teams.other-tenant')),
    noticeCard('finished', say.rich('summary.heading'), button(say.plain('feedback.finish'), 'summary')),
    noticeCard('paused', say.rich('pause.open'), button(say.plain('pause.resume'), 'resume')),
    noticeCard('paused-until', say.rich('pause.until', { date: say.date(nextAt, 'UTC', 'date') })),
    noticeCard('pause-unclear', say.rich('pause.bad-date')),
    noticeCard('resumed', say.rich('resume.done', { when })),
    noticeCard('saved', say.rich('settings.saved', { when })),
    noticeCard('open-settings', say.rich('settings.open'), button(say.plain('home.settings'), 'settings')),
    {
      name: 'unknown',
      nodes: [
        { type: 'heading', text: say.plain('unknown.heading') },
        { type: 'text', text: say.rich('unknown.ask', { contact: 'Priya Nair' }) },
      ],
    },
    noticeCard('left-organization', say.rich('problem.left')),
    noticeCard('not-yours', say.rich('problem.not-yours')),
    noticeCard('gone', say.rich('problem.gone')),
    noticeCard('closed-delivery', say.rich('problem.closed')),
    noticeCard('not-saved', say.rich('problem.not-saved', { reference })),
    noticeCard('failed', say.rich('problem.failed', { reference })),
  ]
}

const dialogs = (say: Say): Dialog[] => {
  const settings = {
    atMinute: 540,
    days: 31,
    dailyMinutes: 5,
    language: say.language,
    pausedUntil: undefined,
  }
  const places = sampleAccounts.map((account) => ({ id: account.id, name: accountName(account, say) }))
  return [
    settingsDialog(settings, say),
    { ...settingsDialog({ ...settings, places }, say), name: 'settings-two-accounts' },
  ]
}

/** Every card and dialog that the product can send, in every language of the catalogue and in the pseudo-locale. */
export const galleryEntries = (): readonly GalleryEntry[] =>
  [...languages, pseudoLocale].flatMap((locale) => {
    const say = sayIn(locale)
    const cards = [
      ...lessonCards(say),
      ...questionCards(say),
      ...progressCards(say),
      ...firstRunCards(say),
      ...noticeCards(say),
      ...accountCards(say),
    ]
    return [
      ...cards.map((card) => ({ name: card.name, locale, card: spokenIn(card, locale) })),
      ...dialogs(say).map((dialog) => ({ name: dialog.name, locale, dialog: spokenIn(dialog, locale) })),
    ]
  })
