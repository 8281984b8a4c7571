import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../src/platforms/slack')

/** The source of Slack's edge, all files, without comments. */
export const slackSource = (): string =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')

const families =
  'admin|api|apps|auth|bookmarks|bots|canvases|chat|conversations|dnd|emoji|files|oauth|openid|pins|reactions|reminders|search|team|usergroups|users|views'

const named = (source: string, pattern: RegExp): string[] =>
  [...new Set([...source.matchAll(pattern)].map((match) => match.slice(1).filter(Boolean).join('.')))].sort()

/**
 * The Web API methods that the source calls: `client.chat.postMessage(…)`, over line breaks and `?.` too, and by name
 * (`apiCall('chat.postMessage')`). What is called on anything at all counts, so that an odd receiver is no way out.
 */
export const methodsCalled = (source: string): string[] =>
  [
    ...new Set([
      ...named(
        source,
        new RegExp(`\\?*\\.\\s*(${families})\\s*\\??\\.\\s*((?:v2\\.)?[a-zA-Z]+)\\s*\\(`, 'g'),
      ),
      ...named(source, /apiCall\(\s*['"`]([\w.]+)/g),
    ]),
  ].sort()

/** The events, commands and kinds of interaction that Bolt is told to listen for. */
export const eventsHandled = (source: string): string[] => named(source, /\.event\(\s*['"`]([\w.]+)/g)
export const commandsHandled = (source: string): string[] => named(source, /\.command\(\s*['"`]([^'"`]+)/g)
export const interactionsHandled = (source: string): string[] =>
  named(source, /\.(action|view|options|shortcut)\(\s*\//g)
