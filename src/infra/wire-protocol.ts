/** The few messages of PostgreSQL's protocol that stand between many clients and one session. */

const startupVersion = 3
const cancelRequest = 80877102
const sslRequest = 80877103
const gssRequest = 80877104
const terminate = 'X'.charCodeAt(0)
/** Sync, Query, Flush, FunctionCall, CopyDone, CopyFail: after these the client waits for an answer. */
const asking = new Set([...'SQHFcf'].map((letter) => letter.charCodeAt(0)))
const readyType = 'Z'.charCodeAt(0)
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

/** Every answer that ends a turn ends in ReadyForQuery: 'Z', length 5, and the state of the transaction. */
export const isReadyAndIdle = (answer: Buffer): boolean =>
  answer.length >= 6 &&
  answer[answer.length - 6] === readyType &&
  answer.readInt32BE(answer.length - 5) === 5 &&
  answer[answer.length - 1] === idleStatus

/** Splits an answer into the notifications in it, which are for everybody, and the rest. */
export const splitNotifications = (answer: Buffer): { own: Buffer[]; notifications: Buffer[] } => {
  const own: Buffer[] = []
  const notifications: Buffer[] = []
  let start = 0
  for (let at = 0; at + 5 <= answer.length; ) {
    const end = at + 1 + answer.readInt32BE(at + 1)
    if (answer[at] === notificationType) {
      if (at > start) own.push(answer.subarray(start, at))
      notifications.push(answer.subarray(at, end))
      start = end
    }
    at = end
  }
  if (start < answer.length) own.push(answer.subarray(start))
  return { own, notifications }
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
