/**
 * Something that has happened, in the past tense. Each room declares its own in its `events.ts`;
 * `reactions.ts` says which jobs follow.
 */
export type DomainEvent<Name extends string = string, Data = unknown> = {
  readonly name: Name
  readonly organizationId: string
  readonly data: Data
}
