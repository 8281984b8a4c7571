import { z } from 'zod'

const option = z.object({ value: z.string() })

/** One element's value as Slack reports it in `state.values`: docs.slack.dev/reference/interaction-payloads. */
const elementSchema = z.looseObject({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_time: z.string().nullish(),
  selected_date: z.string().nullish(),
})

const valuesSchema = z.record(z.string(), z.record(z.string(), elementSchema))

export type Inputs = Readonly<Record<string, string | readonly string[]>>

const elementValue = (element: z.infer<typeof elementSchema>): string | readonly string[] | undefined =>
  element.selected_options?.map((each) => each.value) ??
  element.selected_option?.value ??
  element.selected_time ??
  element.selected_date ??
  element.value ??
  undefined

/** The values of a message's or dialog's inputs by input id, which is the block's id. */
export const inputsOf = (values: unknown): Inputs => {
  const parsed = valuesSchema.safeParse(values)
  if (!parsed.success) return {}
  const inputs: Record<string, string | readonly string[]> = {}
  for (const [block, elements] of Object.entries(parsed.data)) {
    const [element] = Object.values(elements)
    const value = element && elementValue(element)
    if (value !== undefined) inputs[block] = value
  }
  return inputs
}
