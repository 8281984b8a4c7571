import type { DomainEvent } from '../kernel/events.ts'

/** Somebody has a moment of theirs posted, or chose so beforehand: channels hear of it. */
export type MomentDecided = DomainEvent<'moment.decided', { readonly momentId: string }>

/** A channel hears something else than before, or again. */
export type ChannelChanged = DomainEvent<'channel.changed', { readonly channelId: string }>
