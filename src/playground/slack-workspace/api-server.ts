import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { readText } from '../stand-in/body.ts'
import type { JsonObject } from '../stand-in/json.ts'
import type { RateLimiter } from './limits/rate-limits.ts'
import type { Workspace } from './memory/workspace.ts'
import type { Answer } from './methods/call.ts'
import { answerCall, rateLimited } from './methods/call.ts'
import { fail } from './methods/method.ts'
import { answerResponseUrl } from './methods/response-url.ts'
import { bearerToken, readArguments } from './wire/body.ts'
import type { Fault, FaultBox } from './wire/faults.ts'
import type { TrafficLog } from './wire/traffic.ts'

type Deps = {
  workspace: Workspace
  limiter: RateLimiter
  faults: FaultBox
  traffic: TrafficLog
  /** A call is left without an answer. */
  leftHanging(): void
}

/** What a request asks for, and how it would be answered if nothing goes wrong. */
type Asked = { what: string; isMethod: boolean; args: JsonObject; token: string; answer(): Answer }

const notFound: Answer = { status: 404, headers: {}, body: fail('not_found') }

const read = async ({ workspace, limiter }: Deps, request: IncomingMessage): Promise<Asked> => {
  const path = new URL(request.url ?? '/', 'http://slack.invalid').pathname
  const text = await readText(request)
  const parsed = text === undefined ? undefined : readArguments(request, text)
  const args = parsed?.ok ? parsed.args : {}
  const token = bearerToken(request, args)
  const method = /^\/api\/([\w.]+)$/.exec(path)?.[1]
  const responseUrl = /^\/(?:actions|commands)\/[^/]+\/([\w-]+)$/.exec(path)?.[1]
  const asked = { what: method ?? (responseUrl === undefined ? path : 'response_url'), args, token }
  const unreadable: Answer | undefined =
    parsed === undefined
      ? { status: 413, headers: {}, body: fail('request_too_large') }
      : parsed.ok
        ? undefined
        : { status: 200, headers: {}, body: fail(parsed.error) }
  const answer = (): Answer => {
    if (unreadable !== undefined) return unreadable
    if (method !== undefined) return answerCall(workspace, limiter, { method, token, args })
    return responseUrl === undefined ? notFound : answerResponseUrl(workspace, responseUrl, args)
  }
  return { ...asked, isMethod: method !== undefined, answer }
}

/** @returns undefined when the connection is cut. */
const answerWithFault = (asked: Asked, fault: Fault): Answer | undefined => {
  if (fault.dropBefore) return undefined
  if (fault.retryAfterSeconds !== undefined) return rateLimited(fault.retryAfterSeconds)
  if (fault.status !== undefined) return { status: fault.status, headers: {}, body: fail('internal_error') }
  if (fault.error !== undefined) return { status: 200, headers: {}, body: fail(fault.error) }
  const answer = asked.answer()
  return fault.dropAfter ? undefined : answer
}

const send = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(body))
}

const handle = async (deps: Deps, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const startedAt = performance.now()
  const asked = await read(deps, request)
  const fault = deps.faults.take(asked.what, ...(asked.isMethod ? ['*'] : []))
  if (fault?.hang) {
    deps.leftHanging()
    return
  }
  if (fault?.delayMs !== undefined) await sleep(fault.delayMs)
  const answer = fault === undefined ? asked.answer() : answerWithFault(asked, fault)
  if (answer === undefined) request.socket.destroy()
  else send(response, answer)
  deps.traffic.add({
    direction: 'app-to-slack',
    transport: 'http',
    what: asked.what,
    url: request.url ?? '/',
    headers: {
      ...(asked.token === '' ? {} : { authorization: `Bearer ${asked.token}` }),
      ...answer?.headers,
    },
    request: asked.args,
    ...(answer === undefined
      ? { response: 'connection cut' }
      : { status: answer.status, response: answer.body }),
    durationMs: performance.now() - startedAt,
  })
}

/** Slack's side of HTTP: the Web API and the response URLs. */
export const apiServer = (deps: Deps): Server =>
  createServer((request, response) => {
    handle(deps, request, response).catch((error: unknown) => {
      if (!response.headersSent)
        send(response, { status: 500, headers: {}, body: fail('fatal_error', [String(error)]) })
    })
  })
