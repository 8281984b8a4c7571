import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type * as z from 'zod'
import type { Deps } from '../chat/deps.ts'
import { publicIssuer } from '../credentials/issuing/issuers.store.ts'
import { type IssueResult, issueDocument, issueRequest } from '../credentials/vc-api/issue.ts'
import { changeStatus, type StatusResult, statusRequest } from '../credentials/vc-api/status.ts'
import { findToken, type Token, type TokenScope } from '../credentials/vc-api/tokens.store.ts'
import {
  type Verified,
  verifyDocument,
  verifyPresentation,
  verifyPresentationRequest,
  verifyRequest,
} from '../credentials/vc-api/verify.ts'
import type { presentationShape, refusalShape, verificationShape } from './openapi/shapes.ts'
import { networkOfRequest, rateLimit } from './rate-limit.ts'
import { noStore, type Site, starting } from './site.tsx'
import { malformed, type Problem, problemOf } from './vc-api-problems.ts'

/** Bytes: more than any credential has, and less than would hold the program up. */
const largestBody = 1_000_000

type Issuer = NonNullable<Awaited<ReturnType<typeof publicIssuer>>>
type Asked = { readonly deps: Deps; readonly token: Token; readonly issuer: Issuer }

type Status = 200 | 201 | 400 | 401 | 403 | 404 | 413 | 429 | 503

const refuse = (c: Context, status: Status, problem: Problem, headers: Record<string, string> = {}) => {
  const refusal: z.infer<typeof refusalShape> = { verified: false, errors: [problem] }
  return c.json(refusal, status, { ...noStore, ...headers })
}

const plain = (name: string, title: string, detail: string): Problem => ({
  type: `urn:whetstone:problem#${name}`,
  title,
  detail,
})

const noToken = plain(
  'NO_TOKEN',
  'A token is needed.',
  'Send “Authorization: Bearer …” with a token that counts.',
)
const noScope = (scope: TokenScope): Problem =>
  plain('NO_SCOPE', 'The token may not do this.', `Its scopes lack “${scope}”.`)
const noIssuer = plain(
  'NO_ISSUER',
  'There is no such issuer.',
  'The token’s organization has none of this id.',
)
const tooOften = plain('TOO_OFTEN', 'Too many requests.', 'Wait a minute.')
const tooLarge = plain('TOO_LARGE', 'The body is too large.', `At most ${largestBody} bytes are read.`)

const bearerOf = (c: Context): string | undefined =>
  /^Bearer +([\w.~+/-]{8,200}=*)$/i.exec(c.req.header('authorization') ?? '')?.[1]

const issued = (c: Context, result: IssueResult) => {
  if (result.ok) return c.json({ verifiableCredential: result.credential }, 201, noStore)
  if (result.reason === 'malformed') return refuse(c, 400, malformed(result.fault.where, result.fault.what))
  return refuse(c, 503, plain('NOT_READY', 'Nothing can be signed for this issuer yet.', result.fault))
}

const statusProblems: Readonly<Record<Extract<StatusResult, { ok: false }>['reason'], Problem>> = {
  unknown: plain(
    'UNKNOWN',
    'There is no such credential.',
    'This issuer has signed none of this id and place.',
  ),
  'no-place': plain('NO_STATUS', 'It has no status.', 'It was issued without options.credentialStatus.'),
  'for-good': plain('FOR_GOOD', 'It is revoked.', 'A revocation can’t be taken back.'),
}

const told = (verified: Verified): z.infer<typeof verificationShape> => ({
  verified: verified.verified,
  checks: verified.checks.map(({ name, outcome, reason }) => ({ name, outcome, reason })),
  errors: verified.faults.map(problemOf),
})

/**
 * The VC API (W3C CCG) for other programs: issuing, status and verifying, under a bearer token. What does not verify is
 * answered with 400, as W3C's test suites expect it.
 */
export const vcApi = (product: Site['product']): Hono => {
  const api = new Hono()
  // A whole class of learners at once is fine; a program that has gone wild is not.
  const mayAsk = rateLimit({ burst: 1_000, perMinute: 1_200 })
  const mayGuess = rateLimit({ burst: 30, perMinute: 30 })
  api.use('/vc/*', secureHeaders())
  api.use('/vc/*', bodyLimit({ maxSize: largestBody, onError: (c) => refuse(c, 413, tooLarge) }))

  const asked = async (c: Context, scope: TokenScope): Promise<Asked | Response> => {
    const deps = product()
    if (!deps) return starting(c)
    const network = networkOfRequest(c)
    const secret = bearerOf(c)
    const token = secret === undefined ? undefined : await findToken(deps.database.prisma, secret)
    if (!token)
      return mayGuess(network, performance.now())
        ? refuse(c, 401, noToken, { 'www-authenticate': 'Bearer' })
        : refuse(c, 429, tooOften)
    if (!mayAsk(`${token.organizationId}:${token.name}`, performance.now())) return refuse(c, 429, tooOften)
    if (!token.scopes.includes(scope)) return refuse(c, 403, noScope(scope))
    const id = c.req.param('issuer') ?? ''
    const issuer = /^[0-9a-z]{1,64}$/.test(id) ? await publicIssuer(deps.database.prisma, id) : undefined
    // Whether another organization has it is nobody's business.
    if (issuer?.organizationId !== token.organizationId) return refuse(c, 404, noIssuer)
    return { deps, token, issuer }
  }

  const serve = <Shape extends z.ZodType>(
    path: string,
    scope: TokenScope,
    shape: Shape,
    answer: (c: Context, asked: Asked, body: z.infer<Shape>) => Promise<Response>,
  ): void => {
    api.post(`/vc/:issuer${path}`, async (c) => {
      const who = await asked(c, scope)
      if (who instanceof Response) return who
      const body: unknown = await c.req.json().catch(() => undefined)
      const read = shape.safeParse(body)
      if (read.success) return answer(c, who, read.data)
      const issue = read.error.issues[0]
      return refuse(
        c,
        400,
        malformed(issue?.path.map(String).join('.') ?? '', issue?.message ?? 'is no JSON'),
      )
    })
  }

  serve('/credentials/issue', 'issue', issueRequest, async (c, { deps, token, issuer }, body) =>
    issued(c, await issueDocument(deps, issuer, `token:${token.name}`, body)),
  )
  serve('/credentials/status', 'status', statusRequest, async (c, { deps, token, issuer }, body) => {
    const result = await changeStatus(deps, issuer, token, body)
    if (result.ok) return c.json({}, 200, noStore)
    return refuse(c, result.reason === 'unknown' ? 404 : 400, statusProblems[result.reason])
  })
  serve('/credentials/verify', 'verify', verifyRequest, async (c, { deps }, body) => {
    const verified = await verifyDocument(deps, body)
    return c.json(told(verified), verified.verified ? 200 : 400, noStore)
  })
  serve('/presentations/verify', 'verify', verifyPresentationRequest, async (c, { deps }, body) => {
    const { verified, presentation, credentials } = await verifyPresentation(deps, body)
    const results = credentials.map(told)
    const own = told(presentation)
    const answer: z.infer<typeof presentationShape> = {
      verified,
      presentationResult: own,
      credentialResults: results,
      errors: [...own.errors, ...results.flatMap(({ errors }) => errors)],
    }
    return c.json(answer, verified ? 200 : 400, noStore)
  })
  return api
}
