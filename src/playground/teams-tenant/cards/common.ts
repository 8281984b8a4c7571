import { z } from 'zod'

/** What the shapes of a card need of each other. */
export type Common = { readonly element: z.ZodType; readonly action: z.ZodType }

const spacing = z.enum(['default', 'none', 'small', 'medium', 'large', 'extraLarge', 'padding'])
export const horizontal = z.enum(['left', 'center', 'right'])
export const vertical = z.enum(['top', 'center', 'bottom'])

/** The renderers read these names whatever their case is. */
export const anyCase = <Value extends z.ZodType>(value: Value) =>
  z.preprocess(
    (given) => (typeof given === 'string' ? given.charAt(0).toLowerCase() + given.slice(1) : given),
    value,
  )

export const day = z.iso.date()
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time, HH:MM')
export const webAddress = z
  .string()
  .refine((url) => /^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''), 'must be a web address')
export const imageAddress = z
  .string()
  .refine(
    (url) => /^(https?|data):$/.test(URL.canParse(url) ? new URL(url).protocol : ''),
    'must be an address of an image',
  )

/** What every element may have. https://adaptivecards.io/explorer/ */
export const common = ({ element }: Common) => ({
  id: z.string().optional(),
  isVisible: z.boolean().optional(),
  separator: z.boolean().optional(),
  spacing: anyCase(spacing).optional(),
  height: anyCase(z.enum(['auto', 'stretch'])).optional(),
  fallback: z.union([z.literal('drop'), element]).optional(),
  requires: z.record(z.string(), z.string()).optional(),
})
