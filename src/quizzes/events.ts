import type { DomainEvent } from '../kernel/events.ts'

/** The last question of a delivery has been answered. */
export type DeliveryFinished = DomainEvent<
  'delivery.finished',
  { readonly deliveryId: string; readonly memberId: string }
>
