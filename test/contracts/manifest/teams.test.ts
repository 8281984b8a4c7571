import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TeamsManifestV1D30 } from '@microsoft/app-manifest'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { teamsFaults, teamsPackage, zipOf } from '../../../scripts/manifest-teams.ts'
import { writeManifests } from '../../../scripts/manifests.ts'
import { parseCommand } from '../../../src/chat/commands.rules.ts'
import { manifestSchema } from './manifest-schema.ts'
import { readPng } from './png.ts'

type Manifest = TeamsManifestV1D30.TeamsManifestV1D30 & { readonly $schema: string }

const folder = join(import.meta.dirname, '../../../manifests/teams')
const read = <Content>(...path: string[]): Content => JSON.parse(readFileSync(join(folder, ...path), 'utf8'))
const template = read<Manifest>('manifest.json')
const appId = '6f1c0000-1111-2222-3333-444455556666'
const url = new URL('https://learn.example.com')

const commandsIn = (scope: string) =>
  template.bots?.[0]?.commandLists?.find(({ scopes }) => (scopes as string[]).includes(scope))?.commands ?? []
const words = (scope: string) => commandsIn(scope).map(({ title }) => title)

beforeEach(() => {
  const { fetch } = globalThis
  globalThis.fetch = () => Promise.reject(new Error('The schemas come with the package'))
  onTestFinished(() => {
    globalThis.fetch = fetch
  })
})

describe('the template', () => {
  it('keeps to Microsoft’s schema, and so do its languages', async () => {
    expect(await teamsFaults(template)).toEqual([])
    for (const file of readdirSync(join(folder, 'languages')))
      expect(await teamsFaults(read('languages', file)), file).toEqual([])
  })

  it('would be refused with a field, a language key or a length that Teams does not know', async () => {
    expect(await teamsFaults({ ...template, nonsense: true } as Manifest)).not.toEqual([])
    const german = read<Manifest>('languages', 'de.json')
    expect(await teamsFaults({ ...german, 'bots[0].name': 'Bot' } as Manifest)).not.toEqual([])
    const long = { ...template.description, short: 'x'.repeat(81) }
    expect(await teamsFaults({ ...template, description: long } as Manifest)).not.toEqual([])
  })

  it('offers a bot to people and teams, a tab to people, and asks for no permission of a team', () => {
    expect(template.bots?.[0]?.scopes).toEqual(['personal', 'team'])
    expect(template.staticTabs?.map(({ entityId }) => entityId)).toEqual(['home', 'conversations', 'about'])
    expect(template.authorization).toBeUndefined()
  })
})

describe('the commands', () => {
  it('are words that mean something, each itself', () => {
    for (const scope of ['personal', 'team'])
      for (const word of words(scope)) expect(parseCommand(word).name).toBe(word)
  })

  it('are all that can be done in words, as far as a menu has room for them', () => {
    // A menu shows ten: learn.microsoft.com/microsoftteams/platform/bots/how-to/create-a-bot-commands-menu.
    // "home" and "web" are left out, as their tab stands beside the conversation, "unlink", which "link" leads to, and
    // "resume", which stands on the answer to "pause". What "why", "check", "evidence" and "portfolio" say stands on the lessons, offers and badges that they are about. A code to
    // link accounts, one's own badges and mentoring are nothing for a channel.
    const all = [
      'today',
      'more',
      'learn',
      'progress',
      'settings',
      'pause',
      'mentor',
      'badges',
      'help',
      'link',
    ]
    const instead: Record<string, string> = { badges: 'why', mentor: 'resume' }
    expect(words('personal')).toEqual(all)
    expect(words('team')).toEqual(all.flatMap((word) => (word === 'link' ? [] : (instead[word] ?? word))))
    expect(all.length).toBeLessThanOrEqual(10)
  })

  it('are the words that /whetstone hints at', () => {
    const slack = parse(readFileSync(join(folder, '../slack/manifest.yaml'), 'utf8'))
    const hinted: string[] = slack.features.slash_commands[0].usage_hint.split(' | ')
    const leftOut = new Set(['home', 'web', 'unlink', 'resume', 'why', 'check', 'evidence', 'portfolio'])
    for (const word of hinted) if (!leftOut.has(word)) expect(words('personal')).toContain(word)
  })

  it.each(['de', 'es'])('are understood as they are offered in %s, each with its description', (language) => {
    const translated = read<Record<string, string>>('languages', `${language}.json`)
    const lists = template.bots?.[0]?.commandLists ?? []
    const keys = lists.flatMap(({ commands }, list) =>
      commands.flatMap(({ title }, place) => {
        const key = `bots[0].commandLists[${list}].commands[${place}]`
        const shown = translated[`${key}.title`] ?? 'missing'
        expect(parseCommand(shown).name, shown).toBe(title)
        return [`${key}.title`, `${key}.description`]
      }),
    )
    const others = ['name.short', 'name.full', 'description.short', 'description.full', 'staticTabs[0].name']
    expect(Object.keys(translated).sort()).toEqual(['$schema', ...others, ...keys].sort())
  })
})

describe('the package', () => {
  it('holds the manifest for that server and app, its languages and its icons, and nothing else', async () => {
    const files = unzipSync(zipOf(await teamsPackage({ url, appId: appId.toUpperCase() })))
    expect(Object.keys(files).sort()).toEqual(
      ['manifest.json', 'de.json', 'es.json', 'color.png', 'outline.png'].sort(),
    )
    const text = new TextDecoder().decode(files['manifest.json'])
    expect(text).not.toMatch(/YOUR-PUBLIC-URL|00000000-0000/)
    const manifest = JSON.parse(text) as Manifest
    expect(await teamsFaults(manifest)).toEqual([])
    expect(manifest.id).toBe(appId)
    expect(manifest.bots?.[0]?.botId).toBe(appId)
    expect(manifest.staticTabs?.[0]?.contentUrl).toBe('https://learn.example.com/tab')
    expect(manifest.validDomains).toEqual(['learn.example.com'])
    expect(manifest.webApplicationInfo).toEqual({ id: appId, resource: `api://learn.example.com/${appId}` })
    for (const { file } of manifest.localizationInfo?.additionalLanguages ?? [])
      expect(Object.keys(files)).toContain(file)
  })

  it('is the same bytes each time, in every zone', async () => {
    const before = process.env.TZ
    onTestFinished(() => {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    })
    const zips: string[] = []
    for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
      process.env.TZ = zone
      zips.push(Buffer.from(zipOf(await teamsPackage({ url, appId }))).toString('hex'))
    }
    expect(zips[0]).toBe(zips[1])
  })

  it('is refused when what was given doesn’t fit', async () => {
    const developer = 'A company with a name of more than thirty-two letters'
    await expect(teamsPackage({ url, appId, developer })).rejects.toThrow(/developer\/name.*32/)
  })
})

describe('the icons', async () => {
  const files = await teamsPackage({ url, appId })
  const picture = (name: string) => readPng(files[name] ?? new Uint8Array())
  const pixels = (name: string) => {
    const { width, height, at } = picture(name)
    return Array.from({ length: width * height }, (_, place) => {
      const [x, y] = [place % width, Math.floor(place / width)]
      return { x, y, ...at(x, y) }
    })
  }
  // learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons
  it('in colour: 192 square, filled to its corners, the mark in the middle 96', () => {
    const { width, height, at } = picture('color.png')
    expect([width, height]).toEqual([192, 192])
    const ground = at(0, 0)
    for (const { x, y, ...colour } of pixels('color.png')) {
      expect(colour.alpha).toBe(255)
      const inside = x >= 48 && x < 144 && y >= 48 && y < 144
      if (!inside) expect(colour, `${x}, ${y}`).toEqual(ground)
    }
    const { red, green, blue } = ground
    const hex = [red, green, blue].map((each) => each.toString(16).padStart(2, '0')).join('')
    expect(`#${hex}`).toBe(template.accentColor.toLowerCase())
    expect(pixels('color.png').some((each) => each.red > 230 && each.blue < 100)).toBe(true)
  })

  it('in outline: 32 square, white on nothing, from edge to edge', () => {
    const { width, height } = picture('outline.png')
    expect([width, height]).toEqual([32, 32])
    const drawn = pixels('outline.png').filter(({ alpha }) => alpha > 0)
    for (const { red, green, blue } of drawn) expect([red, green, blue]).toEqual([255, 255, 255])
    expect(drawn.length).toBeGreaterThan(100)
    expect(drawn.length).toBeLessThan(32 * 32 * 0.5)
    expect(Math.min(...drawn.map(({ x }) => x))).toBe(0)
    expect(Math.max(...drawn.map(({ x }) => x))).toBe(31)
  })
})

describe('npm run manifests', () => {
  let out = ''
  const said: string[] = []
  const run = (...words: string[]) => writeManifests(words, (line) => said.push(line))
  beforeEach(() => {
    out = mkdtempSync(join(tmpdir(), 'whetstone-manifests-'))
    said.length = 0
  })
  afterEach(() => rmSync(out, { recursive: true, force: true }))

  it('writes both, for that address', async () => {
    expect(await run('--url', url.href, '--app-id', appId, '--out', out)).toBe(0)
    expect(readdirSync(out).sort()).toEqual(['whetstone-slack.yaml', 'whetstone-teams.zip'])
    const text = readFileSync(join(out, 'whetstone-slack.yaml'), 'utf8')
    expect(text).not.toContain('YOUR-PUBLIC-URL')
    const { settings, oauth_config } = manifestSchema.parse(parse(text))
    expect(settings.event_subscriptions.request_url).toBe('https://learn.example.com/slack/events')
    expect(oauth_config.redirect_urls).toEqual(['https://learn.example.com/slack/oauth_redirect'])
    expect(settings).toMatchObject({
      socket_mode_enabled: false,
      org_deploy_enabled: false,
      token_rotation_enabled: false,
    })
  })

  it('turns on what is asked for at Slack, and leaves Teams out without an app', async () => {
    expect(await run('--url', url.href, '--org-deploy', '--token-rotation', '--out', out)).toBe(0)
    expect(readdirSync(out)).toEqual(['whetstone-slack.yaml'])
    const { settings } = manifestSchema.parse(parse(readFileSync(join(out, 'whetstone-slack.yaml'), 'utf8')))
    expect(settings).toMatchObject({ org_deploy_enabled: true, token_rotation_enabled: true })
    expect(said.join('\n')).toContain('--app-id')
  })

  it.each([
    [[], /--url is missing/],
    [['--url', 'http://learn.example.com'], /https address/],
    [['--url', 'learn.example.com'], /https address/],
    [['--url', 'https://learn.example.com/whetstone'], /without a path/],
    [['--url', 'https://me:secret@learn.example.com'], /https address/],
    [['--url', url.href, '--app-id', 'whetstone'], /--app-id is "whetstone".*client/],
    [['--url', url.href, '--app-id', appId, '--privacy-url', 'privacy'], /--privacy-url is "privacy"/],
    [['--url', url.href, '--teams'], /Unknown option/],
  ])('says what is wrong with %j', async (given, expected) => {
    expect(await run(...given, '--out', out)).toBe(2)
    expect(said.join('\n')).toMatch(expected)
    expect(readdirSync(out)).toEqual([])
  })
})
