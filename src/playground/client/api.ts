import type { NextUp, TrafficNews } from '../page-api.ts'
import type { PlaygroundState } from '../state.ts'

/** A reply of the control API. */
export type Reply = { readonly [name: string]: unknown }
export type Failure = { readonly error: string; readonly detail?: string; readonly errors?: object }

const root = '/playground/api'

export const readState = (): Promise<PlaygroundState> => read('state')

/** What came after; `upTo` of the last answer says after what. */
export const readTraffic = (after: string): Promise<TrafficNews> => read(`traffic?after=${after}`)

export const readNext = (): Promise<NextUp> => read('next')

export const openHome = (person: string): Promise<Reply> => read(`home?person=${encodeURIComponent(person)}`)

export const read = async <Body>(path: string): Promise<Body> => {
  const response = await fetch(`${root}/${path}`)
  if (!response.ok) throw new Error(sentence((await response.json()) as Failure))
  return (await response.json()) as Body
}

/** @throws Error with a sentence for people when the playground refuses. */
export const post = async (path: string, body: object): Promise<Reply> => {
  const response = await fetch(`${root}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const reply = (await response.json()) as Reply
  if (!response.ok) throw new Error(sentence(reply as Failure))
  return reply
}

const sentences: Readonly<Record<string, string>> = {
  'clock-goes-forward': 'The clock only goes forward. Choose a later time, or start over.',
  'too-far': 'That is too far: one move goes three years at most.',
  'unknown-message': 'That message is no longer there.',
  'unknown-surface': 'That window is no longer open.',
  'unknown-action': 'The message has changed meanwhile. Look at it again.',
  'unknown-conversation': 'This person is not in that conversation.',
  'invalid-inputs': 'Something has to be mended in the form.',
  'not-delivered': 'The product did not take it.',
  'not-an-option': 'That is not one of the choices.',
  'body-too-large': 'That is too long to send.',
}

/** What went wrong, as a sentence. */
export const sentence = ({ error, detail }: Failure): string =>
  error === 'not-delivered' && detail !== undefined
    ? detail
    : (sentences[error] ?? `The playground refused it: ${detail ?? error}.`)

export const readNames = (): Promise<Readonly<Record<string, string>>> => read('names')
