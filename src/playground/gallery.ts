import { type Card, type Dialog, spokenIn } from '../chat/card.ts'
import { languages, type Say, sayIn } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { pseudoLocale } from '../chat/pseudo.rules.ts'
import { helpCard } from '../lessons/help.handler.ts'
import { joinButton } from '../lessons/learn.card.ts'
import { settingsDialog } from '../lessons/settings.card.ts'
import { accountName } from '../people/accounts.card.ts'
import type { GalleryEntry } from './deps.ts'
import { accountCards, sampleAccounts } from './gallery-accounts.ts'
import { badgeCards } from './gallery-badges.ts'
import { evidenceCards, evidenceDialogs } from './gallery-evidence.ts'
import {
  firstRunCards,
  lessonCards,
  progressCards,
  questionCards,
  untranslatedCards,
} from './gallery-lessons.ts'
import { mentoringCards, mentoringDialogs } from './gallery-mentoring.ts'
import { channelCards, postCards, recognitionCards, recognitionDialogs } from './gallery-recognition.ts'
import { englishSamples, type GallerySamples } from './gallery-samples.ts'
import { sittingCards } from './gallery-sittings.ts'
import { mentorQuestionCards, nominationCards, talkCards, talkDialogs } from './gallery-talks.ts'
import { translatedSamples } from './gallery-translated.ts'

const nextAt = new Date('2026-11-24T08:00:00Z')

const noticeCards = ({ pathway }: GallerySamples, when: string, say: Say): Card[] => {
  const button = (label: string, intent: string) => [{ label, action: { intent } }]
  const reference = 'K3M9-7QXA'
  return [
    helpCard(undefined, say),
    helpCard('lunch', say),
    noticeCard('thanks', say.rich('help.thanks')),
    noticeCard(
      'joined',
      say.rich('learn.joined', { pathway, when }),
      button(say.plain('welcome.first-now'), 'today'),
    ),
    noticeCard('left', say.rich('learn.left', { pathway }), [joinButton({ id: 'p', title: pathway }, say)]),
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
    noticeCard('not-privately', say.rich('teams.not-privately')),
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
    timeZone: 'Europe/Berlin',
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

/**
 * Every card and dialog that the product can send, in every language of the catalogue and in the pseudo-locale. Lessons
 * and questions are read from the starter packs, in the languages that these have.
 */
export const galleryEntries = (contentFolder: string): readonly GalleryEntry[] =>
  [...languages, pseudoLocale].flatMap((locale) => {
    const say = sayIn(locale)
    const translated = translatedSamples(contentFolder).find(({ shownIn }) => shownIn === locale)
    const samples = translated ?? englishSamples
    const when = say.date(nextAt, 'Europe/Berlin', 'day-time')
    const cards = [
      ...lessonCards(samples, say),
      ...questionCards(samples, say),
      ...progressCards(samples, when, say),
      ...firstRunCards(samples, when, say),
      ...(translated ? untranslatedCards(englishSamples, when, say) : []),
      ...noticeCards(samples, when, say),
      ...accountCards(say),
      ...sittingCards(samples, say),
      ...badgeCards(samples, say),
      ...evidenceCards(say),
      ...mentoringCards(samples, say),
      ...talkCards(samples, say),
      ...postCards(samples, say),
      ...recognitionCards(samples, say),
      ...channelCards(say),
      ...mentorQuestionCards(samples, say),
      ...nominationCards(samples, say),
    ]
    return [
      ...cards.map((card) => ({ name: card.name, locale, card: spokenIn(card, locale) })),
      ...[
        ...dialogs(say),
        ...evidenceDialogs(say),
        ...mentoringDialogs(samples, say),
        ...talkDialogs(samples, say),
        ...recognitionDialogs(samples, say),
      ].map((dialog) => ({
        name: dialog.name,
        locale,
        dialog: spokenIn(dialog, locale),
      })),
    ]
  })
