import { z } from 'zod'
import type { Common } from './common.ts'
import { common, day, time } from './common.ts'

/** https://adaptivecards.io/explorer/Input.Text.html and its neighbours, as version 1.5 has them. */
export const inputShapes = (parts: Common) => {
  const input = {
    ...common(parts),
    id: z.string().min(1),
    label: z.string().optional(),
    isRequired: z.boolean().optional(),
    errorMessage: z.string().optional(),
  }
  const text = z.strictObject({
    ...input,
    type: z.literal('Input.Text'),
    isMultiline: z.boolean().optional(),
    maxLength: z.int().positive().optional(),
    placeholder: z.string().optional(),
    regex: z.string().optional(),
    style: z.enum(['text', 'tel', 'url', 'email', 'password']).optional(),
    inlineAction: parts.action.optional(),
    value: z.string().optional(),
  })
  const number = z.strictObject({
    ...input,
    type: z.literal('Input.Number'),
    min: z.number().optional(),
    max: z.number().optional(),
    placeholder: z.string().optional(),
    value: z.number().optional(),
  })
  const date = z.strictObject({
    ...input,
    type: z.literal('Input.Date'),
    min: day.optional(),
    max: day.optional(),
    placeholder: z.string().optional(),
    value: day.optional(),
  })
  const timeOfDay = z.strictObject({
    ...input,
    type: z.literal('Input.Time'),
    min: time.optional(),
    max: time.optional(),
    placeholder: z.string().optional(),
    value: time.optional(),
  })
  const toggle = z.strictObject({
    ...input,
    type: z.literal('Input.Toggle'),
    title: z.string(),
    value: z.string().optional(),
    valueOn: z.string().optional(),
    valueOff: z.string().optional(),
    wrap: z.boolean().optional(),
  })
  return [text, number, date, timeOfDay, toggle, choiceSet(input)] as const
}

const choiceSet = <Input extends z.ZodRawShape>(input: Input) =>
  z
    .strictObject({
      ...input,
      type: z.literal('Input.ChoiceSet'),
      choices: z.array(z.strictObject({ title: z.string(), value: z.string().min(1) })).min(1),
      isMultiSelect: z.boolean().optional(),
      style: z.enum(['compact', 'expanded', 'filtered']).optional(),
      placeholder: z.string().optional(),
      value: z.string().optional(),
      wrap: z.boolean().optional(),
    })
    .check((context) => {
      const { choices, isMultiSelect, value } = context.value as {
        choices: { value: string }[]
        isMultiSelect?: boolean
        value?: string
      }
      const chosen = (isMultiSelect ? (value ?? '').split(',') : [value ?? '']).filter(Boolean)
      const offered = new Set(choices.map((choice) => choice.value))
      if (chosen.some((one) => !offered.has(one))) complain(context, 'value is not among the choices')
      if (isMultiSelect && choices.some((choice) => choice.value.includes(',')))
        complain(context, 'a value of a choice of several may hold no comma: it joins them')
    })

type Context = { readonly value: unknown; readonly issues: z.core.$ZodRawIssue[] }

const complain = (context: Context, message: string): void => {
  context.issues.push({ code: 'custom', message, input: context.value, path: [] })
}
