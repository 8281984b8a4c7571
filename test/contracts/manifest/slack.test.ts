import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { parseCommand } from '../../../src/chat/commands.rules.ts'
import { botScopes as askedFor } from '../../../src/platforms/slack/oauth.ts'
import { botScopes } from '../../../src/playground/slack-cloud.ts'
import { manifestSchema } from './manifest-schema.ts'
import {
  commandsHandled,
  eventsHandled,
  interactionsHandled,
  methodsCalled,
  slackSource,
} from './slack-source.ts'

const text = readFileSync(join(import.meta.dirname, '../../../manifests/slack/manifest.yaml'), 'utf8')
const manifest = manifestSchema.parse(parse(text))
const source = slackSource()

/** What each method needs, for what we ask of it: "Scopes" on docs.slack.dev/reference/methods/NAME. */
const scopesOfMethods: Readonly<Record<string, readonly string[]>> = {
  // A token may always be given up.
  'auth.revoke': [],
  // Any token may ask whose it is.
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  // The scope of the conversation's kind; ours are direct ones.
  'conversations.history': ['im:history'],
  // With one user a direct conversation; with more one of a group.
  'conversations.open': ['im:write', 'mpim:write'],
  // The address in the profile comes only with users:read.email: docs.slack.dev/reference/scopes/users.read.email.
  'users.info': ['users:read', 'users:read.email'],
  // That scope "must be requested at the same time as users:read".
  'users.lookupByEmail': ['users:read', 'users:read.email'],
  // Asked with the app's own id and secret, without a token.
  'oauth.v2.access': [],
  // Views go to whoever opened the Home or pressed: no scope.
  'views.open': [],
  'views.publish': [],
}

/** "Required Scopes" on docs.slack.dev/reference/events/NAME, and what Bolt calls the event. */
const subscriptions: Readonly<
  Record<string, { readonly event: string; readonly scopes: readonly string[] }>
> = {
  app_home_opened: { event: 'app_home_opened', scopes: [] },
  app_uninstalled: { event: 'app_uninstalled', scopes: [] },
  'message.im': { event: 'message', scopes: ['im:history'] },
  tokens_revoked: { event: 'tokens_revoked', scopes: [] },
}

const sorted = (list: Iterable<string>): string[] => [...new Set(list)].sort()

describe('the scan of the source', () => {
  it('finds calls however they are written', () => {
    const calls = `deps.clientFor(tenant)\n  ?.chat\n  .update({}); await this.client.users.info({ user })
      clientFor(t)?.views.open(x); client.apiCall('files.list'); app.event('app_mention', run)`
    expect(methodsCalled(calls)).toEqual(['chat.update', 'files.list', 'users.info', 'views.open'])
    expect(eventsHandled(calls)).toEqual(['app_mention'])
  })

  it('knows each method that is called, and no other', () => {
    expect(methodsCalled(source)).toEqual(Object.keys(scopesOfMethods).sort())
  })
})

describe('the manifest', () => {
  const scopes = manifest.oauth_config.scopes.bot

  it('asks for what the code needs, and for nothing more', () => {
    const needed = [
      ...methodsCalled(source).flatMap((method) => scopesOfMethods[method] ?? [`unknown: ${method}`]),
      ...manifest.settings.event_subscriptions.bot_events.flatMap(
        (name) => subscriptions[name]?.scopes ?? [`unknown: ${name}`],
      ),
      ...(manifest.features.slash_commands.length > 0 ? ['commands'] : []),
    ]
    expect(sorted(scopes)).toEqual(sorted(needed))
    expect(scopes.length).toBe(new Set(scopes).size)
    expect(manifest.oauth_config.scopes.user).toBeUndefined()
  })

  it('is what the playground’s workspace grants', () => {
    expect(sorted(scopes)).toEqual(sorted(botScopes))
  })

  it('is what is asked for where workspaces install the bot themselves', () => {
    expect(sorted(scopes)).toEqual(sorted(askedFor))
  })

  it('explains each scope in the line before it', () => {
    const lines = text.split('\n')
    for (const scope of scopes) {
      const at = lines.findIndex((line) => line.trim() === `- ${scope}`)
      expect(lines[at - 1], scope).toMatch(/^\s*# \S/)
    }
  })

  it('subscribes to the events that are handled', () => {
    const { bot_events } = manifest.settings.event_subscriptions
    expect(bot_events.map((name) => subscriptions[name]?.event).sort()).toEqual(eventsHandled(source))
  })

  it('offers the command that is handled, and hints at words that mean something', () => {
    const commands = manifest.features.slash_commands
    expect(commands.map(({ command }) => command)).toEqual(commandsHandled(source))
    const words = commands[0]?.usage_hint?.split(' | ') ?? []
    expect(words.length).toBeGreaterThan(5)
    for (const word of words) expect(parseCommand(word).name).toBe(word)
  })

  it('turns on interactivity, as buttons and dialogs are handled', () => {
    expect(interactionsHandled(source)).toEqual(['action', 'view'])
    expect(manifest.settings.interactivity.is_enabled).toBe(true)
  })

  it('names one address for everything, the one that is served', () => {
    const addresses = [
      manifest.settings.event_subscriptions.request_url,
      manifest.settings.interactivity.request_url,
      ...manifest.features.slash_commands.map(({ url }) => url),
    ]
    expect(new Set(addresses)).toEqual(new Set(['https://YOUR-PUBLIC-URL/slack/events']))
    expect(source).toContain("endpoints: '/slack/events'")
  })

  it('shows both tabs of the Home and lets people write', () => {
    expect(manifest.features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    })
  })

  it('uses HTTP and one lasting token until told otherwise', () => {
    const { socket_mode_enabled, token_rotation_enabled } = manifest.settings
    expect({ socket_mode_enabled, token_rotation_enabled }).toEqual({
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    })
  })

  it('would be refused with a field that Slack does not know', () => {
    const wrong = parse(text.replace('is_enabled: true', 'enabled: true'))
    expect(manifestSchema.safeParse(wrong).success).toBe(false)
  })
})
