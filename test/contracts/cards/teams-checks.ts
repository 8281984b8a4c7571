import { createRequire } from 'node:module'
import type { AdaptiveCardJson } from '../../../src/platforms/teams/render.ts'

/** Its ESM build has imports without file endings, which Node can't load: the bundle can be. */
type Parser = typeof import('adaptivecards')
const { AdaptiveCard, HostConfig, SerializationContext, Versions }: Parser = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
)

export const bytesOf = (value: unknown): number => JSON.stringify(value).length * 2

/** What Microsoft's own parser says of a card as version 1.5, and what it reads back differently. */
export const faultsOf = (json: AdaptiveCardJson): readonly string[] => {
  const context = new SerializationContext(Versions.v1_5)
  const parsed = new AdaptiveCard()
  // Teams shows six: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
  parsed.hostConfig = new HostConfig({ actions: { maxActions: 6 } })
  parsed.parse(JSON.parse(JSON.stringify(json)), context)
  const events = Array.from({ length: context.eventCount }, (_, place) => context.getEventAt(place).message)
  const invalid = parsed.validateProperties().validationEvents.map(({ message }) => message)
  // The parser's pattern for `lang` has a memory, so that it refuses every second one; ours is looked at here.
  const isLanguage = json.lang === undefined || /^[a-z]{2,3}$/.test(json.lang)
  return [
    ...events.filter((event) => !(isLanguage && event.includes('for property "lang"'))),
    ...invalid,
    ...(bytesOf(json) > 80_000 ? [`${bytesOf(json)} bytes`] : []),
    ...setsOf(json.body)
      .filter((size) => size > 6 || size < 1)
      .map((size) => `${size} actions in a set`),
  ]
}

/** How many actions each set of a card body holds. */
export const setsOf = (elements: readonly unknown[]): readonly number[] =>
  elements.flatMap((element) =>
    typeof element === 'object' && element !== null && 'actions' in element && Array.isArray(element.actions)
      ? [element.actions.length]
      : [],
  )
