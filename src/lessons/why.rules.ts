import { z } from 'zod'

/** Why a delivery holds what it holds: kept with it as data, from which the sentences are made. */
export const whySchema = z.object({
  lesson: z
    .object({
      title: z.string(),
      pathway: z.string(),
      module: z.string(),
      position: z.number(),
      total: z.number(),
      dueOn: z.string().optional(),
    })
    .optional(),
  reviews: z.number(),
  carried: z.number(),
  catchUp: z.boolean(),
  extra: z.boolean(),
})

export type Why = z.infer<typeof whySchema>
