import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loaderOf } from '../../src/infra/open-badges/contexts.ts'
import { openBrowser, type TestBrowser } from '../builders/browser.ts'
import { answerOver, type ControlApi, controlApiAt, saying } from '../builders/control-api.ts'
import { type Program, programs } from '../builders/program.ts'
import { credentialInPng } from '../verifier/pictures.ts'
import { bitAt, holds, type Json } from '../verifier/verify.ts'

/**
 * What a credential is worth, told from the first lesson to its end: by the real program, its control API and a browser, on
 * both platforms, and for a verifier that shares nothing with the product.
 */

const learners = [
  {
    id: 'aisha',
    name: 'Aisha Rahman',
    platform: 'slack',
    language: 'en',
    known: 'Ready for the process',
    done: 'Entry to a robot cell, seen done',
    // Who has no pathway yet wants it, too.
    wants: { person: 'priya', platform: 'slack' },
  },
  {
    id: 'lena',
    name: 'Lena Vogt',
    platform: 'teams',
    language: 'de',
    known: 'Gespür für Energie und Material',
    done: 'Eine Einsparung, vor Ort belegt',
    wants: { person: 'jonas-teams', platform: 'teams' },
  },
] as const

const { newFolder, start, endAll } = programs()
const folder = newFolder()
let chrome: TestBrowser
let program: Program
let origin: string
let api: ControlApi
beforeAll(async () => {
  program = start(folder)
  ;[chrome, origin] = await Promise.all([openBrowser(), program.ready])
  api = controlApiAt(origin)
}, 180_000)
afterAll(async () => {
  await chrome?.close()
  await endAll()
})

const hasIntent = (actions: readonly { id: string }[], intent: string): boolean =>
  actions.some(({ id }) => id.startsWith(`${intent}:`))

/** Answers all that the last message asks, right, to its end. */
const answerAll = async (id: string): Promise<void> => {
  for (;;) {
    await answerOver(api, id, true)
    const { actions } = await api.last(id)
    if (!hasIntent(actions, 'next')) break
    await api.press(id, 'next')
  }
}

/** Takes the lesson of the day, if one has come. */
const takeLesson = async (id: string): Promise<void> => {
  if (!hasIntent((await api.last(id)).actions, 'start')) return
  await api.press(id, 'start')
  await answerAll(id)
}

const whatWaits = async (id: string) =>
  (await api.messages(id)).findLast(({ actions }) => hasIntent(actions, 'sitting-start'))

/** The questions that prove it, each answered once. */
const sit = async (id: string): Promise<void> => {
  const offer = await whatWaits(id)
  const action = offer?.actions.find((one) => one.id.startsWith('sitting-start:'))?.id
  await api.act({ person: id, message: offer?.id, action })
  for (;;) {
    const before = await api.last(id)
    const isAsked = before.actions.some((one) => one.id.startsWith('sitting-answer'))
    if (!isAsked) return
    await answerOver(api, id, true)
  }
}

const told = async (id: string, part: string): Promise<boolean> =>
  (await api.messages(id)).some(({ text }) => text.includes(part))

const surfaceOf = async (person: string) =>
  (await api.state()).surfaces.findLast((one) => one.person === person && one.kind !== 'home')

/** The address of a badge that was announced. */
const addressOf = async (id: string, title: string): Promise<string> => {
  const messages = (await api.messages(id)).map((message) => JSON.stringify(message))
  const award = messages.findLast((text) => text.includes(title) && text.includes(`${origin}/c/`))
  const found = /\/c\/[0-9a-z]+/.exec(award ?? '')?.[0]
  if (!found) throw new Error(`No badge ${title} for ${id}: ${messages.slice(-3).join('\n')}`)
  return `${origin}${found}`
}

const json = async (address: string): Promise<Json> => (await (await fetch(address)).json()) as Json

const loader = loaderOf()
const contexts = async (address: string): Promise<object> => (await loader(address)).document

/** What a stranger finds out with a verifier of their own: by `did:key` the key is in the issuer's name. */
const secondVerifier = async (credential: Json): Promise<'valid' | 'revoked' | 'forged'> => {
  const keyOf = (document: Json): string =>
    String((document.proof as Json[])[0]?.verificationMethod).split('#')[1] ?? ''
  const isSigned = (document: Json) =>
    holds(document, (document.proof as Json[])[0] ?? {}, keyOf(document), contexts)
  if (!(await isSigned(credential))) return 'forged'
  const status = credential.credentialStatus as Record<string, string>
  const list = await json(status.statusListCredential ?? '')
  if (!(await isSigned(list)) || keyOf(list) !== keyOf(credential)) return 'forged'
  const { encodedList } = list.credentialSubject as { encodedList: string }
  return bitAt(encodedList, Number(status.statusListIndex)) ? 'revoked' : 'valid'
}

const command = async (...words: string[]): Promise<string> => {
  const { PATH = '', HOME = '' } = process.env
  const bin = join(import.meta.dirname, '../../bin/whetstone.mjs')
  const env = { PATH, HOME, DATA_DIR: join(folder, 'data') }
  const { stdout } = await promisify(execFile)(process.execPath, [bin, ...words], { cwd: folder, env })
  return stdout
}

describe('the story of a credential', () => {
  it('lessons are taken day by day; a week after the last it is asked what is still known, and the badges arrive', async () => {
    const open = new Set<string>(learners.map(({ id }) => id))
    for (let day = 0; day < 60 && open.size > 0; day++) {
      await api.moveClock({ advance: 'P1D' })
      for (const id of open) {
        if (await whatWaits(id)) {
          await sit(id)
          open.delete(id)
        } else await takeLesson(id)
      }
    }
    expect([...open]).toEqual([])
    await api.moveClock({ advance: 'PT1M' })
    for (const { id, known } of learners) await addressOf(id, known)
  }, 900_000)

  it.each(learners)(
    '$name hands in what was done; it is judged, and the badge arrives',
    async (learner) => {
      const { id, platform } = learner
      const say = saying(learner.language)
      await api.say(id, await api.direct(id), platform === 'slack' ? '/whetstone evidence' : 'belege')
      await api.press(id, 'evidence-write')
      await api.act({
        person: id,
        surface: (await surfaceOf(id))?.id,
        submit: true,
        inputs: {
          text: 'Cell 4, taught a new position in manual mode. Priya watched. The log is attached to the order.',
        },
      })
      expect(await told(id, say('evidence.handed-in', { title: '' }).split(':')[0] ?? '')).toBe(true)
      await api.moveClock({ advance: 'PT1M' })
      await judge()
      await api.moveClock({ advance: 'PT1M' })
      await addressOf(id, learner.done)
    },
    120_000,
  )

  it.each(learners)(
    '$name reads first what others would read, changes a line, and has it posted; colleagues answer on both platforms',
    async (learner) => {
      const { id, wants } = learner
      // In the morning, when nobody is left in peace.
      const { now } = await api.state()
      await api.moveClock({
        to: `${new Date(Date.parse(now) + 86_400_000).toISOString().slice(0, 10)}T09:30:00Z`,
      })
      const line = 'Ask me about it at the line.'
      const asked = async () =>
        (await api.messages(id)).findLast(
          ({ actions, text }) => hasIntent(actions, 'announce-post') && text.includes(learner.done),
        )
      const press = async (intent: string) => {
        const on = await asked()
        const action = on?.actions.find((one) => one.id.startsWith(`${intent}:`))?.id
        await api.act({ person: id, message: on?.id, action })
      }
      expect((await asked())?.text).toContain(learner.name)
      await press('announce-edit')
      await api.act({ person: id, surface: (await surfaceOf(id))?.id, submit: true, inputs: { line } })
      await api.moveClock({ advance: 'PT10S' })
      expect((await asked())?.text).toContain(line)
      await press('announce-post')
      await api.moveClock({ advance: 'PT10S' })
      for (const platform of ['slack', 'teams'] as const) {
        const post = await postOf(platform, learner.name, line)
        expect(JSON.stringify(post.native)).toContain('/picture.png')
      }
      // One colleague in the browser, and one over the control API.
      const page = await chrome.browser.newPage({ viewport: { width: 1280, height: 900 } })
      await page.goto(`${origin}/playground`)
      await page.getByRole('button', { name: /Diego Ram/ }).click()
      const beside = page.getByRole('complementary', { name: 'Team channel' })
      await beside.getByText(line).last().waitFor()
      await beside
        .getByRole('button', { name: new RegExp(`^Kudos to ${learner.name}`) })
        .last()
        .click()
      await beside.getByText(`Your kudos have reached ${learner.name}`).last().waitFor()
      const onTeams = await postOf('teams', learner.name, line)
      await actOn('lucia', onTeams, 'kudos')
      await beside
        .getByRole('button', { name: `Kudos to ${learner.name}: 2 so far` })
        .last()
        .waitFor()
      await page.close()
      expect(JSON.stringify((await postOf('teams', learner.name, line)).native)).toContain('· 2')
      // One wants it, too, and has a first lesson on the next morning that has lessons.
      await actOn(wants.person, await postOf(wants.platform, learner.name, line), 'want-too')
      const begun = async () =>
        (await Promise.all(['priya', 'jonas', 'jonas-teams'].map((one) => api.messages(one))))
          .flat()
          .filter(({ actions }) => hasIntent(actions, 'start')).length
      const before = await begun()
      for (let day = 0; day < 3 && (await begun()) === before; day++) await api.moveClock({ advance: 'P1D' })
      expect(await begun()).toBeGreaterThan(before)
    },
    120_000,
  )

  it.each(learners)(
    'of $name: page, picture and verifiers agree, before it is revoked and after',
    async (learner) => {
      const address = await addressOf(learner.id, learner.done)
      const page = await chrome.browser.newPage({ locale: learner.language })
      await page.goto(address)
      const say = saying(learner.language)
      await page.getByText(say('credential-page.valid'), { exact: true }).first().waitFor()
      await page.getByText(learner.name).first().waitFor()
      const picture = Buffer.from(await (await fetch(`${address}.png`)).arrayBuffer())
      const inside = credentialInPng(picture) as Json
      expect(inside).toEqual(await json(`${address}.json`))
      expect(await secondVerifier(inside)).toBe('valid')
      expect(await secondVerifier({ ...inside, name: 'Master of everything' })).toBe('forged')
      const check = async () => {
        await page.goto(`${origin}/verify`)
        await page
          .locator('input[type=file]')
          .setInputFiles({ name: 'badge.png', mimeType: 'image/png', buffer: picture })
        await page.locator('form button[type=submit]').last().click()
        await page.locator('main h2, main h1').first().waitFor()
        return page.locator('main').textContent()
      }
      expect(await check()).toContain(say('verify-page.valid'))
      const id = address.split('/').at(-1) ?? ''
      await command('credential', 'revoke', id, '--reason', 'The guard was open')
      await api.moveClock({ advance: 'PT1M' })
      expect(await told(learner.id, 'The guard was open')).toBe(true)
      // Both channels say so, each in its language, and not why.
      for (const [platform, language] of [
        ['slack', 'en'],
        ['teams', 'de'],
      ] as const) {
        const post = await postOf(platform, learner.name, saying(language)('moment.revoked'))
        expect(post.actions).toEqual([])
        expect(post.text).not.toContain('The guard was open')
      }
      await page.goto(address)
      await page.getByText(say('credential-page.revoked'), { exact: true }).first().waitFor()
      expect(await secondVerifier(inside)).toBe('revoked')
      expect(await check()).toContain(say('verify-page.revoked'))
      await page.close()
    },
    120_000,
  )
})

const channels = { slack: 'C0MAINT', teams: '19:halden-energy@thread.tacv2' } as const

/** The newest post in a channel that tells of somebody and says this. */
const postOf = async (platform: keyof typeof channels, name: string, part: string) => {
  const { conversations } = await api.state()
  const { messages = [] } = conversations.find(({ id }) => id === channels[platform]) ?? {}
  const found = messages.findLast(({ text }) => text.includes(name) && text.includes(part))
  if (!found) throw new Error(`No post of ${name} on ${platform}: ${messages.at(-1)?.text}`)
  return found
}

const actOn = async (person: string, on: Awaited<ReturnType<typeof postOf>>, intent: string) => {
  const action = on.actions.find(({ id }) => id.startsWith(`${intent}:`))?.id
  await api.act({ person, message: on.id, action })
}

/** Jonas, who was appointed, looks at what waits and approves it; he is told on one of his two accounts. */
const judge = async (): Promise<void> => {
  for (const person of ['jonas', 'jonas-teams']) {
    const on = (await api.messages(person)).findLast(({ actions }) => hasIntent(actions, 'evidence-judge'))
    const action = on?.actions.find(({ id }) => id.startsWith('evidence-judge:'))?.id
    if (!on || !action) continue
    await api.act({ person, message: on.id, action })
    await api.press(person, 'evidence-judge-here')
    const dialog = await surfaceOf(person)
    const met = dialog?.actions.find(({ id }) => id.startsWith('met'))
    const inputs = { [met?.id ?? 'met']: (met?.options ?? []).map(({ value }) => value), decision: 'approve' }
    await api.act({ person, surface: dialog?.id, submit: true, inputs })
    return
  }
  throw new Error('Nobody was asked to judge')
}
