import type * as z from 'zod'
import type { ItemProblem } from './problem.ts'

/** An item as YAML gave it, before its schema has looked at it: any field may be missing or of a wrong type. */
export type RawItem = Readonly<Record<string, unknown>>

/** What an item kind adds to the format: the shape of its content, and what a shape can't say. */
export type ItemKind<Kind extends string, Schema extends z.ZodType<{ kind: Kind }>> = {
  readonly kind: Kind
  readonly schema: Schema
  /**
   * Faults between fields. It sees the raw item, so that one run finds these beside faults of shape; about
   * a field of a wrong type it stays silent, because the schema has said so.
   */
  readonly check: (item: RawItem) => ItemProblem[]
}

/** Gives an item kind its exact type. */
export const defineItemKind = <Kind extends string, Schema extends z.ZodType<{ kind: Kind }>>(
  itemKind: ItemKind<Kind, Schema>,
): ItemKind<Kind, Schema> => itemKind
