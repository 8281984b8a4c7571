import * as z from 'zod'
import { issueRequest } from '../../credentials/vc-api/issue.ts'
import { statusRequest } from '../../credentials/vc-api/status.ts'
import { verifyPresentationRequest, verifyRequest } from '../../credentials/vc-api/verify.ts'
import { webhookPayload } from '../../credentials/webhooks/webhook.rules.ts'
import { publicPaths } from './public-paths.ts'
import * as shapes from './shapes.ts'
import { vcApiPaths } from './vc-api-paths.ts'
import { webhookPaths } from './webhook-paths.ts'

/** What is sent to us: the schemas that read it, before they fill in what may be left out. */
const sent = {
  IssueRequest: issueRequest,
  VerifyRequest: verifyRequest,
  VerifyPresentationRequest: verifyPresentationRequest,
  StatusRequest: statusRequest,
} as const

const answered = {
  Issued: shapes.issuedShape,
  Verification: shapes.verificationShape,
  PresentationVerification: shapes.presentationShape,
  Refusal: shapes.refusalShape,
  Nothing: z.object({}),
  Credential: shapes.credentialShape,
  Badge: shapes.badgeShape,
  StatusList: shapes.statusListShape,
  Profile: shapes.profileShape,
  Achievement: shapes.achievementShape,
  DidDocument: shapes.didDocumentShape,
  NotThere: shapes.notThereShape,
  Health: shapes.healthShape,
  WebhookEvent: webhookPayload,
} as const

const schemasOf = (all: Readonly<Record<string, z.ZodType>>, io: 'input' | 'output') =>
  Object.fromEntries(
    Object.entries(all).map(([name, shape]) => {
      const { $schema: _, ...schema } = z.toJSONSchema(shape, { io })
      return [name, schema]
    }),
  )

/**
 * Everything that other programs can ask of us, and what we tell them, as an OpenAPI 3.1 document. Not in it: the pages that people
 * use, and what Slack and Teams call by protocols of their own.
 *
 * @param webAddress where all of it is, without a slash at the end.
 */
export const openApiDocument = (webAddress: string): { readonly [member: string]: unknown } => ({
  openapi: '3.1.0',
  info: {
    title: 'Whetstone',
    version: '1',
    summary: 'Credentials: issuing, checking, status and webhooks',
    license: { name: 'Apache 2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: webAddress }],
  tags: [
    { name: 'VC API', description: 'For other programs, under a bearer token.' },
    { name: 'Credentials', description: 'What holders share, as files.' },
    { name: 'Documents', description: 'What is needed to check a credential.' },
    { name: 'Webhooks', description: 'What we tell other programs.' },
    { name: 'Program' },
  ],
  paths: { ...vcApiPaths, ...publicPaths },
  webhooks: webhookPaths,
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer', description: '`whetstone token create NAME --scope SCOPE`' },
    },
    schemas: { ...schemasOf(sent, 'input'), ...schemasOf(answered, 'output') },
  },
})
