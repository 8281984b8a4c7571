import { pino } from 'pino'
import type { Log } from '../chat/deps.ts'

/** What must never stand in a log, at any depth. */
const secrets = [
  'token',
  'botToken',
  'appToken',
  'accessToken',
  'refreshToken',
  'signingSecret',
  'clientSecret',
  'masterKeys',
  'authorization',
  'password',
]

/** The process's log: JSON lines on stderr, so that stdout is free for what a person reads. */
export const createLog = (level: string): Log => {
  const logger = pino(
    {
      level,
      redact: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      serializers: { error: pino.stdSerializers.err },
    },
    pino.destination({ dest: 2, sync: true }),
  )
  return (at, message, detail) => logger[at](detail ?? {}, message)
}
