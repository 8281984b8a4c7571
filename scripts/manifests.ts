/**
 * `npm run manifests -- --url https://learn.example.com [--app-id GUID] [--out DIR]`: writes what Slack and Teams are
 * told about Whetstone at that address: a manifest to paste at Slack, and, with the id of the app registration, a
 * package to upload in Teams. Both are checked, without a network.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { manifestProblem } from './manifest-problem.ts'
import { slackManifest } from './manifest-slack.ts'
import { teamsPackage, zipOf } from './manifest-teams.ts'

const usage = `Usage: npm run manifests -- --url https://learn.example.com [options]
  --url URL           where Slack and Teams reach the server: https, without a path
  --app-id GUID       the application (client) ID of the app registration; without it, nothing is written for Teams
  --out DIR           where to write; manifests/out if left out
  --developer NAME    who answers for the app in Teams; Whetstone if left out
  --privacy-url URL   your privacy statement, shown in Teams; the server's front page if left out
  --terms-url URL     your terms of use, likewise
  --org-deploy        Slack: a whole Enterprise Grid may install it
  --token-rotation    Slack: tokens last half a day and are renewed
`

/** The public address of a server: its origin and nothing more. */
const serverAddress = (text: string | undefined): URL => {
  if (text === undefined) throw manifestProblem(`--url is missing.\n${usage}`)
  const url = URL.canParse(text) ? new URL(text) : undefined
  const plain = url?.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  if (url?.protocol === 'https:' && plain) return url
  throw manifestProblem(
    `--url is "${text}": it must be an https address without a path, as Slack and Teams reach the server, like https://learn.example.com.`,
  )
}

const guid = (text: string): string => {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text
  throw manifestProblem(
    `--app-id is "${text}": it must be the application (client) ID of the app registration, 32 hexadecimal digits like 11111111-2222-3333-4444-555555555555.`,
  )
}

const webAddress = (name: string, text: string | undefined): string | undefined => {
  if (text === undefined || (URL.canParse(text) && new URL(text).protocol === 'https:')) return text
  throw manifestProblem(`--${name} is "${text}": it must be an https address.`)
}

const parsed = (words: readonly string[]) => {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  try {
    return parseArgs({
      args: [...words],
      options: {
        url: text,
        'app-id': text,
        out: text,
        developer: text,
        'privacy-url': text,
        'terms-url': text,
        'org-deploy': flag,
        'token-rotation': flag,
        help: flag,
      },
    }).values
  } catch (error) {
    throw manifestProblem(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

type Written = { readonly name: string; readonly bytes: Uint8Array | string }

const written = async (values: ReturnType<typeof parsed>): Promise<Written[]> => {
  const url = serverAddress(values.url)
  const appId = values['app-id'] === undefined ? undefined : guid(values['app-id'])
  const slack = slackManifest({
    url,
    orgDeploy: values['org-deploy'],
    tokenRotation: values['token-rotation'],
  })
  const files: Written[] = [{ name: 'whetstone-slack.yaml', bytes: slack }]
  if (appId === undefined) return files
  const teams = await teamsPackage({
    url,
    appId,
    developer: values.developer,
    privacyUrl: webAddress('privacy-url', values['privacy-url']),
    termsUrl: webAddress('terms-url', values['terms-url']),
  })
  return [...files, { name: 'whetstone-teams.zip', bytes: zipOf(teams) }]
}

/** What the command does with its words; the exit code. */
export const writeManifests = async (
  words: readonly string[],
  say: (line: string) => void,
): Promise<number> => {
  try {
    const values = parsed(words)
    if (values.help) {
      say(usage)
      return 0
    }
    const files = await written(values)
    const folder = values.out ?? join(import.meta.dirname, '..', 'manifests', 'out')
    mkdirSync(folder, { recursive: true })
    for (const { name, bytes } of files) {
      writeFileSync(join(folder, name), bytes)
      say(`Written: ${relative(process.cwd(), join(folder, name))}`)
    }
    if (files.length === 1) say('Nothing for Teams: that needs --app-id (docs/install-teams.md).')
    return 0
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ManifestProblem')) throw error
    say(error.message)
    return 2
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await writeManifests(process.argv.slice(2), (line) => console.log(line))
