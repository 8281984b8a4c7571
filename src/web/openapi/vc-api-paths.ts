import { answer, inPath, json, starting, text } from './parts.ts'

const issuer = inPath('issuer', 'An issuer of the token’s organization: `whetstone issuer list` names it.')

const refusals = {
  401: answer('No token, or one that does not count.', json('Refusal')),
  403: answer('The token’s scopes lack what this needs.', json('Refusal')),
  413: answer('The body is too large: at most 1,000,000 bytes are read.', json('Refusal')),
  429: answer('Too many requests.', json('Refusal')),
} as const

type Operation = {
  readonly id: string
  readonly scope: string
  readonly summary: string
  readonly description: string
  readonly body: string
  readonly responses: object
}

const operation = ({ id, scope, summary, description, body, responses }: Operation) => ({
  post: {
    operationId: id,
    tags: ['VC API'],
    summary,
    description: `${description}\n\nThe token needs the scope \`${scope}\`.`,
    security: [{ token: [] }],
    parameters: [issuer],
    requestBody: { required: true, content: json(body) },
    responses: { 404: answer('No such issuer.', json('Refusal')), 503: starting, ...refusals, ...responses },
  },
})

/** The W3C CCG's VC API, as far as it is spoken here. */
export const vcApiPaths = {
  '/vc/{issuer}/credentials/issue': operation({
    id: 'issueCredential',
    scope: 'issue',
    summary: 'Signs a credential',
    description:
      'Adds a proof of `eddsa-rdfc-2022`. `options.credentialStatus` asks for a place in the issuer’s status lists, without which it can’t be withdrawn.',
    body: 'IssueRequest',
    responses: {
      201: answer('Signed.', json('Issued')),
      400: answer('It is not what a credential must be.', json('Refusal')),
      503: answer('Nothing can be signed for this issuer yet, or the program is still starting.', {
        ...json('Refusal'),
        ...text('text/plain'),
      }),
    },
  }),
  '/vc/{issuer}/credentials/verify': operation({
    id: 'verifyCredential',
    scope: 'verify',
    summary: 'Checks a credential of any issuer',
    description:
      'By the data model, its proof, its dates and its status; all checks are made, whatever is asked for.',
    body: 'VerifyRequest',
    responses: {
      200: answer('It verifies.', json('Verification')),
      400: answer('It does not verify, or could not be read.', {
        'application/json': {
          schema: {
            anyOf: [{ $ref: '#/components/schemas/Verification' }, { $ref: '#/components/schemas/Refusal' }],
          },
        },
      }),
    },
  }),
  '/vc/{issuer}/credentials/status': operation({
    id: 'updateCredentialStatus',
    scope: 'status',
    summary: 'Revokes, suspends or reinstates a credential of this issuer',
    description: 'Done twice, the second changes nothing. A revocation can’t be taken back.',
    body: 'StatusRequest',
    responses: {
      200: answer('It is so now.', json('Nothing')),
      400: answer(
        'It has no status, is revoked for good, or the request could not be read.',
        json('Refusal'),
      ),
      404: answer('No such issuer, or this issuer has signed no such credential.', json('Refusal')),
    },
  }),
  '/vc/{issuer}/presentations/verify': operation({
    id: 'verifyPresentation',
    scope: 'verify',
    summary: 'Checks a presentation and each credential in it',
    description: 'Signed by its holder, or, as `presentation`, a mere wrapper.',
    body: 'VerifyPresentationRequest',
    responses: {
      200: answer('It verifies.', json('PresentationVerification')),
      400: answer('It does not verify, or could not be read.', {
        'application/json': {
          schema: {
            anyOf: [
              { $ref: '#/components/schemas/PresentationVerification' },
              { $ref: '#/components/schemas/Refusal' },
            ],
          },
        },
      }),
    },
  }),
} as const
