import { z } from 'zod'
import type { JsonObject } from '../../stand-in/json.ts'
import { cardFaults, isTooLarge } from '../cards/card.ts'
import { adaptiveCard } from '../memory/messages.ts'
import type { Answer } from '../wire/answer.ts'
import { badSyntax, refusal } from '../wire/answer.ts'

const attachment = z.looseObject({
  contentType: z.enum([
    adaptiveCard,
    'application/vnd.microsoft.card.hero',
    'application/vnd.microsoft.card.thumbnail',
    'application/vnd.microsoft.card.signin',
    'image/png',
    'image/jpeg',
    'image/gif',
  ]),
})

const activityShape = z.looseObject({
  type: z.enum(['message', 'typing']),
  text: z.string().optional(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).optional(),
  attachments: z.array(attachment).optional(),
  attachmentLayout: z.enum(['list', 'carousel']).optional(),
  entities: z.array(z.looseObject({ type: z.string() })).optional(),
  summary: z.string().optional(),
  channelData: z.looseObject({}).nullish(),
})

type Activity = z.infer<typeof activityShape>

const isEmpty = ({ type, text = '', attachments = [] }: Activity): boolean =>
  type === 'message' && text.trim() === '' && attachments.length === 0

const cardsFaults = ({ attachments = [] }: Activity): string[] =>
  attachments.flatMap((one, index) =>
    one.contentType === adaptiveCard
      ? cardFaults(one.content).map((fault) => `attachments.${index}.content.${fault}`)
      : [],
  )

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations#add-mentions-to-your-messages */
const mentionFaults = ({ text = '', entities = [] }: Activity): string[] =>
  entities.flatMap(({ type, text: named }) =>
    type === 'mention' && (typeof named !== 'string' || !text.includes(named))
      ? [`the text mentions nobody as ${String(named)}`]
      : [],
  )

/** The activity as it will stand, or the answer why Teams doesn't take it. */
export const readActivity = (
  body: JsonObject,
): { readonly ok: true; readonly activity: JsonObject } | { readonly ok: false; readonly answer: Answer } => {
  if (isTooLarge(body)) return { ok: false, answer: refusal('MessageSizeTooBig') }
  const parsed = activityShape.safeParse(body)
  const faults = parsed.success
    ? [
        ...(isEmpty(parsed.data) ? ['an activity needs a text or an attachment'] : []),
        ...cardsFaults(parsed.data),
        ...mentionFaults(parsed.data),
      ]
    : parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`)
  return faults.length === 0
    ? { ok: true, activity: body }
    : { ok: false, answer: badSyntax(faults.join('; ')) }
}
