/** The few messages of PostgreSQL's protocol that stand between many clients and one session. */

const startupVersion = 3
const cancelRequest = 80877102
const sslRequest = 80877103
const gssRequest = 80877104
const terminate = 'X'.charCodeAt(0)
/** Sync, Query, Flush, FunctionCall, CopyDone, CopyFail: after these the client waits for an answer. */
const asking = new Set([...'SQHFcf'].map((letter) => letter.charCodeAt(0)))
const readyType = 'Z'.charCodeAt(0)
const errorType = 'E'.charCodeAt(0)
const notificationType = 'A'.charCodeAt(0)
const idleStatus = 'I'.charCodeAt(0)

/** What a client's bytes turned out to be, and how many of them are not yet a whole message. */
export type ClientMessage =
  | { kind: 'startup' }
  | { kind: 'encryption' }
  | { kind: 'cancel' }
  | { kind: 'unknown' }
  | { kind: 'terminate' }
  | { kind: 'typed'; bytes: Buffer; asksForAnswer: boolean }

const openingKinds = new Map<number, ClientMessage>([
  [sslRequest, { kind: 'encryption' }],
  [gssRequest, { kind: 'encryption' }],
  [cancelRequest, { kind: 'cancel' }],
])

/**
 * Cuts the first message off `bytes`; undefined while it is not complete. Before the greeting messages have no type
 * byte.
 */
export const cutMessage = (
  bytes: Buffer,
  greeted: boolean,
): { message: ClientMessage; rest: Buffer } | undefined => {
  const typeLength = greeted ? 1 : 0
  if (bytes.length < typeLength + 4) return undefined
  const end = typeLength + bytes.readInt32BE(typeLength)
  if (bytes.length < end) return undefined
  const rest = bytes.subarray(end)
  const whole = bytes.subarray(0, end)
  if (!greeted) return { message: openingMessage(whole), rest }
  const type = whole[0] ?? 0
  if (type === terminate) return { message: { kind: 'terminate' }, rest }
  return { message: { kind: 'typed', bytes: whole, asksForAnswer: asking.has(type) }, rest }
}

const openingMessage = (whole: Buffer): ClientMessage => {
  const code = whole.length < 8 ? 0 : whole.readInt32BE(4)
  return openingKinds.get(code) ?? { kind: code >> 16 === startupVersion ? 'startup' : 'unknown' }
}

/** What came back from the session for one batch. */
export interface Answer {
  /** For the connection that asked. */
  own: Buffer[]
  /** For everybody: PGlite hands notifications to the session, which here is all connections. */
  notifications: Buffer[]
  /** Whether the turn is over: ready for a query, and in no transaction. */
  idle: boolean
  /** The server's last words, when it is about to end (FATAL or PANIC). */
  lastWords: string | undefined
}

export const readAnswer = (bytes: Buffer): Answer => {
  const answer: Answer = { own: [], notifications: [], idle: false, lastWords: undefined }
  let start = 0
  for (let at = 0; at + 5 <= bytes.length; ) {
    const type = bytes[at]
    const end = at + 1 + bytes.readInt32BE(at + 1)
    if (type === notificationType) {
      if (at > start) answer.own.push(bytes.subarray(start, at))
      answer.notifications.push(bytes.subarray(at, end))
      start = end
    } else if (type === errorType) answer.lastWords = lastWordsIn(bytes.subarray(at + 5, end))
    answer.idle = type === readyType && bytes[at + 5] === idleStatus
    at = end
  }
  if (start < bytes.length) answer.own.push(bytes.subarray(start))
  return answer
}

/** The fields of an ErrorResponse: a letter and a text each; V is the severity in English, M the message. */
const lastWordsIn = (fields: Buffer): string | undefined => {
  const texts = new Map(
    fields
      .toString()
      .split('\0')
      .map((field) => [field[0], field.slice(1)]),
  )
  return ['FATAL', 'PANIC'].includes(texts.get('V') ?? '') ? texts.get('M') : undefined
}

/** An ErrorResponse: severity, SQLSTATE 57P01 (so that clients give the connection up) and the sentence. */
export const fatal = (sentence: string): Buffer => {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C57P01\0M${sentence}\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}

export const startupMessage = (): Uint8Array => {
  const body = Buffer.from('user\0postgres\0database\0postgres\0\0')
  const head = Buffer.alloc(8)
  head.writeInt32BE(body.length + 8, 0)
  head.writeInt32BE(startupVersion << 16, 4)
  return Buffer.concat([head, body])
}

/** What ends the turn of a connection that went away: Sync, then ROLLBACK (a mere warning when nothing is open). */
export const abandon = ((): Buffer => {
  const sync = Buffer.from([...Buffer.from('S'), 0, 0, 0, 4])
  const text = Buffer.from('ROLLBACK\0')
  const head = Buffer.alloc(5)
  head.write('Q')
  head.writeInt32BE(text.length + 4, 1)
  return Buffer.concat([sync, head, text])
})()
