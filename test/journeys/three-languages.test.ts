import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { homeOf } from '../builders/home.ts'
import { edited, translatedEveryKind, translatedTinyPack } from '../builders/packs/tiny-pack.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

const statesOf = async (world: TestWorld, person: string) =>
  world.database.prisma.memoryState.findMany({ where: { memberId: await world.memberId(person) } })

/** Chooses a language in the settings, as a person does. */
const choose = async (world: TestWorld, person: string, language: string): Promise<void> => {
  const home = homeOf(world, person)
  await pupilOf(world, person).command('/whetstone settings')
  expect(await home.submit({ language })).toMatchObject({ ok: true })
}

describe('somebody who reads German', () => {
  let world: TestWorld
  let dora: ReturnType<typeof pupilOf>
  beforeAll(async () => {
    world = await startWorld({ people: [aPerson('dora', { locale: 'de-DE' })] })
    await world.enrol('dora')
    dora = pupilOf(world, 'dora')
  })
  afterAll(() => world.close())

  it('gets the lesson in German, with the names of module and pathway', async () => {
    await world.travelTo('2026-11-02T08:00:00Z')
    const { text, buttons } = dora.card()
    expect(text).toContain('Was ein Sensor meldet')
    expect(text).toContain('Ein Sensor meldet, was bei ihm ankommt')
    expect(text).toMatch(/1 Minute · 2 Fragen · Sensoren, Lektion 1 von 3/)
    expect(text).toContain('Quelle: IEC 60770: Messumformer')
    expect(text).not.toMatch(/übersetzt|sensor reports/)
    expect(buttons).toEqual(['Zu den 2 Fragen', 'Warum das?', 'Jemanden fragen', 'In einer Stunde'])
    await dora.press('why')
    expect(dora.last().text).toContain(
      '„Was ein Sensor meldet“ ist Lektion 1 von 3 in Winzige Grundlagen: die nächste, die du noch nicht hattest.',
    )
  })

  it('is asked and told in German', async () => {
    await dora.press('start')
    expect(dora.card().text).toContain('Frage 1 von 2 · Einen Sensor danach auswählen, was er misst')
    expect(dora.card().text).toContain('Ein Thermometer sitzt in einer trockenen Tauchhülse.')
    await dora.press('Die Temperatur der Tauchhülse')
    expect(dora.card().text).toContain('Richtig. Deine Antwort: Die Temperatur der Tauchhülse')
    expect(dora.card().text).toContain('Es meldet, was es berührt.')
    expect(dora.card().text).toContain('Quelle: IEC 60770: Messumformer')
    await dora.press('next')
    await dora.press('Stimmt nicht')
    expect(dora.card().text).toMatch(/Nicht ganz\. Deine Antwort: Stimmt nicht[\s\S]*Die Antwort: Stimmt/)
    await dora.press('summary')
    expect(dora.card().text).toContain('1 von 2 richtig.')
    expect(dora.card().text).toMatch(/Als Nächstes: Dienstag, 3\. November um 09:00/)
    await dora.press('reread')
    expect(dora.card().text).toContain('Ein Thermometer in einer Tauchhülse meldet die Tauchhülse.')
  })

  it('sees pathways and progress in German', async () => {
    const home = homeOf(world, 'dora')
    await home.open()
    expect(home.text()).toContain('Winzige Grundlagen')
    expect(home.text()).toContain('Sensoren')
    expect(home.text()).toContain('Nächster Schritt: Die 4–20-mA-Schleife')
    expect(home.text()).not.toContain('übersetzt')
    await dora.say('Lernpfade')
    expect(dora.last().text).toContain('Zum Testen; am Ende läuft alles durch.')
    await dora.say('Hilfe')
    expect(dora.last().text).toContain('heute: die Lektion und die Fragen von heute')
  })

  it('answers with a decimal comma, and is told so', async () => {
    await world.travelTo('2026-11-03T08:00:00Z')
    expect(dora.card().text).toContain('Die 4–20-mA-Schleife')
    await dora.press('start')
    while ((await dora.asked()).slug !== 'loop-pressure') {
      await dora.press(
        dora.card().buttons.find((label) => /^(?:[A-Z]: )?(?:Stimmt$|Die Temperatur der Tau)/.test(label)) ??
          '',
      )
      await dora.press('next')
    }
    await dora.answerWith('acht')
    expect(dora.card().text).toContain('Bitte schreib Ziffern, zum Beispiel 2,5 (bar).')
    await dora.answerWith('2,50')
    expect(dora.card().text).toContain('Richtig. Deine Antwort: 2,5 bar')
    const stored = await world.database.prisma.response.findFirstOrThrow({
      where: { answer: { path: ['text'], equals: '2,50' } },
    })
    expect(stored).toMatchObject({ correct: true, answer: { value: 2.5, text: '2,50' } })
    while (dora.card().intents.includes('next')) {
      await dora.press('next')
      await dora.press(dora.card().buttons.find((label) => /Stimmt$|Tauchhülse$/.test(label)) ?? '')
    }
    await dora.press('summary')
  })

  it('reads what isn’t translated in the pack’s language, with a word about it', async () => {
    await world.travelTo('2026-11-04T08:00:00Z')
    expect(dora.card().text).toContain('A broken wire')
    expect(dora.card().text).toContain('Noch nicht übersetzt, darum auf Englisch.')
    // The module's name and all that is ours are German all the same.
    expect(dora.card().text).toContain('Signale, Lektion 3 von 3')
    await dora.press('why')
    expect(dora.last().text).toMatch(/„A broken wire“ ist Lektion 3[\s\S]*Noch nicht übersetzt/)
    await dora.press('start')
    while ((await dora.asked()).slug !== 'wire-zero') {
      await dora.press(dora.card().buttons.find((label) => /Stimmt$|Tauchhülse$/.test(label)) ?? '')
      await dora.press('next')
    }
    expect(dora.card().text).toContain('The input shows 0 mA.')
    expect(dora.card().text).toContain('Noch nicht übersetzt, darum auf Englisch.')
    await dora.press('A broken wire or a lost supply')
    expect(dora.card().text).toMatch(/Noch nicht übersetzt[\s\S]*Richtig\. Deine Antwort: A broken wire/)
  })
})

describe('a number that two regions read differently', () => {
  it('is scored as the reader’s own region writes it, and the feedback says how it was read', async () => {
    const people = [aPerson('uwe', { locale: 'de' }), aPerson('eva', { locale: 'en-GB' })]
    const world = await startWorld({ people })
    for (const person of ['uwe', 'eva']) {
      await world.enrol(person)
      const pupil = pupilOf(world, person)
      await pupil.command('/whetstone today')
      await pupil.press('start')
      while (!pupil.card().intents.includes('summary')) {
        await pupil.press('answer')
        if (pupil.card().intents.includes('next')) await pupil.press('next')
      }
      await pupil.press('summary')
      await pupil.press('more')
      await pupil.press('start')
      while ((await pupil.asked()).slug !== 'loop-pressure') {
        await pupil.press('answer')
        await pupil.press('next')
      }
      await pupil.answerWith('2.500')
    }
    const [uwe, eva] = ['uwe', 'eva'].map((person) => pupilOf(world, person).card().text)
    expect(uwe).toMatch(
      /Nicht ganz\.[\s\S]*Ich habe „2\.500“ als 2\.500 bar gelesen\.[\s\S]*Die Antwort: 2,5 bar/,
    )
    expect(eva).toMatch(/Right\.[\s\S]*I read “2\.500” as 2\.5 bar\./)
    await world.close()
  })
})

describe('one question in several languages', () => {
  let world: TestWorld
  let ana: ReturnType<typeof pupilOf>
  beforeAll(async () => {
    world = await startWorld({ people: [aPerson('ana'), aPerson('luz', { locale: 'es-MX' })] })
    await world.importFiles(translatedEveryKind())
    await world.enrol('ana', 'tiny-foundations', { dailyMinutes: 15 })
    ana = pupilOf(world, 'ana')
  })
  afterAll(() => world.close())

  it('shown in English and answered after German was chosen is scored the same, and told in German', async () => {
    await ana.command('/whetstone today')
    await ana.press('start')
    const shown = ana.card()
    expect(shown.text).toContain('A thermometer sits in a dry pocket.')
    const { deliveryItemId } = await ana.asked()
    await choose(world, 'ana', 'de')
    expect(ana.last().text).toMatch(/^Gespeichert\./)
    await ana.press('The temperature of the pocket', { on: shown })
    const told = ana.all().find(({ ts }) => ts === shown.ts)
    expect(told?.text).toContain('Richtig. Deine Antwort: Die Temperatur der Tauchhülse')
    const stored = await world.database.prisma.response.findUniqueOrThrow({ where: { deliveryItemId } })
    expect(stored).toMatchObject({ correct: true, answer: { option: 0 } })
    await ana.say('heute')
    expect(ana.card().text).toContain('Ein Füllstandschalter kann Schaum für Flüssigkeit halten.')
  })

  it('takes words of any language that the item has, and tells the reader’s own', async () => {
    while ((await ana.asked()).content.kind !== 'short-text') {
      const { content } = await ana.asked()
      if (content.kind === 'true-false') await ana.press('Stimmt')
      else if (content.kind === 'multiple-choice')
        await ana.answerWith(ana.choices().map(({ value }) => value))
      else await ana.answerWith('0,98')
      await ana.press('next')
    }
    expect(ana.card().text).toContain('Wie heißt die Hülse')
    const before = (await statesOf(world, 'ana')).length
    await ana.answerWith('thermowell')
    expect(ana.card().text).toContain('Richtig. Deine Antwort: thermowell')
    expect(await statesOf(world, 'ana')).toHaveLength(before + 1)
    await ana.press('summary')
  })

  it('has one memory, whatever it was read in', async () => {
    const first = await statesOf(world, 'ana')
    await choose(world, 'ana', 'es')
    // Every item of the first lesson returns in Spanish, which has none of them: in English, with a word about it.
    await world.travelTo('2026-12-14T08:00:00Z')
    await ana.command('/whetstone hoy')
    expect(
      ana
        .all()
        .map(({ text }) => text)
        .join('\n'),
    ).toMatch(/lección|preguntas/)
    await ana.press('start', { on: ana.card() })
    expect(ana.card().text).toContain('Aún sin traducir: se muestra en inglés.')
    const { slug } = await ana.asked()
    await (ana.inputIds().length > 0 ? ana.answerWith('0.98') : ana.press('answer'))
    const item = await world.database.prisma.item.findFirstOrThrow({ where: { slug } })
    const states = await statesOf(world, 'ana')
    expect(states.filter(({ itemId }) => itemId === item.id)).toHaveLength(1)
    expect(new Set(states.map(({ itemId }) => itemId)).size).toBe(states.length)
    expect(states.length).toBeGreaterThanOrEqual(first.length)
  })

  it('is unmoved by another translation: no version, no memory, no answer of it changes', async () => {
    const { prisma } = world.database
    const rows = async () => ({
      states: await prisma.memoryState.findMany({ orderBy: { itemId: 'asc' } }),
      responses: await prisma.response.findMany({ orderBy: { deliveryItemId: 'asc' } }),
      versions: await prisma.itemVersion.findMany({
        select: { id: true, number: true, hash: true },
        orderBy: { id: 'asc' },
      }),
    })
    const before = await rows()
    const file = 'translations/de/sensors/what-a-sensor-reports.items.yaml'
    await world.importFiles(
      edited(translatedEveryKind(), file, 'Es meldet, was es berührt.', 'Es misst, was es berührt.'),
    )
    expect(await rows()).toEqual(before)
    const item = await prisma.item.findFirstOrThrow({ where: { slug: 'sensor-pocket' } })
    const version = await prisma.itemVersion.findUniqueOrThrow({ where: { id: item.versionId ?? '' } })
    expect(JSON.stringify(version.translations)).toContain('Es misst, was es berührt.')
    await world.importFiles(translatedTinyPack())
  })
})

describe('whose language it is', () => {
  it('is the member’s choice, else the roster’s, else the platform’s, else the organization’s', async () => {
    const world = await startWorld({ people: [aPerson('ana', { locale: 'es-MX' })] })
    const ana = pupilOf(world, 'ana')
    const { prisma } = world.database
    const memberId = await world.memberId('ana')
    await ana.say('hola')
    expect(ana.last().text).toContain('¿qué te gustaría aprender?')
    // The platform said es-MX at first contact; a roster that says nothing leaves it at that.
    await prisma.member.update({ where: { id: memberId }, data: { locale: null } })
    expect(await prisma.identity.findFirst({ where: { memberId } })).toMatchObject({ locale: 'es-MX' })
    await ana.say('ayuda')
    expect(ana.last().text).toContain('Lo que puedes escribir')
    await choose(world, 'ana', 'de')
    expect(await prisma.schedule.findFirst({ where: { memberId } })).toMatchObject({ locale: 'de-MX' })
    await ana.say('ayuda')
    expect(ana.last().text).toContain('Was du schreiben kannst')
    await choose(world, 'ana', 'es')
    expect(await prisma.schedule.findFirst({ where: { memberId } })).toMatchObject({ locale: 'es-MX' })
    await prisma.schedule.update({ where: { memberId }, data: { locale: null } })
    await prisma.identity.updateMany({ where: { memberId }, data: { locale: null } })
    await ana.say('ayuda')
    expect(ana.last().text).toContain('What you can say')
    await world.close()
  })

  it('says the languages by their own names, and no pseudo-locale among them', async () => {
    const world = await startWorld()
    await pupilOf(world, 'ana').command('/whetstone settings')
    const text = JSON.stringify(homeOf(world, 'ana').modal()?.content)
    for (const name of ['English', 'Deutsch', 'Español']) expect(text).toContain(`"${name}"`)
    expect(text).not.toContain('XA')
    await world.close()
  })
})
