import { z } from 'zod'
import type { Common } from './common.ts'
import { anyCase, common, horizontal, imageAddress, vertical } from './common.ts'
import { inputShapes } from './inputs.ts'

/** Teams draws at most six actions. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference */
export const maxActions = 6

const containerStyle = anyCase(
  z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']),
).optional()

const textLooks = {
  color: anyCase(z.enum(['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention'])).optional(),
  fontType: anyCase(z.enum(['default', 'monospace'])).optional(),
  isSubtle: z.boolean().optional(),
  size: anyCase(z.enum(['default', 'small', 'medium', 'large', 'extraLarge'])).optional(),
  weight: anyCase(z.enum(['default', 'lighter', 'bolder'])).optional(),
}

const boxed = (parts: Common) => ({
  ...common(parts),
  style: containerStyle,
  bleed: z.boolean().optional(),
  minHeight: z.string().optional(),
  rtl: z.boolean().optional(),
  verticalContentAlignment: anyCase(vertical).optional(),
  selectAction: parts.action.optional(),
})

const texts = (parts: Common) =>
  [
    z.strictObject({
      ...common(parts),
      ...textLooks,
      type: z.literal('TextBlock'),
      text: z.string().min(1),
      horizontalAlignment: anyCase(horizontal).optional(),
      maxLines: z.int().positive().optional(),
      style: anyCase(z.enum(['default', 'heading', 'columnHeader'])).optional(),
      wrap: z.boolean().optional(),
    }),
    z.strictObject({
      ...common(parts),
      type: z.literal('RichTextBlock'),
      horizontalAlignment: anyCase(horizontal).optional(),
      inlines: z
        .array(
          z.union([
            z.string(),
            z.strictObject({
              ...textLooks,
              type: z.literal('TextRun'),
              text: z.string(),
              highlight: z.boolean().optional(),
              italic: z.boolean().optional(),
              strikethrough: z.boolean().optional(),
              underline: z.boolean().optional(),
              selectAction: parts.action.optional(),
            }),
          ]),
        )
        .min(1),
    }),
    z.strictObject({
      ...common(parts),
      type: z.literal('Image'),
      url: imageAddress,
      altText: z.string().optional(),
      backgroundColor: z.string().optional(),
      horizontalAlignment: anyCase(horizontal).optional(),
      selectAction: parts.action.optional(),
      size: anyCase(z.enum(['auto', 'stretch', 'small', 'medium', 'large'])).optional(),
      style: anyCase(z.enum(['default', 'person'])).optional(),
      width: z.string().optional(),
      height: z.string().optional(),
      msTeams: z.strictObject({ allowExpand: z.boolean() }).optional(),
    }),
    z.strictObject({
      ...common(parts),
      type: z.literal('FactSet'),
      facts: z.array(z.strictObject({ title: z.string().min(1), value: z.string().min(1) })).min(1),
    }),
  ] as const

const columnShape = (parts: Common) =>
  z.strictObject({
    ...boxed(parts),
    type: z.literal('Column').optional(),
    items: z.array(parts.element),
    width: z.union([z.string(), z.number()]).optional(),
  })

const tableShape = (parts: Common) =>
  z.strictObject({
    ...common(parts),
    type: z.literal('Table'),
    columns: z.array(
      z.strictObject({
        width: z.union([z.string(), z.number()]).optional(),
        horizontalCellContentAlignment: anyCase(horizontal).optional(),
        verticalCellContentAlignment: anyCase(vertical).optional(),
      }),
    ),
    rows: z.array(
      z.strictObject({
        type: z.literal('TableRow'),
        style: containerStyle,
        cells: z.array(
          z.strictObject({ ...boxed(parts), type: z.literal('TableCell'), items: z.array(parts.element) }),
        ),
      }),
    ),
    firstRowAsHeader: z.boolean().optional(),
    showGridLines: z.boolean().optional(),
    gridStyle: containerStyle,
    horizontalCellContentAlignment: anyCase(horizontal).optional(),
    verticalCellContentAlignment: anyCase(vertical).optional(),
  })

export const elementShape = (parts: Common) =>
  z.discriminatedUnion('type', [
    ...texts(parts),
    z.strictObject({ ...boxed(parts), type: z.literal('Container'), items: z.array(parts.element) }),
    z.strictObject({
      ...boxed(parts),
      type: z.literal('ColumnSet'),
      columns: z.array(columnShape(parts)).min(1),
      horizontalAlignment: anyCase(horizontal).optional(),
    }),
    tableShape(parts),
    z.strictObject({
      ...common(parts),
      type: z.literal('ActionSet'),
      actions: z.array(parts.action).min(1).max(maxActions),
    }),
    ...inputShapes(parts),
  ])
