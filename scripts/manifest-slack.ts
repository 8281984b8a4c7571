import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { manifestSchema } from '../test/contracts/manifest/manifest-schema.ts'
import { manifestProblem, withHost } from './manifest-problem.ts'

const template = join(import.meta.dirname, '..', 'manifests', 'slack', 'manifest.yaml')

export type SlackManifestOptions = {
  /** The public address of the server: https, without a path. */
  readonly url: URL
  /** Whether a whole Enterprise Grid may install it. */
  readonly orgDeploy?: boolean | undefined
  /** Whether tokens last half a day and are renewed. */
  readonly tokenRotation?: boolean | undefined
}

/** The comment at the head of the template is about filling it in; what is filled in says what it is for. */
const withHead = (yaml: string, { url }: SlackManifestOptions): string =>
  yaml.replace(
    /^(?:#.*\n)+/,
    `# Whetstone at ${url.origin}, for https://api.slack.com/apps (docs/install-slack.md).\n# Made by "npm run manifests".\n`,
  )

const withSetting = (yaml: string, name: string, on: boolean | undefined): string =>
  on ? yaml.replace(new RegExp(`^(\\s*${name}:) false\\b`, 'm'), '$1 true') : yaml

/**
 * The manifest of manifests/slack for one server, over HTTP, with its comments.
 * @throws an Error named ManifestProblem when it doesn't keep to Slack's schema.
 */
export const slackManifest = (options: SlackManifestOptions): string => {
  const filled = withHost(withHead(readFileSync(template, 'utf8'), options), options.url)
  const set = withSetting(
    withSetting(filled, 'org_deploy_enabled', options.orgDeploy),
    'token_rotation_enabled',
    options.tokenRotation,
  )
  const checked = manifestSchema.safeParse(parse(set))
  if (checked.success) return set
  const faults = checked.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  throw manifestProblem(`The manifest for Slack is not valid: ${faults.join('; ')}`)
}
