import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** A port that nobody listens on at the moment. */
export const freePort = async (): Promise<number> => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** A part of a bench in a process of its own, that answers one message at a time. */
export type Helper = {
  /** @throws when the process ends instead of answering, or answers `{ error }`. */
  ask<Answer>(question: object): Promise<Answer>
  stop(): Promise<void>
}

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill()
  const late = setTimeout(() => child.kill('SIGKILL'), 6_000)
  await exit
  clearTimeout(late)
}

/**
 * Starts a file of this folder that calls `serve`. One that ends in .mjs runs as Node runs the product, from dist/,
 * and may collect garbage when it wants to.
 */
export const startHelper = (file: string, words: readonly string[] = []): Helper => {
  const child = fork(join(import.meta.dirname, file), [...words], {
    execArgv: file.endsWith('.mjs') ? ['--expose-gc'] : ['--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return {
    ask: async <Answer>(question: object) => {
      const abort = new AbortController()
      const { signal } = abort
      try {
        child.send(question)
        const [answer] = await Promise.race([
          once(child, 'message', { signal }),
          once(child, 'exit', { signal }).then(() => [{ error: `${file} ended` }]),
        ])
        if (answer.error !== undefined) throw new Error(String(answer.error))
        return answer as Answer
      } finally {
        abort.abort()
      }
    },
    stop: () => ended(child),
  }
}

/** The other side of `startHelper`: answers each message with what `answer` returns. */
export const serve = (answer: (question: never) => Promise<object>): void => {
  process.on('message', (question) => {
    answer(question as never).then(
      (given) => process.send?.(given),
      (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
    )
  })
}

/** A program that serves HTTP. */
export type Program = { readonly startedInMs: number; stop(): Promise<void> }

/**
 * Starts `node` with these words and waits until `url` answers 200.
 * @throws with what it printed when it ends or doesn't answer within half a minute.
 */
export const startProgram = async (options: {
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly url: string
  readonly folder: string
}): Promise<Program> => {
  const printed: string[] = []
  const begun = performance.now()
  const child = spawn(process.execPath, options.words, {
    cwd: options.folder,
    env: { PATH: process.env.PATH ?? '', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => printed.push(String(text)))
  while (performance.now() - begun < 30_000 && child.exitCode === null) {
    const status = await fetch(options.url).then(
      async (response) => {
        await response.arrayBuffer()
        return response.status
      },
      () => 0,
    )
    if (status === 200) return { startedInMs: performance.now() - begun, stop: () => ended(child) }
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
  await ended(child)
  throw new Error(`node ${options.words.join(' ')} did not become ready:\n${printed.join('')}`)
}
