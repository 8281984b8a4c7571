import { randomUUID } from 'node:crypto'

/** A ticket admits one Socket Mode connection. */
export type Tickets = { issue(): string; redeem(ticket: string): boolean }

export const ticketOffice = (): Tickets => {
  const open = new Set<string>()
  return {
    issue() {
      const ticket = randomUUID()
      open.add(ticket)
      return ticket
    },
    redeem: (ticket) => open.delete(ticket),
  }
}
