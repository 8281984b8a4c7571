// What an answer costs at the least with the usual means: a Bolt app that acknowledges, reads one row, writes one row
// and updates the message by Slack's own client. It knows nothing of members, grading, memory or progress.
// Words: pg | prisma; the rest comes from the environment.
import { createServer } from 'node:http'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import pg from 'pg'

const [store] = process.argv.slice(2)
const { DATABASE_URL, PORT, SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET } = process.env
// As many connections as the product has.
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 20 })

const withPg = () => ({
  find: async (id) => (await pool.query('SELECT * FROM delivery_items WHERE id = $1', [id])).rows[0],
  keep: (asked, member, place) =>
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
        'slack',
      ],
    ),
})

const withPrisma = async () => {
  const { PrismaPg } = await import('@prisma/adapter-pg')
  const { PrismaClient } = await import('../../dist/generated/prisma/client.js')
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    find: (id) => prisma.deliveryItem.findUnique({ where: { id } }),
    keep: (asked, member, place) =>
      prisma.response.create({
        data: {
          deliveryItemId: asked.id,
          organizationId: asked.organizationId,
          memberId: member,
          itemId: asked.itemId,
          itemVersionId: asked.itemVersionId,
          answer: { place },
          correct: place === '0',
          rating: 'good',
          answeredAt: new Date(),
          platform: 'slack',
        },
      }),
  }
}

const rows = store === 'prisma' ? await withPrisma() : withPg()
const receiver = new HTTPReceiver({ signingSecret: SLACK_SIGNING_SECRET, endpoints: '/slack/events' })
const app = new App({
  receiver,
  token: SLACK_BOT_TOKEN,
  clientOptions: { slackApiUrl: SLACK_API_URL },
  logLevel: LogLevel.WARN,
})

app.action(/^answer:/, async ({ ack, action, body, client }) => {
  await ack()
  const { item, place } = JSON.parse(action.value)
  const asked = await rows.find(item)
  await rows.keep(asked, body.user.id, place)
  const text = place === '0' ? 'Right.' : 'Not quite.'
  await client.chat.update({
    channel: body.channel.id,
    ts: body.message.ts,
    text,
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
  })
})

const server = createServer((request, response) => {
  if (request.url === '/healthz') return response.end('ok')
  return receiver.requestListener(request, response)
})
server.listen(Number(PORT), '127.0.0.1')
