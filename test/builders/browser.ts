import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

export interface TestBrowser {
  browser: Browser
  /** Ends the browser and removes what it unpacked. */
  close(): Promise<void>
}

interface Program {
  executablePath: string
  env: Record<string, string>
  remove(): void
}

/**
 * A real Chromium, headless, once in a test file: the one named by `CHROME_PATH`, or else on Linux x64 the one that comes from npm.
 *
 * @throws a sentence that says how to get one, where there is none.
 */
export const openBrowser = async (): Promise<TestBrowser> => {
  const program = process.env.CHROME_PATH ? chosen(process.env.CHROME_PATH) : await unpacked()
  try {
    const browser = await chromium.launch({
      executablePath: program.executablePath,
      env: program.env,
      // Our own pages only; and root, which continuous integration often is, can't have Chromium's sandbox.
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
      timeout: 60_000,
    })
    return {
      browser,
      close: async () => {
        await browser.close()
        program.remove()
      },
    }
  } catch (error) {
    program.remove()
    throw error
  }
}

const chosen = (executablePath: string): Program => {
  if (!existsSync(executablePath)) throw new Error(`CHROME_PATH names ${executablePath}, which is not there.`)
  return { executablePath, env: environment(), remove: () => undefined }
}

const unpacked = async (): Promise<Program> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The browser tests need Chrome, Chromium or Edge: install one and set CHROME_PATH to its program (only on Linux x64 a browser comes with the packages).',
    )
  }
  // The package takes whatever is called "chromium" in the folder for temporary files for its own.
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-browser-'))
  const before = { ...process.env }
  process.env.TMPDIR = folder
  // With this it brings the system libraries and fonts that a bare container lacks; it looks once, when imported.
  if (!hasSystemLibraries()) process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x'
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    const executablePath = await packaged.executablePath()
    const env = { ...environment(), FONTCONFIG_FILE: writeFontList(folder) }
    return { executablePath, env, remove: () => rmSync(folder, { recursive: true, force: true }) }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

/** The package's own list names /tmp, whatever TMPDIR says; a machine without fonts would then draw no letters. */
const writeFontList = (folder: string): string => {
  const file = join(folder, 'whetstone-fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
      <dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'font-cache')}</cachedir>
      <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
    </fontconfig>`,
  )
  return file
}

const hasSystemLibraries = (): boolean =>
  ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/lib/x86_64-linux-gnu', '/usr/lib'].some((folder) =>
    existsSync(join(folder, 'libnss3.so')),
  )

const environment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])))
