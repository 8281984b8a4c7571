import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { ImageTools, Reencoded } from '../../kernel/image-tools.ts'
import type { ImageTask } from './image-worker.ts'

/** Run from source, the worker is read as TypeScript; compiled, it stands beside this file as JavaScript. */
const fromSource = import.meta.url.endsWith('.ts')
const worker = fileURLToPath(new URL(`./image-worker.${fromSource ? 'ts' : 'js'}`, import.meta.url))
const fontFolder = fileURLToPath(new URL('./fonts', import.meta.url))

/** Each font by the family that it is asked for; only those that a picture names are read. */
const fonts: Readonly<Record<string, readonly string[]>> = {
  'Noto Sans': ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf'],
  NanumGothic: ['NanumGothic.ttf'],
  'Droid Sans Fallback': ['DroidSansFallbackFull.ttf'],
  'Noto Sans Arabic': ['NotoSansArabic-Regular.ttf'],
  'Noto Sans Hebrew': ['NotoSansHebrew-Regular.ttf'],
  'Noto Sans Devanagari': ['NotoSansDevanagari-Regular.ttf'],
  'Noto Sans Bengali': ['NotoSansBengali-Regular.ttf'],
  'Noto Sans Tamil': ['NotoSansTamil-Regular.ttf'],
  'Noto Sans Thai': ['NotoSansThai-Regular.ttf'],
}

const fontFilesOf = (svg: string): string[] =>
  Object.entries(fonts)
    .filter(([family]) => svg.includes(`'${family}'`))
    .flatMap(([, files]) => files.map((file) => join(fontFolder, file)))

/** Pictures drawn and read in one worker thread, which is started by the first and ends when it has been idle. */
export const createImageTools = (): ImageTools => {
  let pool: Piscina<ImageTask, Uint8Array | Reencoded> | undefined
  const run = (task: ImageTask): Promise<Uint8Array | Reencoded> => {
    pool ??= new Piscina({
      filename: worker,
      name: 'work',
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 30_000,
      maxQueue: 200,
      // A picture that unpacks to more than this ends its worker, not the program.
      resourceLimits: { maxOldGenerationSizeMb: 1_500 },
      ...(fromSource && { execArgv: ['--import', 'tsx'] }),
    })
    return pool.run(task)
  }
  return {
    drawPng: async (svg, widthPx) =>
      (await run({ do: 'draw', svg, widthPx, fontFiles: fontFilesOf(svg) })) as Uint8Array,
    reencode: async (bytes) => (await run({ do: 'reencode', bytes })) as Reencoded,
    close: async () => {
      await pool?.destroy()
      pool = undefined
    },
  }
}
