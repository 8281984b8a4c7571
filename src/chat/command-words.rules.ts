/**
 * The commands in other languages. The manifest for Teams offers them in the language of the reader, and Teams sends
 * what it offered.
 */
const wordsByLanguage = {
  de: {
    heute: 'today',
    lektion: 'today',
    mehr: 'more',
    weitere: 'more',
    lernen: 'learn',
    lernpfade: 'learn',
    fortschritt: 'progress',
    stand: 'progress',
    einstellungen: 'settings',
    weiter: 'resume',
    fortsetzen: 'resume',
    warum: 'why',
    wieso: 'why',
    hilfe: 'help',
    übersicht: 'home',
    verbinden: 'link',
    trennen: 'unlink',
    hallo: 'hello',
    moin: 'hello',
    servus: 'hello',
  },
  es: {
    hoy: 'today',
    lección: 'today',
    más: 'more',
    mas: 'more',
    aprender: 'learn',
    itinerarios: 'learn',
    progreso: 'progress',
    ajustes: 'settings',
    pausa: 'pause',
    continuar: 'resume',
    reanudar: 'resume',
    porqué: 'why',
    porque: 'why',
    ayuda: 'help',
    inicio: 'home',
    vincular: 'link',
    desvincular: 'unlink',
    hola: 'hello',
  },
} as const

const english: ReadonlyMap<string, string> = new Map(
  Object.values(wordsByLanguage).flatMap((words) => Object.entries<string>(words)),
)

/** The English word for what may be one in German or Spanish; any other comes back in lower case. */
export const englishWord = (typed: string): string => {
  const word = typed.toLowerCase().replace(/\s+/g, '')
  return english.get(word) ?? word
}
