import type { Person } from './page-state.ts'

/** What is worth trying, as it is typed in each language: `commands.rules.ts` reads all of them. */
const words = {
  en: [
    'today',
    'more',
    'learn',
    'progress',
    'badges',
    'mentor',
    'settings',
    'why',
    'pause',
    'resume',
    'help',
  ],
  de: [
    'heute',
    'mehr',
    'lernen',
    'Fortschritt',
    'Abzeichen',
    'Mentor',
    'Einstellungen',
    'warum',
    'Pause',
    'weiter',
    'Hilfe',
  ],
  es: [
    'hoy',
    'más',
    'aprender',
    'progreso',
    'insignias',
    'mentora',
    'ajustes',
    'por qué',
    'pausa',
    'seguir',
    'ayuda',
  ],
} as const

const wordsFor = (locale: string): readonly string[] => {
  const language = locale.slice(0, 2)
  return language === 'de' || language === 'es' ? words[language] : words.en
}

/** What the person can type, as their platform wants it: Slack's commands begin with a slash, Teams knows plain words. */
export const hintsFor = ({ platform, locale }: Pick<Person, 'platform' | 'locale'>): readonly string[] =>
  wordsFor(locale).map((word) => (platform === 'slack' ? `/whetstone ${word}` : word))
