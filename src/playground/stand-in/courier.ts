import { setTimeout as sleep } from 'node:timers/promises'
import type { Busy } from './busy.ts'
import type { Delivery } from './delivery.ts'

/** What can go wrong with a request on its way to the app. */
export type CourierFault = {
  dropBefore?: true
  dropAfter?: true
  delayMs?: number
  status?: number
  duplicate?: true
  reorder?: number
}

/** Carries requests to the app, through whatever fault is injected on the way. */
export type Courier<Request> = {
  send(request: Request): Promise<Delivery>
  /** Sends what is held back, however much there is. */
  release(): Promise<void>
}

type Transport<Request> = (request: Request) => Promise<Delivery>
type Held = { size: number; sends: (() => Promise<void>)[] }

const cut: Delivery = { kind: 'unanswered', reason: 'connection_failed' }

const withFault = async <Request>(
  transport: Transport<Request>,
  request: Request,
  fault: CourierFault,
): Promise<Delivery> => {
  if (fault.delayMs !== undefined) await sleep(fault.delayMs)
  if (fault.dropBefore) return cut
  if (fault.status !== undefined)
    return { kind: 'answered', status: fault.status, body: undefined, noRetry: false }
  const delivery = await transport(request)
  if (fault.duplicate) await transport(request)
  return fault.dropAfter ? cut : delivery
}

/** `kind` decides which requests are held back together. */
export const courier = <Request extends { kind: string }>(
  transport: Transport<Request>,
  faultFor: (request: Request) => CourierFault | undefined,
  busy: Busy,
): Courier<Request> => {
  const holding = new Map<string, Held>()

  /** Held requests go out last one first, each after the one before it was answered. */
  const release = async (kind: string, held: Held): Promise<void> => {
    holding.delete(kind)
    for (const send of held.sends.reverse()) await send()
  }

  const hold = (request: Request, held: Held): Promise<Delivery> => {
    const delivered = new Promise<Delivery>((resolve) => {
      held.sends.push(async () => resolve(await transport(request)))
    })
    if (held.sends.length >= held.size) void release(request.kind, held)
    return delivered
  }

  const route = (request: Request): Promise<Delivery> => {
    const held = holding.get(request.kind)
    if (held !== undefined) return hold(request, held)
    const fault = faultFor(request)
    if (fault === undefined) return transport(request)
    if (fault.reorder === undefined) return withFault(transport, request, fault)
    const holdingFrom: Held = { size: fault.reorder, sends: [] }
    holding.set(request.kind, holdingFrom)
    return hold(request, holdingFrom)
  }

  return {
    async send(request) {
      busy.enter()
      try {
        return await route(request)
      } finally {
        busy.leave()
      }
    },
    async release() {
      for (const [kind, held] of [...holding]) await release(kind, held)
    },
  }
}
