import type { Person } from './page-state.ts'

/**
 * What is worth trying, as it is typed in each language: `commands.rules.ts` reads all of them. What has a button where
 * it is wanted, as *why* and *resume*, leaves the room to what has none.
 */
const words = {
  en: 'today, more, learn, progress, badges, mentor, announcements, settings, pause, help',
  de: 'heute, mehr, lernen, Fortschritt, Abzeichen, Mentor, Ankündigungen, Einstellungen, Pause, Hilfe',
  es: 'hoy, más, aprender, progreso, insignias, mentor, anuncios, ajustes, pausa, ayuda',
} as const

const wordsFor = (locale: string): readonly string[] => {
  const language = locale.slice(0, 2)
  return (language === 'de' || language === 'es' ? words[language] : words.en).split(', ')
}

/** What the person can type, as their platform wants it: Slack's commands begin with a slash, Teams knows plain words. */
export const hintsFor = ({ platform, locale }: Pick<Person, 'platform' | 'locale'>): readonly string[] =>
  wordsFor(locale).map((word) => (platform === 'slack' ? `/whetstone ${word}` : word))
