import { answer, bytes, inPath, inQuery, json, starting, text } from './parts.ts'

const id = (what: string) => inPath('id', what)
const credentialId = id('The end of the credential’s own `id`.')
const unchanged = answer('It is as the `ETag` that was sent says.')
const noPage = answer('There is none, or it is kept private.', text('text/plain'))

const get = (
  operationId: string,
  tag: string,
  summary: string,
  responses: object,
  parameters: readonly object[] = [],
  description?: string,
) => ({
  get: {
    operationId,
    tags: [tag],
    summary,
    ...(description && { description }),
    ...(parameters.length > 0 && { parameters }),
    responses: { ...responses, 503: starting },
  },
})

const document = (operationId: string, summary: string, name: string, type: string, what: string) =>
  get(
    operationId,
    'Documents',
    summary,
    {
      200: answer('The document.', json(name, type)),
      304: unchanged,
      404: answer('There is none.', json('NotThere')),
    },
    [id(what)],
  )

/** What people read there instead, who ask for a page. */
const page = text('text/html')

const documentAndPage = (...about: Parameters<typeof document>) => {
  const { get: asked } = document(...about)
  const [, , name, type] = about
  return {
    get: {
      ...asked,
      description: 'With `Accept: text/html` a page in the language of `Accept-Language`.',
      responses: {
        ...asked.responses,
        200: answer('The document, or the page.', { ...json(name, type), ...page }),
        404: answer('There is none.', { ...json('NotThere'), ...page }),
      },
    },
  }
}

const gone = answer('It was erased. Its file can still be checked.', json('NotThere'))
const notThere = answer('There is none, it is kept private, or it has no such form.', {
  ...json('NotThere'),
  ...text('text/plain'),
})

const file = (operationId: string, summary: string, content: Parameters<typeof answer>[1]) =>
  get(operationId, 'Credentials', summary, { 200: answer('The file.', content), 404: notThere, 410: gone }, [
    credentialId,
  ])

const picture = (operationId: string, summary: string, type: string) =>
  get(operationId, 'Credentials', summary, { 200: answer('The picture.', bytes(type)), 404: noPage }, [
    credentialId,
  ])

/** What can be read without a token: credentials that their holders share, and what is needed to check them. */
export const publicPaths = {
  '/c/{id}': get(
    'getCredential',
    'Credentials',
    'A credential, by content negotiation',
    {
      200: answer('The page, or what `Accept` asks for.', {
        ...text('text/html'),
        ...json(
          'Badge',
          'application/json',
          'application/ld+json',
          'application/vc',
          'application/vc+ld+json',
        ),
        ...text('application/vc+jwt', 'application/jwt'),
      }),
      404: answer('There is none, it is kept private, or it has no such form.', {
        ...text('text/html', 'text/plain'),
        ...json('NotThere'),
      }),
      410: answer('It was erased.', { ...text('text/html'), ...json('NotThere') }),
    },
    [credentialId],
    'Whether it is valid now is not said here: check it, or ask its status list.',
  ),
  '/c/{id}.json': file('getCredentialJson', 'A credential as JSON-LD with its proof', json('Badge')),
  '/c/{id}.jwt': file('getCredentialJwt', 'A credential as a JWT', text('application/vc+jwt')),
  '/c/{id}.png': file('getCredentialPng', 'A picture with the credential inside', bytes('image/png')),
  '/c/{id}.svg': file('getCredentialSvg', 'A drawing with the credential inside', text('image/svg+xml')),
  '/c/{id}/picture.png': picture('getCredentialPicture', 'The badge as its page shows it', 'image/png'),
  '/c/{id}/og.png': picture('getCredentialPreview', 'The picture of link previews', 'image/png'),
  '/c/{id}/qr.svg': picture('getCredentialCode', 'The address of its page as a QR code', 'image/svg+xml'),
  '/achievements/{id}': documentAndPage(
    'getAchievement',
    'An achievement',
    'Achievement',
    'application/ld+json',
    'The end of the achievement’s own `id`.',
  ),
  '/achievements/{id}/picture.png': get(
    'getAchievementPicture',
    'Documents',
    'The badge of an achievement before anybody holds it',
    { 200: answer('The picture.', bytes('image/png')), 404: noPage },
    [
      id('The end of the achievement’s own `id`.'),
      inQuery('in', 'The language of its title, where it is translated: `de`. The pack’s own otherwise.'),
    ],
  ),
  '/issuers/{id}': documentAndPage(
    'getIssuer',
    'An issuer’s profile',
    'Profile',
    'application/ld+json',
    'The issuer: the organization, or a partner that endorses.',
  ),
  '/issuers/{id}/did.json': document(
    'getDidDocument',
    'The DID document of an issuer, with the keys that may sign for it',
    'DidDocument',
    'application/did+json',
    'The last part of the `did:web`.',
  ),
  '/status/{id}': document(
    'getStatusList',
    'A Bitstring Status List, signed',
    'StatusList',
    'application/vc',
    'As in `statusListCredential`.',
  ),
  '/endorsements/{id}': get(
    'getEndorsement',
    'Documents',
    'An endorsement, as it was signed',
    {
      200: answer('The file.', { ...json('Credential', 'application/vc'), ...text('application/vc+jwt') }),
      404: answer('There is none, or it was withdrawn.', json('NotThere')),
    },
    [id('The endorsement.')],
  ),
  '/healthz': {
    get: {
      operationId: 'getHealth',
      tags: ['Program'],
      summary: 'Whether the program can serve people now',
      responses: { 200: answer('It can.', json('Health')), 503: answer('It is starting.', json('Health')) },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'getOpenApi',
      tags: ['Program'],
      summary: 'This document',
      responses: { 200: answer('It.', bytes('application/json')), 503: starting },
    },
  },
} as const
