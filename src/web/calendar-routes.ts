import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { calendarFile } from '../mentorship/calendar.ts'
import { noStore, type Site, sayFor, starting } from './site.tsx'

/** A secret of `newToken`, with the ending by which calendars know what it is. */
const fileName = /^([\w-]{43})\.ics$/

/** Calendar files of what two have arranged: whoever has the address, from their own conversation, may have the file. */
export const calendarFiles = (product: Site['product']): Hono => {
  const pages = new Hono()
  pages.use('/calendar/*', secureHeaders())
  pages.get('/calendar/:file', async (c) => {
    const deps = product()
    if (!deps) return starting(c)
    const [, token] = fileName.exec(c.req.param('file')) ?? []
    const file = token && (await calendarFile(deps, token, sayFor(c)))
    if (!file)
      return c.text('There is no such meeting. Ask for the file again in the conversation.', 404, noStore)
    return c.body(file, 200, {
      ...noStore,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="mentoring.ics"',
    })
  })
  return pages
}
