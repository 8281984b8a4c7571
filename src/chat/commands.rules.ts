/** What people type, parsed to an intent's name and arguments. The same words everywhere, in every language. */
export type Command = { readonly name: string; readonly args: Readonly<Record<string, string>> }

/** The words for each intent in English, German and Spanish, without accents and in lower case. */
const words: Readonly<Record<string, string>> = {
  today: 'today lesson start / heute lektion start los / hoy leccion empezar',
  more: 'more next / mehr weitere noch_eine nachste naechste / mas otra una_mas siguiente',
  learn:
    'learn pathways catalogue catalog / lernen lernpfad lernpfade katalog / aprender ruta rutas itinerario itinerarios catalogo',
  progress: 'progress status / fortschritt stand mein_fortschritt / progreso avance mi_progreso',
  badges: 'badges badge credentials / abzeichen zertifikate / insignias insignia credenciales',
  mentor: 'mentor mentors mentoring / mentorin mentoren mentorinnen / mentora mentores mentoria tutor',
  check: 'check / nachweisen prufen pruefen / demostrar comprobar',
  settings: 'settings preferences / einstellungen einstellung / ajustes configuracion preferencias',
  resume: 'resume continue / weiter weitermachen fortsetzen / seguir continuar reanudar',
  link: 'link / verbinden verknupfen verknuepfen / vincular enlazar',
  unlink: 'unlink / trennen / desvincular',
  web: 'web',
  portfolio: 'portfolio / portafolio',
  evidence: 'evidence / beleg belege / evidencia evidencias',
  home: 'home / ubersicht uebersicht / inicio',
  why: 'why / warum wieso weshalb / por_que porque',
  announcements: 'announcements announcement / ankundigungen ankuendigungen ankundigung / anuncios anuncio',
  help: 'help / hilfe / ayuda',
  thanks: 'thanks thank_you thx / danke vielen_dank danke_schon dankeschon / gracias muchas_gracias',
  welcome:
    'hello hi hey / hallo moin servus guten_tag guten_morgen grussgott gruezi / hola buenas buenos_dias buenas_tardes',
}

const intentOf: ReadonlyMap<string, string> = new Map(
  Object.entries(words).flatMap(([name, said]) =>
    said.split(/[\s/]+/).map((word): [string, string] => [word.replaceAll('_', ' '), name]),
  ),
)

/** In the three languages: *pause* is German too. */
const pauses = new Set(['pause', 'pausa', 'pausieren', 'pausar'])

/** What a channel is to hear, in the three languages; nothing, or another word, asks how it stands and what can be said. */
const channelWords = new Set(['channel', 'kanal', 'canal'])
const channelModes: Readonly<Record<string, string>> = {
  here: 'here',
  hier: 'here',
  aqui: 'here',
  on: 'here',
  digest: 'digest',
  uberblick: 'digest',
  ueberblick: 'digest',
  resumen: 'digest',
  off: 'off',
  aus: 'off',
  no: 'off',
}

/** What is typed for a code, right or not: seven to nine signs in one or two groups. A sentence is none. */
const codePattern = /^[\p{L}\p{N}]{3,5}[\s-]?[\p{L}\p{N}]{4,5}$/u

/** One word of letters and digits in its place is meant for a code, however wrong its shape. */
const codeLikePattern = /^[\p{L}\p{N}-]+$/u

/** Unless it says what is to be linked. */
const linked = new Set(
  'me us account accounts slack teams please / mich uns konto konten bitte / me cuenta cuentas favor'.split(
    /[\s/]+/,
  ),
)

const isMeantAsCode = (rest: string): boolean =>
  codePattern.test(rest) ||
  (codeLikePattern.test(rest) && !linked.has(folded(rest)) && !intentOf.has(folded(rest)))

const wordPattern = /^[\s/¿¡]*(\p{L}+)[\s.!?]*(.*)$/su

/** How words are compared: `más` is `mas`, `NÄCHSTE` is `nachste`. */
const folded = (typed: string): string =>
  typed.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss')

/** Two words that are one command, as *por qué* is. */
const phraseOf = (typed: string): string =>
  folded(typed)
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()

/** Reads a command; anything that is none becomes a `hint` with the text. Nothing at all asks for help. */
export const parseCommand = (text: string): Command => {
  const typed = text.trim().slice(0, 500).normalize('NFC')
  if (typed === '') return { name: 'help', args: {} }
  const found = wordPattern.exec(typed)
  const word = folded(found?.[1] ?? '')
  const rest = (found?.[2] ?? '').trim()
  if (channelWords.has(word) && /^\p{L}*$/u.test(phraseOf(rest)))
    return { name: 'channel', args: { to: channelModes[phraseOf(rest)] ?? 'show' } }
  if (pauses.has(word)) return { name: 'pause', args: { text: rest } }
  if (intentOf.get(word) === 'link' && isMeantAsCode(rest)) return { name: 'link-code', args: { code: rest } }
  const isPhrase = /^\p{L}+[.!?]*$/u.test(rest)
  const name = rest === '' ? intentOf.get(word) : isPhrase ? intentOf.get(phraseOf(typed)) : undefined
  return name === undefined ? { name: 'hint', args: { text: typed } } : { name, args: {} }
}
