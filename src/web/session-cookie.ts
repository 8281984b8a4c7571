import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { sessionMs } from '../people/sign-in.store.ts'

const name = 'whetstone'

export type CookieWay = {
  /** Over https the name binds it to this host, and it never goes over http. */
  readonly secure: boolean
  /** Within Teams, which is another site: then a partition of its own, and sent along. */
  readonly inFrame: boolean
}

const optionsOf = ({ secure, inFrame }: CookieWay) => ({
  path: '/',
  httpOnly: true,
  secure: secure || inFrame,
  ...(secure ? { prefix: 'host' as const } : {}),
  ...(inFrame ? { sameSite: 'None' as const, partitioned: true } : { sameSite: 'Lax' as const }),
})

export const sessionToken = (c: Context, secure: boolean): string | undefined =>
  secure ? getCookie(c, name, 'host') : getCookie(c, name)

export const rememberSession = (c: Context, token: string, way: CookieWay): void =>
  setCookie(c, name, token, { ...optionsOf(way), maxAge: sessionMs / 1000 })

/** In both of the places where it may stand. */
export const forgetSession = (c: Context, secure: boolean): void => {
  deleteCookie(c, name, optionsOf({ secure, inFrame: false }))
  if (secure) deleteCookie(c, name, optionsOf({ secure, inFrame: true }))
}
