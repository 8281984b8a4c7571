import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type { MasterKey } from './key-ring.ts'
import { operatorError } from './operator-error.ts'
import { type SettingName, settingNames, settings } from './settings.ts'

/** What the program runs with, from the environment. */
export type Config = {
  readonly port: number
  readonly host: string
  /** Without a slash at its end; undefined until given, as the port may not be known yet. */
  readonly publicUrl: string | undefined
  readonly dataDir: string
  /** Undefined: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** The one that seals first; undefined when embedded and not given: then one is made (`master-key.ts`). */
  readonly masterKeys: readonly MasterKey[] | undefined
  readonly role: 'web' | 'worker' | 'all'
  /** Whether the playground is served; no real platform is started then. */
  readonly playground: boolean
  /** The name of the organization that a single workspace belongs to. */
  readonly organization: string | undefined
  readonly slack: SlackConfig | undefined
  readonly teams: TeamsConfig | undefined
}

export type SlackConfig = {
  /** Of the one workspace that the settings name; undefined where workspaces install the bot themselves. */
  readonly botToken: string | undefined
  /** Over HTTP it is there; with an app token it may be missing. */
  readonly signingSecret: string | undefined
  /** Socket Mode in place of HTTP. */
  readonly appToken: string | undefined
  /** Ends in a slash; undefined is Slack's own. */
  readonly apiUrl: string | undefined
  /** What the app is known by where it asks to be installed; undefined where it doesn't. */
  readonly client?: { readonly id: string; readonly secret: string } | undefined
}

export type TeamsConfig = {
  readonly appId: string
  /** Undefined with a managed identity, and where tokens are turned off. */
  readonly appPassword: string | undefined
  readonly tenantId: string
  readonly appType: 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant'
  /** Whether its registration in Entra is for other tenants, too. */
  readonly otherTenants?: boolean
  /** Requests without a token are taken; the server listens on loopback then. */
  readonly allowUnauthenticated: boolean
  /** These are Microsoft's own where they are undefined. */
  readonly openIdMetadataUrl: string | undefined
  readonly tokenIssuer: string | undefined
  /** Without a slash at its end, and without the tenant. */
  readonly loginUrl: string | undefined
}

/** A variable that is wrong, or missing where it is needed. Never holds its value. */
export type SettingProblem = { readonly name: SettingName; readonly problem: string; readonly mend: string }

export type Environment = Readonly<Record<string, string | undefined>>

type Parsed = { -readonly [Name in SettingName]?: ReturnType<(typeof settings)[Name]['schema']['parse']> }

/** An empty variable is a missing one: that is what `NAME=` in a file and an unset one in a container mean. */
const given = (environment: Environment, name: SettingName): string | undefined =>
  environment[name]?.trim() || undefined

const parseEach = (environment: Environment): { values: Parsed; problems: SettingProblem[] } => {
  const values: Record<string, unknown> = {}
  const problems: SettingProblem[] = []
  for (const name of settingNames) {
    const parsed = settings[name].schema.safeParse(given(environment, name))
    if (parsed.success) values[name] = parsed.data
    else problems.push({ name, problem: 'wrong', mend: settings[name].mend })
  }
  return { values: values as Parsed, problems }
}

/** Whether only programs on this machine can reach a server that listens there. */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

const checkTogether = (environment: Environment, values: Parsed): SettingProblem[] => {
  const has = (name: SettingName): boolean => given(environment, name) !== undefined
  const problems: SettingProblem[] = []
  const missing = (name: SettingName, because: string): void => {
    problems.push({ name, problem: `missing: ${because}`, mend: settings[name].mend })
  }
  if (values.PLAYGROUND === true) {
    if (!isLoopback(values.HOST ?? '127.0.0.1')) {
      const mend = 'Set HOST to 127.0.0.1, or leave PLAYGROUND out.'
      problems.push({ name: 'PLAYGROUND', problem: 'wrong: the playground is for this machine alone', mend })
    }
    if (has('WHETSTONE_ROLE') && values.WHETSTONE_ROLE !== 'all') {
      const mend = 'Set WHETSTONE_ROLE to all, or leave PLAYGROUND out.'
      problems.push({ name: 'PLAYGROUND', problem: 'wrong: the playground is one program in one role', mend })
    }
    return problems
  }
  if (has('DATABASE_URL') && !has('WHETSTONE_MASTER_KEY'))
    missing('WHETSTONE_MASTER_KEY', 'all copies of the program on one DATABASE_URL share it')
  if (!has('DATABASE_URL') && has('WHETSTONE_ROLE') && values.WHETSTONE_ROLE !== 'all') {
    const mend = 'Set DATABASE_URL, or leave WHETSTONE_ROLE out.'
    problems.push({ name: 'WHETSTONE_ROLE', problem: 'wrong: the embedded database has one program', mend })
  }
  const installs = has('SLACK_CLIENT_ID') || has('SLACK_CLIENT_SECRET')
  const slack = has('SLACK_SIGNING_SECRET') || has('SLACK_APP_TOKEN')
  if (has('SLACK_BOT_TOKEN') && !slack)
    missing('SLACK_SIGNING_SECRET', 'with SLACK_BOT_TOKEN, this or SLACK_APP_TOKEN is needed')
  if (slack && !has('SLACK_BOT_TOKEN') && !installs)
    missing('SLACK_BOT_TOKEN', 'the other Slack settings need it, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET')
  if (installs) problems.push(...checkInstalling(environment, values))
  return [...problems, ...checkTeams(has, values)]
}

const checkTeams = (has: (name: SettingName) => boolean, values: Parsed): SettingProblem[] => {
  const problems: SettingProblem[] = []
  const problem = (name: SettingName, what: string, mend: string = settings[name].mend): void => {
    problems.push({ name, problem: what, mend })
  }
  if (values.TEAMS_ALLOW_UNAUTHENTICATED && !isLoopback(values.HOST ?? '127.0.0.1')) {
    problem('TEAMS_ALLOW_UNAUTHENTICATED', 'wrong: anybody who reaches this server could speak for anybody')
  }
  // Which type of app it is has a default, so that alone means nothing yet.
  const meant = settingNames.some(
    (name) => name.startsWith('TEAMS_') && name !== 'TEAMS_APP_TYPE' && has(name),
  )
  if (!meant) return problems
  if (!has('TEAMS_APP_ID')) problem('TEAMS_APP_ID', 'missing: the other Teams settings need it')
  if (!has('TEAMS_TENANT_ID')) problem('TEAMS_TENANT_ID', 'missing: the other Teams settings need it')
  const managed = values.TEAMS_APP_TYPE === 'UserAssignedMSI'
  if (managed && has('TEAMS_APP_PASSWORD')) {
    problem(
      'TEAMS_APP_PASSWORD',
      'wrong: a managed identity has none',
      'Leave it out, or set TEAMS_APP_TYPE to SingleTenant.',
    )
  }
  if (!managed && !has('TEAMS_APP_PASSWORD') && !values.TEAMS_ALLOW_UNAUTHENTICATED) {
    problem(
      'TEAMS_APP_PASSWORD',
      `missing: a ${values.TEAMS_APP_TYPE ?? 'SingleTenant'} bot signs in with it`,
    )
  }
  if (managed && values.TEAMS_OTHER_TENANTS) {
    const mend = 'Leave it out, or use an app registration in place of the managed identity.'
    problem('TEAMS_OTHER_TENANTS', 'wrong: nobody else can consent to a managed identity', mend)
  } else if (values.TEAMS_OTHER_TENANTS && !has('PUBLIC_URL') && !isLoopback(values.HOST ?? '127.0.0.1')) {
    problem('PUBLIC_URL', 'missing: with TEAMS_OTHER_TENANTS, Microsoft sends whoever consents back to it')
  }
  return problems
}

/** What is needed for workspaces to install the bot themselves. */
const checkInstalling = (environment: Environment, values: Parsed): SettingProblem[] => {
  const has = (name: SettingName): boolean => given(environment, name) !== undefined
  const needed = (['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET'] as const)
    .filter((name) => !has(name))
    .map((name): SettingProblem => {
      const problem = 'missing: SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_SIGNING_SECRET go together'
      return { name, problem, mend: settings[name].mend }
    })
  const problems: SettingProblem[] = [...needed]
  if (has('SLACK_APP_TOKEN')) {
    const mend = 'Leave SLACK_APP_TOKEN out, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.'
    const problem = 'wrong: Socket Mode is for the one workspace of SLACK_BOT_TOKEN'
    problems.push({ name: 'SLACK_APP_TOKEN', problem, mend })
  }
  const address = values.PUBLIC_URL === undefined ? undefined : new URL(values.PUBLIC_URL)
  const mend = 'Write the address by which browsers reach this server, beginning with https://.'
  if (address?.protocol === 'http:' && !isLoopback(address.hostname)) {
    const problem = 'wrong: Slack sends whoever installs back to it, over https alone'
    problems.push({ name: 'PUBLIC_URL', problem, mend })
  }
  if (!has('PUBLIC_URL') && !isLoopback(values.HOST ?? '127.0.0.1')) {
    const problem = 'missing: with SLACK_CLIENT_ID, Slack sends whoever installs back to it'
    problems.push({ name: 'PUBLIC_URL', problem, mend })
  }
  return problems
}

const clientOf = ({ SLACK_CLIENT_ID: id, SLACK_CLIENT_SECRET: secret }: Parsed): SlackConfig['client'] =>
  id === undefined || secret === undefined ? undefined : { id, secret }

const slackOf = (values: Parsed): SlackConfig | undefined => {
  const client = clientOf(values)
  if (values.SLACK_BOT_TOKEN === undefined && !client) return undefined
  return {
    botToken: values.SLACK_BOT_TOKEN,
    signingSecret: values.SLACK_SIGNING_SECRET,
    appToken: values.SLACK_APP_TOKEN,
    apiUrl: values.SLACK_API_URL,
    client,
  }
}

const teamsOf = (values: Parsed): TeamsConfig | undefined =>
  values.TEAMS_APP_ID === undefined || values.TEAMS_TENANT_ID === undefined
    ? undefined
    : {
        appId: values.TEAMS_APP_ID,
        appPassword: values.TEAMS_APP_PASSWORD,
        tenantId: values.TEAMS_TENANT_ID,
        appType: values.TEAMS_APP_TYPE ?? 'SingleTenant',
        otherTenants: values.TEAMS_APP_TYPE === 'MultiTenant' || (values.TEAMS_OTHER_TENANTS ?? false),
        allowUnauthenticated: values.TEAMS_ALLOW_UNAUTHENTICATED ?? false,
        openIdMetadataUrl: values.TEAMS_OPENID_METADATA_URL,
        tokenIssuer: values.TEAMS_TOKEN_ISSUER,
        loginUrl: values.TEAMS_LOGIN_URL,
      }

const configOf = (values: Parsed): Config => {
  const forced = values.PLAYGROUND === true
  const host = values.HOST ?? '127.0.0.1'
  const role = values.WHETSTONE_ROLE ?? 'all'
  const slack = forced ? undefined : slackOf(values)
  const teams = forced ? undefined : teamsOf(values)
  const isConnected = slack !== undefined || teams !== undefined
  const dataDir = values.DATA_DIR ?? './data'
  return {
    port: values.PORT ?? 3000,
    host,
    publicUrl: values.PUBLIC_URL,
    // Asked for beside a real platform, the playground must not touch the real people's data.
    dataDir: forced ? join(dataDir, 'playground') : dataDir,
    databaseUrl: forced ? undefined : values.DATABASE_URL,
    logLevel: values.LOG_LEVEL ?? 'info',
    masterKeys: forced ? undefined : values.WHETSTONE_MASTER_KEY,
    role,
    playground: forced || (values.PLAYGROUND !== false && !isConnected && isLoopback(host) && role === 'all'),
    organization: values.WHETSTONE_ORGANIZATION,
    slack,
    teams,
  }
}

/** Reads the settings; all that is wrong in one go. An empty variable counts as missing. */
export const readConfig = (
  environment: Environment,
): { ok: true; config: Config } | { ok: false; problems: SettingProblem[] } => {
  const { values, problems } = parseEach(environment)
  const wrong = new Set(problems.map(({ name }) => name))
  const together = checkTogether(environment, values).filter(({ name }) => !wrong.has(name))
  const all = [...problems, ...together]
  return all.length > 0 ? { ok: false, problems: all } : { ok: true, config: configOf(values) }
}

/**
 * The process's environment and, below it, the `.env` file of a folder: what is set already wins, as long as it
 * isn't empty.
 */
export const environmentOf = (directory: string, environment: Environment = process.env): Environment => {
  let text: string
  try {
    text = readFileSync(join(directory, '.env'), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return environment
    throw error
  }
  const set = Object.entries(environment).filter(([, value]) => value?.trim())
  return { ...parseEnv(text), ...Object.fromEntries(set) }
}

/**
 * The settings of this process, from its environment and `.env` in its working directory.
 *
 * @throws OperatorError `settings-wrong`, with every wrong variable and its mend.
 */
export const loadConfig = (environment: Environment = environmentOf(process.cwd())): Config => {
  const read = readConfig(environment)
  if (read.ok) return read.config
  const lines = read.problems.map(({ name, problem, mend }) => `  ${name} is ${problem}. ${mend}`)
  throw operatorError('settings-wrong', `The settings can't be used:\n${lines.join('\n')}`)
}
