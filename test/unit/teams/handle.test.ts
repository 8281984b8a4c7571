import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Activity } from 'botbuilder'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Intent } from '../../../src/chat/intent.ts'
import type { Reply } from '../../../src/chat/platform.ts'
import { createAcquaintances } from '../../../src/platforms/teams/acquaintances.ts'
import { createAuthentication } from '../../../src/platforms/teams/authentication.ts'
import { createHandle, type HandleDeps } from '../../../src/platforms/teams/handle.ts'

const never = new Promise<never>(() => undefined)

const handleWith = (given: Partial<HandleDeps>) => {
  const logged: { message: string; detail: object | undefined }[] = []
  const handle = createHandle({
    acquaintances: createAcquaintances(),
    rememberWhere: async () => true,
    rememberServiceUrl: async () => undefined,
    port: undefined as never,
    directory: undefined as never,
    dispatch: () => never,
    say: async () => true,
    installationOf: async () => 'here',
    localTenant: undefined,
    arrive: async () => undefined,
    onChange: async () => undefined,
    afterwards: () => undefined,
    log: (_level, message, detail) => void logged.push({ message, detail }),
    answerMs: 20,
    ...given,
  })
  return { handle, logged }
}

const whetstone = { intent: 'save', args: {}, lists: [], opener: { intent: 'settings', args: {} } }

const invoke = (name: string) => ({
  type: 'invoke',
  name,
  serviceUrl: 'https://smba.example/',
  from: { id: '29:ana' },
  conversation: { id: 'a:ana', conversationType: 'personal', tenantId: 't' },
  value: name === 'task/submit' ? { data: { whetstone } } : { action: { data: { whetstone } } },
})

describe('a press is answered in time', () => {
  it.each(['adaptiveCard/action', 'task/submit'])(
    '%s: while it can’t be known whether the tenant is ours',
    async (name) => {
      const { handle, logged } = handleWith({ installationOf: () => never })
      const { status, body } = await handle(invoke(name))
      expect(status).toBe(200)
      expect(JSON.stringify(body)).toContain('could not save that just now')
      expect(logged).toHaveLength(1)
    },
  )

  it('while the database refuses that question', async () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    const { handle, logged } = handleWith({ installationOf: () => Promise.reject(refused) })
    const { status, body } = await handle(invoke('adaptiveCard/action'))
    expect(status).toBe(200)
    expect(JSON.stringify(body)).toContain('could not save that just now')
    expect(logged).toEqual([{ message: 'A press could not be answered', detail: expect.anything() }])
    const { reference } = Object(logged[0]?.detail)
    expect(JSON.stringify(body)).toContain(reference)
  })

  it('when the dialog that is to be mended does not open again', async () => {
    const errors: Reply = { kind: 'dialog-errors', errors: { time: 'Please give a time' } }
    const dispatch = async ({ name }: Intent) =>
      name === 'settings' ? never : { reply: errors, locale: 'en' }
    const { handle } = handleWith({ dispatch })
    expect(JSON.stringify(await handle(invoke('task/submit')))).toContain('could not save that just now')
  })
})

it('a request whose keys can’t be had is refused, and does not wait for them without an end', async () => {
  const server = createServer(() => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const authentication = createAuthentication(
    {
      appId: 'app',
      allowUnauthenticated: false,
      openIdMetadataUrl: `${origin}/metadata`,
      tokenIssuer: 'https://api.botframework.com',
      keysMs: 30,
    },
    { signRequest: async (request) => request },
    () => undefined as never,
  )
  const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url')
  const token = `${part({ alg: 'RS256', kid: 'k' })}.${part({ iss: 'https://api.botframework.com' })}.x`
  const activity = { channelId: 'msteams', serviceUrl: 'https://smba.example/' } as Activity
  expect(await authentication.check(activity, `Bearer ${token}`)).toBeUndefined()
})
