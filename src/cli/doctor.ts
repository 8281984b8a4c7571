import { access, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, environmentOf, readConfig, type SettingProblem } from '../infra/config.ts'
import { parseMasterKeys } from '../infra/key-ring.ts'
import { masterKeyPath } from '../infra/master-key.ts'
import { isOperatorError } from '../infra/operator-error.ts'
import { type SettingName, settingNames, settings } from '../infra/settings.ts'
import { checkEvidence } from './doctor-evidence.ts'
import { checkIssuing } from './doctor-issuing.ts'
import { checkInstallations, checkSlack } from './doctor-slack.ts'
import type { Finding } from './finding.ts'
import type { Outcome } from './outcome.ts'
import { migrationsFolder } from './program-folder.ts'

/** The column beside it says `missing` or `wrong` already. */
const whatIs = ({ problem }: SettingProblem): string => {
  const said = problem.replace(/^(missing|wrong): /, '')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}

const settingFinding = (
  name: SettingName,
  environment: Readonly<Record<string, string | undefined>>,
  problems: readonly SettingProblem[],
): Finding => {
  const problem = problems.find((each) => each.name === name)
  const text = environment[name]?.trim()
  if (problem) {
    const status = text ? 'wrong' : 'missing'
    const says = problem.problem === 'wrong' ? 'Its value doesn’t have the form below.' : whatIs(problem)
    return { name, status, ok: false, says, mend: problem.mend }
  }
  const { why } = settings[name]
  if (!text) return { name, status: 'missing', ok: true, says: why }
  return { name, status: 'set', ok: true, says: 'secret' in settings[name] ? '(not shown)' : text }
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

const checkKeyFile = async ({ dataDir, masterKeys }: Config): Promise<Finding[]> => {
  if (masterKeys) return []
  const path = masterKeyPath(dataDir)
  const found = await stat(path).catch(() => undefined)
  if (!found) return []
  const text = await readFile(path, 'utf8').catch(() => '')
  const name = 'master key'
  if (!parseMasterKeys(text)) {
    const mend = 'Put the file back as it was, or set WHETSTONE_MASTER_KEY.'
    const says = `${path} does not hold keys of 32 bytes in base64.`
    return [{ name, status: 'wrong', ok: false, says, mend }]
  }
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    return [
      { name, status: 'wrong', ok: false, says: `Others may read ${path}.`, mend: `Run: chmod 600 ${path}` },
    ]
  return [{ name, status: 'fine', ok: true, says: path }]
}

const checkDatabase = async (config: Config): Promise<Finding> => {
  const name = 'database'
  const { databaseUrl, dataDir } = config
  if (!databaseUrl && !(await exists(join(dataDir, 'db')))) {
    const says = `There is none in ${dataDir} yet; \`whetstone start\` makes it.`
    return { name, status: 'not-there', ok: true, says }
  }
  const { openDatabase } = await import('../infra/open-database.ts')
  const { pendingMigrations } = await import('../infra/migrate.ts')
  try {
    const opened = await openDatabase({ ...config, beside: true, maxConnections: 1 })
    try {
      const pending = await pendingMigrations(opened.pool, migrationsFolder)
      const { rows } = await opened.pool.query<{ version: number }>(
        "SELECT current_setting('server_version_num')::int / 10000 AS version",
      )
      const version = rows[0]?.version ?? 0
      if (version < 15) {
        const says = `PostgreSQL ${version} is too old.`
        return { name, status: 'wrong', ok: false, says, mend: 'Use PostgreSQL 15 or newer.' }
      }
      if (pending.length > 0) {
        const says = `Reachable; ${pending.length} migrations are to come.`
        return { name, status: 'wrong', ok: false, says, mend: 'Start the program once: it applies them.' }
      }
      const where = databaseUrl ? `PostgreSQL ${version}` : `embedded, in ${dataDir}`
      return { name, status: 'fine', ok: true, says: `Reachable and migrated (${where}).` }
    } finally {
      await opened.close()
    }
  } catch (error) {
    const mend = 'See the sentence before.'
    return isOperatorError(error)
      ? { name, status: 'wrong', ok: false, says: error.message }
      : { name, status: 'wrong', ok: false, says: sentenceOf(error), mend }
  }
}

const checkTeams = async ({ teams }: Config): Promise<Finding[]> => {
  if (!teams) return []
  const name = 'Teams'
  const { createTeamsClient } = await import('../platforms/teams/client.ts')
  const client = createTeamsClient(teams)
  try {
    const token = await client.token.get()
    const open = teams.allowUnauthenticated ? ' Requests to it need no token: for local clients only.' : ''
    const says = token
      ? 'Microsoft gives the bot a token.'
      : 'The bot has no secret, so it sends without a token.'
    const others = teams.otherTenants ? ' Other tenants may add it (organization invite).' : ''
    return [{ name, status: 'fine', ok: true, says: says + open + others }]
  } catch (error) {
    const managed = teams.appType === 'UserAssignedMSI'
    const secret =
      'Check TEAMS_APP_ID, TEAMS_TENANT_ID and TEAMS_APP_PASSWORD (the secret’s Value; secrets end), and that this machine reaches Microsoft.'
    const many =
      ' Where Azure calls the bot Single Tenant, use TEAMS_APP_TYPE=SingleTenant with TEAMS_OTHER_TENANTS=1.'
    const mend = managed
      ? 'Give the machine the managed identity whose client ID is TEAMS_APP_ID; it works on Azure only.'
      : secret + (teams.appType === 'MultiTenant' ? many : '')
    return [{ name, status: 'wrong', ok: false, says: `No token: ${sentenceOf(error)}`, mend }]
  } finally {
    await client.close()
  }
}

const wordOf = ({ status, ok }: Finding): string => {
  // Most settings have a default: only what is needed and not there reads as missing.
  if (status === 'missing' && ok) return 'not set'
  return status === 'not-there' ? 'none' : status
}

const textOf = (findings: readonly Finding[]): string => {
  const wide = Math.max(...findings.map(({ name }) => name.length))
  return findings
    .map((finding) => {
      const { name, ok, says, mend } = finding
      const line = `${ok ? ' ' : '!'} ${name.padEnd(wide)}  ${wordOf(finding).padEnd(7)}  ${says}`
      return mend ? `${line}\n${' '.repeat(wide + 13)}${mend}` : line
    })
    .join('\n')
}

/** What it comes to, as the last line. */
const verdictOf = (config: Config | undefined, ok: boolean): string => {
  if (!config) return 'Mend the settings first; the rest was not checked.'
  if (!ok) return 'Mend what is marked with "!".'
  if (config.slack || config.teams) return 'All is fine.'
  return config.playground
    ? 'All is fine. No chat platform is configured; npm start will serve the playground.'
    : 'No chat platform is configured, and these settings serve no playground: npm start will show its front page only.'
}

/** `doctor`: every setting, the database, and the tokens by asking the platform. */
export const doctor = async (): Promise<Outcome> => {
  const environment = environmentOf(process.cwd())
  const read = readConfig(environment)
  const problems = read.ok ? [] : read.problems
  const found = settingNames.map((name) => settingFinding(name, environment, problems))
  const database = read.ok ? await checkDatabase(read.config) : undefined
  const checks =
    read.ok && database
      ? [
          ...(await checkKeyFile(read.config)),
          database,
          ...(await checkSlack(read.config)),
          ...(await checkTeams(read.config)),
          ...(await checkInstallations(read.config)),
          ...(await checkEvidence(database)),
          ...(await checkIssuing(database)),
        ]
      : []
  const ok = [...found, ...checks].every((finding) => finding.ok)
  return {
    exitCode: ok ? 0 : 1,
    json: { ok, settings: found, checks },
    text: [
      textOf(found),
      ...(checks.length > 0 ? ['', textOf(checks)] : []),
      '',
      verdictOf(read.ok ? read.config : undefined, ok),
    ].join('\n'),
  }
}
