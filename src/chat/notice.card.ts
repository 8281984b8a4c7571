import type { Button, Card } from './card.ts'

/** One sentence, and what can be done about it. */
export const noticeCard = (name: string, text: string, buttons: readonly Button[] = []): Card => ({
  name: `notice-${name}`,
  nodes: [{ type: 'text', text }, ...(buttons.length > 0 ? [{ type: 'actions', buttons } as const] : [])],
})
