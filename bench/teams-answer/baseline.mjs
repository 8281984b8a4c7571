// What an answer costs at the least with the usual means: a CloudAdapter that checks the token against the key set, and
// an invoke handler that reads one row, writes one row and answers with a card. It knows nothing of members, grading,
// memory or progress. All comes from the environment.
import { createServer } from 'node:http'
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder'
import pg from 'pg'

const { DATABASE_URL, PORT, TEAMS_APP_ID, TEAMS_APP_PASSWORD, TEAMS_TENANT_ID } = process.env
const { TEAMS_OPENID_METADATA_URL, TEAMS_TOKEN_ISSUER } = process.env
// As many connections as the product has.
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 20 })

const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication(
    {
      ToBotFromChannelOpenIdMetadataUrl: TEAMS_OPENID_METADATA_URL,
      ToBotFromChannelTokenIssuer: TEAMS_TOKEN_ISSUER,
      ToBotFromEmulatorOpenIdMetadataUrl: TEAMS_OPENID_METADATA_URL,
      ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${TEAMS_TENANT_ID}`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      OAuthUrl: 'https://api.botframework.com',
      ValidateAuthority: true,
    },
    new ConfigurationServiceClientCredentialFactory({
      MicrosoftAppId: TEAMS_APP_ID,
      MicrosoftAppPassword: TEAMS_APP_PASSWORD,
      MicrosoftAppTenantId: TEAMS_TENANT_ID,
      MicrosoftAppType: 'SingleTenant',
    }),
  ),
)
adapter.onTurnError = async (_context, error) => {
  console.error(error)
  throw error
}

const keep = (asked, member, place) =>
  pool.query(
    `INSERT INTO responses (delivery_item_id, organization_id, member_id, item_id, item_version_id, answer, correct,
       rating, answered_at, platform) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      asked.id,
      asked.organization_id,
      member,
      asked.item_id,
      asked.item_version_id,
      JSON.stringify({ place }),
      place === '0',
      'good',
      new Date(),
      'teams',
    ],
  )

const answer = async (context) => {
  const { activity } = context
  if (activity.type !== 'invoke' || activity.name !== 'adaptiveCard/action') return
  const { item, place } = activity.value.action.data.whetstone.args
  const asked = (await pool.query('SELECT * FROM delivery_items WHERE id = $1', [item])).rows[0]
  await keep(asked, activity.from.aadObjectId, place)
  const body = [{ type: 'TextBlock', text: place === '0' ? 'Right.' : 'Not quite.', wrap: true }]
  await context.sendActivity({
    type: 'invokeResponse',
    value: {
      status: 200,
      body: {
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
        value: { type: 'AdaptiveCard', version: '1.5', body },
      },
    },
  })
}

/** What the adapter wants of a response, as Express gives it. */
const withExpressWords = (response) =>
  Object.assign(response, {
    status: (code) => Object.assign(response, { statusCode: code }),
    header: (name, value) => response.setHeader(name, value),
    send: (body) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      response.setHeader('content-type', 'application/json; charset=utf-8')
      response.setHeader('content-length', Buffer.byteLength(text))
      response.end(text)
    },
  })

const server = createServer(async (request, response) => {
  if (request.url === '/healthz') return response.end('ok')
  const pieces = []
  for await (const piece of request) pieces.push(piece)
  request.body = JSON.parse(Buffer.concat(pieces).toString('utf8'))
  return adapter.process(request, withExpressWords(response), answer)
})
server.listen(Number(PORT), '127.0.0.1')
