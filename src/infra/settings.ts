import { isIP } from 'node:net'
import { z } from 'zod'
import { parseMasterKeys } from './key-ring.ts'

/** What an environment variable may hold, why it is there, and how to mend a wrong one. */
export type Setting<Value> = {
  readonly schema: z.ZodType<Value, string | undefined>
  /** One line for `.env.example` and `doctor`: what it is for. */
  readonly why: string
  /** What to do when it is wrong or, where it is needed, missing. */
  readonly mend: string
  /** Never printed, logged or quoted. */
  readonly secret?: true
  /** A value for `.env.example`; the default where there is one. */
  readonly example: string
}

const setting = <Value>(given: Setting<Value>): Setting<Value> => given

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535

const url = (protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol))

const token = (prefix: string) =>
  z.string().refine((text) => text.startsWith(prefix) && /^[\x21-\x7e]+$/.test(text))

const isGuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

const isHostName = (text: string): boolean =>
  isIP(text) > 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text)

/** Every environment variable that the product reads, in the order of `.env.example`. */
export const settings = {
  PORT: setting({
    schema: z.string().refine(isPort).transform(Number).optional(),
    why: 'The port that the one HTTP server listens on; 0 takes any free one.',
    mend: 'Write a whole number from 0 to 65535.',
    example: '3000',
  }),
  HOST: setting({
    schema: z.string().refine(isHostName).optional(),
    why: 'The address that it listens on; 0.0.0.0 lets other machines in.',
    mend: 'Write an IP address or a host name, without a port, such as 127.0.0.1.',
    example: '127.0.0.1',
  }),
  PUBLIC_URL: setting({
    schema: url(['http:', 'https:'])
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
    why: 'Where people reach this server from outside; links in messages begin with it.',
    mend: 'Write a whole address that begins with https:// or http://.',
    example: 'https://learn.example.com',
  }),
  DATA_DIR: setting({
    schema: z.string().optional(),
    why: 'The folder of the embedded database and its key; back it up with `whetstone backup`.',
    mend: 'Write the path of a folder that this user may write to.',
    example: './data',
  }),
  DATABASE_URL: setting({
    schema: url(['postgres:', 'postgresql:']).optional(),
    why: 'A PostgreSQL server, version 15 or newer, in place of the embedded database.',
    mend: 'Write it as postgresql://USER:PASSWORD@HOST:5432/DATABASE, special characters percent-encoded.',
    secret: true,
    example: 'postgresql://whetstone:password@localhost:5432/whetstone',
  }),
  LOG_LEVEL: setting({
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
    why: 'How much the server says.',
    mend: 'Write one of fatal, error, warn, info, debug, trace, silent.',
    example: 'info',
  }),
  WHETSTONE_MASTER_KEY: setting({
    schema: z
      .string()
      .transform((text, context) => {
        const keys = parseMasterKeys(text)
        if (keys) return keys
        context.addIssue({ code: 'custom' })
        return z.NEVER
      })
      .optional(),
    why: 'Encrypts the secrets in the database; made in DATA_DIR when embedded, needed with DATABASE_URL.',
    mend: 'Write 32 random bytes in base64, as `openssl rand -base64 32` prints them, or several ID:BASE64 separated by commas, the current one first (docs/many-workspaces.md); keep them safe.',
    secret: true,
    example: '',
  }),
  WHETSTONE_ROLE: setting({
    schema: z.enum(['web', 'worker', 'all']).optional(),
    why: 'What this copy of the program does: answer people (web), run jobs (worker), or both (all).',
    mend: 'Write one of web, worker, all.',
    example: 'all',
  }),
  PLAYGROUND: setting({
    schema: z
      .enum(['0', '1'])
      .transform((text) => text === '1')
      .optional(),
    why: '1 starts the playground with a database of its own in place of Slack and Teams; 0 never shows it.',
    mend: 'Write 1 or 0, or leave it out.',
    example: '',
  }),
  WHETSTONE_ORGANIZATION: setting({
    schema: z
      .string()
      .max(120)
      .regex(/[\p{L}\p{N}]/u)
      .optional(),
    why: 'The name of the organization that the Slack workspace and the Teams tenant belong to.',
    mend: 'Write a name of at most 120 characters.',
    example: 'Example Works',
  }),
  SLACK_BOT_TOKEN: setting({
    schema: token('xoxb-').optional(),
    why: 'Lets the bot write in Slack: OAuth & Permissions, Bot User OAuth Token.',
    mend: 'Copy it from OAuth & Permissions of your Slack app; it begins with xoxb-.',
    secret: true,
    example: '',
  }),
  SLACK_SIGNING_SECRET: setting({
    schema: token('').optional(),
    why: 'Proves that requests come from Slack (over HTTP): Basic Information, Signing Secret.',
    mend: 'Copy it from Basic Information of your Slack app.',
    secret: true,
    example: '',
  }),
  SLACK_APP_TOKEN: setting({
    schema: token('xapp-').optional(),
    why: 'Uses Socket Mode in place of HTTP, for servers that Slack cannot reach: an app-level token.',
    mend: 'Make one with the scope connections:write in Basic Information of your Slack app; it begins with xapp-.',
    secret: true,
    example: '',
  }),
  SLACK_CLIENT_ID: setting({
    schema: z
      .string()
      .regex(/^[\w.-]{1,100}$/)
      .optional(),
    why: 'Lets many workspaces install the bot (/slack/install): Basic Information, Client ID.',
    mend: 'Copy it from Basic Information of your Slack app; it is two numbers with a point between.',
    example: '',
  }),
  SLACK_CLIENT_SECRET: setting({
    schema: token('').optional(),
    why: 'Goes with SLACK_CLIENT_ID: Basic Information, Client Secret.',
    mend: 'Copy it from Basic Information of your Slack app.',
    secret: true,
    example: '',
  }),
  SLACK_API_URL: setting({
    schema: url(['http:', 'https:'])
      .transform((text) => (text.endsWith('/') ? text : `${text}/`))
      .optional(),
    why: 'Where the Slack Web API lives, when not at Slack: a proxy, GovSlack, or a stand-in for tests.',
    mend: 'Write a whole address that begins with https:// or http:// and ends in /api/.',
    example: '',
  }),
  TEAMS_APP_ID: setting({
    schema: z.string().refine(isGuid).optional(),
    why: 'The bot in Teams: the Application (client) ID of its registration in Microsoft Entra.',
    mend: 'Copy the Application (client) ID from the app registration of your bot in Entra; it looks like 11111111-2222-3333-4444-555555555555.',
    example: '',
  }),
  TEAMS_APP_PASSWORD: setting({
    schema: token('').optional(),
    why: 'Proves to Microsoft that it is the bot: a client secret of the same registration (not with a managed identity).',
    mend: 'Make a client secret under Certificates & secrets of the app registration, and copy its Value (not its ID), without spaces.',
    secret: true,
    example: '',
  }),
  TEAMS_TENANT_ID: setting({
    schema: z
      .string()
      .refine(isGuid)
      .transform((text) => text.toLowerCase())
      .optional(),
    why: 'The Microsoft 365 tenant whose people the bot serves: Directory (tenant) ID in Entra.',
    mend: 'Copy the Directory (tenant) ID from the overview of Entra; it looks like 11111111-2222-3333-4444-555555555555.',
    example: '',
  }),
  TEAMS_APP_TYPE: setting({
    schema: z.enum(['SingleTenant', 'UserAssignedMSI', 'MultiTenant']).optional(),
    why: 'How the bot signs in: with its secret (SingleTenant; MultiTenant for a bot made so before August 2025), or by a managed identity on Azure (UserAssignedMSI).',
    mend: 'Write SingleTenant, UserAssignedMSI or MultiTenant, as the Azure Bot says under Configuration; new bots are never MultiTenant.',
    example: 'SingleTenant',
  }),
  TEAMS_OTHER_TENANTS: setting({
    schema: z
      .enum(['0', '1'])
      .transform((text) => text === '1')
      .optional(),
    why: '1 lets other tenants add the bot (/teams/install): its registration in Entra is for accounts in any organizational directory.',
    mend: 'Write 1 or 0, or leave it out (docs/many-workspaces.md).',
    example: '',
  }),
  TEAMS_ALLOW_UNAUTHENTICATED: setting({
    schema: z
      .enum(['0', '1'])
      .transform((text) => text === '1')
      .optional(),
    why: '1 takes requests for Teams without a token, for local clients; only while HOST is this machine alone.',
    mend: 'Leave it out, or set HOST to 127.0.0.1.',
    example: '',
  }),
  TEAMS_OPENID_METADATA_URL: setting({
    schema: url(['http:', 'https:']).optional(),
    why: 'Where the keys are named that sign requests for Teams, when not at Microsoft: a government cloud or a stand-in.',
    mend: 'Write a whole address that begins with https:// or http://.',
    example: '',
  }),
  TEAMS_TOKEN_ISSUER: setting({
    schema: url(['http:', 'https:']).optional(),
    why: 'Who issues those tokens, when not https://api.botframework.com.',
    mend: 'Write it as your cloud documents it: a whole address without a slash at its end.',
    example: '',
  }),
  TEAMS_LOGIN_URL: setting({
    schema: url(['http:', 'https:'])
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
    why: 'Where the bot gets its own token, when not at https://login.microsoftonline.com.',
    mend: 'Write a whole address that begins with https:// or http://, without the tenant.',
    example: '',
  }),
} as const

export type SettingName = keyof typeof settings
export const settingNames = Object.keys(settings) as SettingName[]
