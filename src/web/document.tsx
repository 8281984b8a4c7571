import { html } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import { directionOf, languagePart } from '../chat/locale.rules.ts'
import { languages } from '../chat/messages/catalogue.ts'

/** The first language of an `Accept-Language` header that the product speaks, with its region; English if none. */
export const readerLocale = (accepted: string | undefined): string => {
  const wanted = (accepted ?? '').slice(0, 500).split(',')
  const weighed = wanted.map((part) => {
    const [tag = '', weight = ''] = part.trim().split(';')
    const quality = Number(/^\s*q=([\d.]+)$/.exec(weight)?.[1] ?? 1)
    return { tag, quality }
  })
  const spoken = weighed
    .filter(({ tag, quality }) => quality > 0 && languages.includes(languagePart(tag)))
    .sort((a, b) => b.quality - a.quality)
  return spoken[0]?.tag ?? 'en'
}

/** A whole page: without its first line browsers would draw it as they did in 1998. */
export const whole = (page: Child) => html`<!doctype html>${page}`

/** Only logical properties: a page that is written from right to left is its own mirror. */
const style = `
  html { color-scheme: light dark; }
  body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
  main { max-inline-size: 40rem; margin-inline: auto; padding-block: 2rem; padding-inline: 1rem; }
  h1 { line-height: 1.25; margin-block: 0 1rem; border-inline-start: 0.375rem solid #f0a53a; padding-inline-start: 0.75rem; }
  p { margin-block: 0 1rem; text-align: start; }
  button { font: inherit; font-weight: 600; padding-block: 0.7rem; padding-inline: 1.2rem; border: 0; border-radius: 0.5rem;
    background: light-dark(#17494d, #9fd3c7); color: light-dark(#fff, #0f1213); cursor: pointer; }
  button:focus-visible { outline: 3px solid light-dark(#1264a3, #6fb6ef); outline-offset: 2px; }
`

/** The frame of a page for people, in the language and the direction of a locale. */
export const Document: FC<{ title: string; locale: string; isPrivate?: boolean; children: Child }> = ({
  title,
  locale,
  isPrivate = false,
  children,
}) => (
  <html lang={locale} dir={directionOf(locale)}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {isPrivate && <meta name="robots" content="noindex" />}
      <title>{title}</title>
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>
    <body>
      <main>{children}</main>
    </body>
  </html>
)
