import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppManifestUtils, type TeamsManifestV1D30 } from '@microsoft/app-manifest'
import { Resvg } from '@resvg/resvg-js'
import { zipSync } from 'fflate'
import { manifestProblem, withHost } from './manifest-problem.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'manifests', 'teams')

/** The id in the template, which the one of the app registration takes the place of. */
const noId = '00000000-0000-0000-0000-000000000000'

export type TeamsPackageOptions = {
  /** The public address of the server: https, without a path. */
  readonly url: URL
  /** The application (client) ID of the app registration, which is the bot's and the app's id too. */
  readonly appId: string
  /** Who answers for the app in this tenant, at most 32 characters. */
  readonly developer?: string | undefined
  readonly privacyUrl?: string | undefined
  readonly termsUrl?: string | undefined
}

/** The files of a Teams app package by their names: manifest, languages, icons. */
export type TeamsPackage = Readonly<Record<string, Uint8Array>>

type Document = { readonly $schema: string }
type Validated = Parameters<typeof AppManifestUtils.validateAgainstSchema>

/** The schema of languages has patterns with a bracket that JavaScript takes for a fault: it is escaped here. */
const mended = (schema: object): Validated[1] =>
  JSON.parse(JSON.stringify(schema).replaceAll('\\\\b]', '\\\\b\\\\]'))

/**
 * What is wrong with a manifest or a language, by the schema that it names. The schemas come with Microsoft's package:
 * no network.
 */
export const teamsFaults = async (document: Document): Promise<readonly string[]> =>
  AppManifestUtils.validateAgainstSchema(
    document as unknown as Validated[0],
    mended(await AppManifestUtils.fetchSchema(document.$schema)),
  )

const mustBeValid = async (name: string, document: Document): Promise<void> => {
  const failures = await teamsFaults(document)
  if (failures.length > 0) throw manifestProblem(`${name} is not valid: ${failures.join('; ')}`)
}

const render = (name: string): Uint8Array => {
  const svg = readFileSync(join(folder, 'icons', `${name}.svg`), 'utf8')
  return new Uint8Array(new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng())
}

type Manifest = Document & TeamsManifestV1D30.TeamsManifestV1D30

const manifestFor = (options: TeamsPackageOptions): Manifest => {
  const template = readFileSync(join(folder, 'manifest.json'), 'utf8')
  const filled = withHost(template, options.url).replaceAll(noId, options.appId.toLowerCase())
  const manifest = JSON.parse(filled) as Manifest
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return {
    ...manifest,
    // Teams takes a new package as an upgrade when its version is higher.
    version,
    developer: {
      ...manifest.developer,
      ...(options.developer ? { name: options.developer } : {}),
      ...(options.privacyUrl ? { privacyUrl: options.privacyUrl } : {}),
      ...(options.termsUrl ? { termsOfUseUrl: options.termsUrl } : {}),
    },
  }
}

/**
 * The files that Teams is told about Whetstone with, for one server and one app registration.
 * learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package
 * @throws an Error named ManifestProblem when one doesn't keep to Microsoft's schema.
 */
export const teamsPackage = async (options: TeamsPackageOptions): Promise<TeamsPackage> => {
  const manifest = manifestFor(options)
  await mustBeValid('The manifest for Teams', manifest)
  const files: Record<string, Uint8Array> = {}
  const put = (name: string, document: unknown) => {
    files[name] = new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`)
  }
  put('manifest.json', manifest)
  for (const { file } of manifest.localizationInfo?.additionalLanguages ?? []) {
    const translated: Document = JSON.parse(readFileSync(join(folder, 'languages', file), 'utf8'))
    await mustBeValid(file, translated)
    put(file, translated)
  }
  files[manifest.icons.color] = render('color')
  files[manifest.icons.outline] = render('outline')
  return files
}

/** The package as the file that Teams takes. The same files give the same bytes, whenever and wherever. */
export const zipOf = (files: TeamsPackage): Uint8Array =>
  // A zip holds local times, and its first is that of 1980.
  zipSync({ ...files }, { level: 9, mtime: new Date(1980, 0, 1) })
