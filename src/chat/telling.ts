import type { JobRequest } from '../queue/define-job.ts'
import { type Card, spokenIn } from './card.ts'
import type { Deps } from './deps.ts'
import { type Say, sayIn } from './messages/catalogue.ts'
import { type Person, personOf, type Whose } from './people.store.ts'
import type { MessageRef } from './platform.ts'
import { recipientOf } from './recipient.store.ts'
import { tellJob } from './tell.ts'

/**
 * A member's words, made once it is known who they are; said once for a key. Nothing where they have left or can't be reached.
 * `replaces` is the message whose place they take, where it stands in the member's own conversation with the bot.
 */
export const telling = async (
  deps: Deps,
  whose: Whose,
  key: string,
  cardFor: (say: Say, person: Person) => Promise<Card | undefined> | Card | undefined,
  replaces?: MessageRef,
): Promise<JobRequest[]> => {
  const { prisma } = deps.database
  const person = await personOf(prisma, whose, deps.clock.now())
  const recipient = person && (await recipientOf(prisma, whose))
  if (!person?.isPresent || !recipient) return []
  const say = sayIn(person.locale)
  const card = await cardFor(say, person)
  return card ? [tellJob(recipient, spokenIn(card, say.locale), key, replaces)] : []
}
