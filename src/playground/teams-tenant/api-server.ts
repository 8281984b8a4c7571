import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { readText } from '../stand-in/body.ts'
import type { FaultBox } from '../stand-in/faults.ts'
import type { JsonObject } from '../stand-in/json.ts'
import { isObject, parseJson } from '../stand-in/json.ts'
import { activityOperations } from './connector/activities.ts'
import type { Operation } from './connector/call.ts'
import { conversationOperations } from './connector/conversations.ts'
import { memberOperations } from './connector/members.ts'
import { connectorKeys, connectorMetadata } from './connector/metadata.ts'
import { answerConsent, answerDiscovery, answerEntraKeys, answerToken } from './entra/login.ts'
import { isBotToken } from './entra/tokens.ts'
import type { RateLimiter } from './limits/rate-limits.ts'
import type { Tenant } from './memory/tenant.ts'
import { splitThread } from './memory/tenant.ts'
import type { Answer } from './wire/answer.ts'
import { badSyntax, codeOf, refusal, throttled, unauthorized } from './wire/answer.ts'
import type { Fault } from './wire/faults.ts'
import type { TrafficLog } from './wire/traffic.ts'

type Deps = {
  readonly tenant: Tenant
  readonly limiter: RateLimiter
  readonly faults: FaultBox<Fault>
  readonly traffic: TrafficLog
}

/** What a request asks for, and how it would be answered if nothing goes wrong. */
type Asked = {
  readonly what: string
  readonly isOperation: boolean
  readonly request: unknown
  answer(fault?: Fault): Answer | Promise<Answer>
}

const operations = [...activityOperations, ...conversationOperations, ...memberOperations]

const readBody = (text: string): JsonObject | undefined => {
  const parsed = parseJson(text === '' ? '{}' : text)
  return parsed.ok && isObject(parsed.value) ? parsed.value : undefined
}

const answerOperation = async (
  { tenant, limiter }: Deps,
  operation: Operation,
  given: { token: string; params: string[]; query: URLSearchParams; body: JsonObject | undefined },
): Promise<Answer> => {
  const { params, query, body } = given
  if (!(await isBotToken(tenant, given.token))) return unauthorized
  const conversation = splitThread(params[0] ?? 'new').id
  const wait = limiter.take({ counted: operation.counted, conversation })
  if (wait !== undefined) return throttled(wait)
  return body === undefined
    ? badSyntax('the body is not JSON')
    : operation.run(tenant, { params, query, body })
}

const notFound: Answer = { status: 404, body: { message: 'No HTTP resource was found.' } }

/** Entra's part, below `/login/{tenant}/`. */
const loginAsked = (tenant: Tenant, url: URL, method: string, text: string): Asked | undefined => {
  const [, tenantId = '', rest = ''] = /^\/login\/([^/]+)\/(.+)$/.exec(url.pathname) ?? []
  const asked = (what: string, answer: Asked['answer'], request: unknown = {}): Asked => ({
    what,
    isOperation: false,
    request,
    answer,
  })
  const form = new URLSearchParams(text)
  if (method === 'POST' && rest === 'oauth2/v2.0/token')
    return asked('token', () => answerToken(tenant, tenantId, form), Object.fromEntries(form))
  if (rest === 'v2.0/.well-known/openid-configuration')
    return asked('metadata', () => answerDiscovery(tenant, tenantId))
  if (rest === 'discovery/v2.0/keys') return asked('keys', () => answerEntraKeys(tenant, tenantId))
  return rest === 'adminconsent' || rest === 'v2.0/adminconsent'
    ? asked(
        'adminconsent',
        (fault) => answerConsent(tenant, tenantId, url.searchParams, fault),
        Object.fromEntries(url.searchParams),
      )
    : undefined
}

const connectorAsked = (deps: Deps, url: URL, request: IncomingMessage, text: string | undefined): Asked => {
  const path = url.pathname.replace(/^\/emea\//, '')
  const operation = operations.find((one) => one.method === request.method && one.path.test(path))
  if (operation === undefined)
    return { what: url.pathname, isOperation: false, request: {}, answer: () => notFound }
  const params = (operation.path.exec(path)?.slice(1) ?? []).map(decodeURIComponent)
  const body = text === undefined ? undefined : readBody(text)
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const given = { token, params, query: url.searchParams, body }
  return {
    what: operation.what,
    isOperation: true,
    request: body ?? {},
    answer: () =>
      text === undefined ? refusal('MessageSizeTooBig') : answerOperation(deps, operation, given),
  }
}

const read = async (deps: Deps, request: IncomingMessage): Promise<Asked> => {
  const { tenant } = deps
  const url = new URL(request.url ?? '/', 'http://teams.invalid')
  const text = await readText(request)
  if (url.pathname === '/v1/.well-known/openidconfiguration')
    return { what: 'metadata', isOperation: false, request: {}, answer: () => connectorMetadata(tenant) }
  if (url.pathname === '/v1/.well-known/keys')
    return { what: 'keys', isOperation: false, request: {}, answer: connectorKeys }
  return (
    loginAsked(tenant, url, request.method ?? 'GET', text ?? '') ?? connectorAsked(deps, url, request, text)
  )
}

/** @returns undefined when the connection is cut. */
const answerWithFault = async (asked: Asked, fault: Fault): Promise<Answer | undefined> => {
  if (fault.dropBefore) return undefined
  if (fault.retryAfterSeconds !== undefined && fault.status === undefined)
    return throttled(fault.retryAfterSeconds)
  if (fault.status !== undefined) {
    const after = fault.retryAfterSeconds
    const headers = after === undefined ? {} : { 'retry-after': String(after) }
    return { ...refusal(fault.error ?? codeOf(fault.status), undefined, fault.status), headers }
  }
  const answer = await asked.answer(fault)
  return fault.dropAfter ? undefined : answer
}

const send = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body))
}

const handle = async (deps: Deps, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const startedAt = performance.now()
  const asked = await read(deps, request)
  const fault = deps.faults.take(asked.what, ...(asked.isOperation ? ['*'] : []))
  if (fault?.delayMs !== undefined) await sleep(fault.delayMs)
  const answer =
    fault?.silent === true
      ? undefined
      : fault === undefined
        ? await asked.answer()
        : await answerWithFault(asked, fault)
  if (answer !== undefined) send(response, answer)
  else if (fault?.silent !== true) request.socket.destroy()
  deps.traffic.add({
    direction: 'app-to-teams',
    transport: 'http',
    what: asked.what,
    url: request.url ?? '/',
    headers: {
      ...(request.headers.authorization === undefined
        ? {}
        : { authorization: request.headers.authorization }),
      ...answer?.headers,
    },
    request: asked.request,
    ...(answer === undefined
      ? { response: fault?.silent ? 'never answered' : 'connection cut' }
      : { status: answer.status, response: answer.body }),
    durationMs: performance.now() - startedAt,
  })
}

/** Microsoft's side of HTTP: the connector with its key set, and Entra. */
export const apiServer = (deps: Deps): Server =>
  createServer((request, response) => {
    handle(deps, request, response).catch((error: unknown) => {
      if (!response.headersSent) send(response, refusal('ServiceError', String(error)))
    })
  })
