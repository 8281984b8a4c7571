// Loaded before the program (`node --import`): every module that it can ever load is loaded, as in a program without
// lazy imports. What runs in the browser is no part of it, and cli.js is what is being started.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const dist = join(import.meta.dirname, '..', 'dist')
const inTheBrowser = [join('playground', 'client'), join('web', 'client')]

const modules = readdirSync(dist, { recursive: true })
  .filter(
    (file) =>
      file.endsWith('.js') && !inTheBrowser.some((folder) => file.startsWith(folder)) && file !== 'cli.js',
  )
  .sort()

await Promise.all(modules.map((file) => import(pathToFileURL(join(dist, file)).href)))
