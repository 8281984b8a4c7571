import { packTexts } from '../../chat/shorten.ts'
import { untornCardMarkdown } from './card-markdown.ts'
import { teamsLimits } from './limits.ts'

/** An element of an Adaptive Card 1.5, as JSON: https://adaptivecards.io/explorer/ */
export type CardElement = { readonly type: string; readonly [property: string]: unknown }

/** A text that wraps: without `wrap` Teams cuts it at the end of the line. */
export const textBlock = (markdown: string, looks: Readonly<Record<string, unknown>> = {}): CardElement => ({
  type: 'TextBlock',
  text: markdown,
  wrap: true,
  ...looks,
})

/** The looks of what is said quietly. */
export const quietLooks = { size: 'Small', isSubtle: true } as const

export const quietText = (markdown: string): CardElement => textBlock(markdown, quietLooks)

/** These pieces of Markdown as texts, as few as their length allows. */
export const textBlocks = (
  pieces: readonly string[],
  looks: Readonly<Record<string, unknown>> = {},
): readonly CardElement[] =>
  packTexts(pieces, teamsLimits.textBlock, '\n\n', untornCardMarkdown)
    .filter((text) => text.trim() !== '')
    .map((text) => textBlock(text, looks))

export const inGroups = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, group) =>
    items.slice(group * size, (group + 1) * size),
  )
