import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../infra/config.ts'
import { masterKeysOf } from '../infra/master-key.ts'
import { settings } from '../infra/settings.ts'
import { createVault } from '../infra/vault.ts'
import type { Vault } from '../kernel/vault.ts'
import { type InstallationListed, listInstallations } from '../people/installations.store.ts'
import type { SlackClients } from '../platforms/slack/client.ts'
import type { Finding } from './finding.ts'
import { migrationsFolder, programFolder } from './program-folder.ts'

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** The bot's scopes as the manifest asks for them; none where the program came without it. */
const wantedScopes = async (): Promise<string[]> => {
  const { parse } = await import('yaml')
  const path = join(programFolder, 'manifests', 'slack', 'manifest.yaml')
  if (!(await exists(path))) return []
  const text = await readFile(path, 'utf8')
  const manifest: { oauth_config?: { scopes?: { bot?: string[] } } } = parse(text)
  return manifest.oauth_config?.scopes?.bot ?? []
}

const withClients = async <Result>(
  apiUrl: string | undefined,
  work: (clients: SlackClients) => Promise<Result>,
): Promise<Result> => {
  const { slackClients } = await import('../platforms/slack/client.ts')
  const clients = slackClients(apiUrl)
  try {
    return await work(clients)
  } finally {
    await clients.close()
  }
}

const fine = (name: string, says: string): Finding => ({ name, status: 'fine', ok: true, says })
const wrong = (name: string, says: string, mend: string): Finding => ({
  name,
  status: 'wrong',
  ok: false,
  says,
  mend,
})

/** The one workspace of the settings, by asking Slack. */
export const checkSlack = async ({ slack }: Config): Promise<Finding[]> => {
  const token = slack?.botToken
  const name = 'Slack'
  if (!slack) return []
  if (token === undefined) return [fine(name, 'Workspaces install the bot themselves, by an invitation.')]
  const wanted = await wantedScopes()
  try {
    const { teamName, scopes } = await withClients(slack.apiUrl, (clients) => clients.identify(token))
    const missing = wanted.filter((scope) => !scopes.includes(scope))
    if (missing.length === 0) return [fine(name, `The bot is in ${teamName}, with all scopes.`)]
    const mend =
      'Add them under OAuth & Permissions (or by manifests/slack/manifest.yaml) and install the app again.'
    return [wrong(name, `The bot is in ${teamName}, without the scopes ${missing.join(', ')}.`, mend)]
  } catch (error) {
    const mend = `${settings.SLACK_BOT_TOKEN.mend} Check, too, that this machine reaches Slack.`
    return [wrong(name, `auth.test failed: ${sentenceOf(error)}`, mend)]
  }
}

/** Whether the token opens, and whether Slack takes it. */
const checkOne = async (one: InstallationListed, vault: Vault, clients: SlackClients): Promise<Finding> => {
  const name = `${one.platform} ${one.tenant}`
  const says = `${one.name}, of ${one.organization.name}`
  const again = 'Let it be installed again: whetstone organization invite.'
  if (one.status === 'removed' || one.status === 'revoked')
    return { name, status: 'not-there', ok: true, says: `${says}: the bot was taken out (${one.status}).` }
  const sealed = one.secrets.find((secret) => secret.name === 'bot-token')
  if (one.platform !== 'slack' || one.source !== 'oauth') {
    return one.status === 'active' ? fine(name, `${says}.`) : wrong(name, `${says}: ${one.status}.`, again)
  }
  if (!sealed) return wrong(name, `${says}: it has no token.`, again)
  const opened = vault.open(sealed.sealed, { ...sealed, ownerId: one.id })
  if (!opened.ok) {
    return opened.reason === 'unknown-key'
      ? wrong(
          name,
          `${says}: its token was sealed with the key ${opened.keyId}, which is not known here.`,
          `Put the key ${opened.keyId} back into WHETSTONE_MASTER_KEY (or the key file), or let it be installed again.`,
        )
      : wrong(name, `${says}: its token is not what the key ${opened.keyId} sealed.`, again)
  }
  return clients.identify(opened.text).then(
    () =>
      one.status === 'active'
        ? fine(name, `${says}.`)
        : wrong(
            name,
            `${says}: marked as ${one.status}, but its token works.`,
            'A message to the bot mends it.',
          ),
    (error) => afterRefusal(one, name, says, sentenceOf(error), again),
  )
}

/** A token that is renewed when it is next needed may well be past its end. */
const afterRefusal = (
  one: InstallationListed,
  name: string,
  says: string,
  why: string,
  mend: string,
): Finding =>
  why.includes('token_expired') && one.secrets.some((secret) => secret.name === 'refresh-token')
    ? fine(name, `${says}; its token is renewed when it is next needed.`)
    : wrong(name, `${says}: auth.test failed: ${why}`, mend)

const atOnce = 5

/** Every installation in the database. */
export const checkInstallations = async (config: Config): Promise<Finding[]> => {
  if (!config.databaseUrl && !(await exists(join(config.dataDir, 'db')))) return []
  const { openDatabase } = await import('../infra/open-database.ts')
  const { openPrisma } = await import('../infra/db.ts')
  const { pendingMigrations } = await import('../infra/migrate.ts')
  const opened = await openDatabase({ ...config, beside: true, maxConnections: 1 }).catch(() => undefined)
  // What is wrong with the database was said before.
  if (!opened) return []
  try {
    if ((await pendingMigrations(opened.pool, migrationsFolder)).length > 0) return []
    const { prisma } = openPrisma(opened.pool, opened.embedded)
    const all = await listInstallations(prisma)
    await prisma.$disconnect()
    if (all.length === 0) return []
    const vault = createVault(await masterKeysOf(config))
    return await withClients(config.slack?.apiUrl, async (clients) => {
      const findings: Finding[] = []
      for (let at = 0; at < all.length; at += atOnce) {
        const some = all.slice(at, at + atOnce).map((one) => checkOne(one, vault, clients))
        findings.push(...(await Promise.all(some)))
      }
      return findings
    })
  } finally {
    await opened.close()
  }
}
