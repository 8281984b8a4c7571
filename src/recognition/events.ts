import type { DomainEvent } from '../kernel/events.ts'

/** Somebody has decided what becomes of a moment of theirs, or it has come to nothing: what stands of it follows. */
export type MomentDecided = DomainEvent<'moment.decided', { readonly momentId: string }>

/** A channel hears something else than before, or again. */
export type ChannelChanged = DomainEvent<'channel.changed', { readonly channelId: string }>
