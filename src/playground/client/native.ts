/** A value out of a platform's JSON, of which nothing is known yet. */
export type Json = { readonly [name: string]: unknown }

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : [])

/** A string field, or '' where there is none. */
export const textIn = (value: unknown, name: string): string => {
  const field = isJson(value) ? value[name] : undefined
  return typeof field === 'string' ? field : ''
}

/** The options an element lists, in groups or not. */
export const optionsOf = (element: Json): readonly Json[] => [
  ...listOf(element.options),
  ...listOf(element.option_groups).flatMap((group) => listOf(group.options)),
]

/**
 * The ids by which the control API knows the elements of these blocks: the action_id, and `ID#2` where it is
 * there a second time.
 */
export const elementIds = (blocks: readonly Json[]): ReadonlyMap<Json, string> => {
  const seen = new Map<string, number>()
  const ids = new Map<Json, string>()
  for (const block of blocks) {
    if (block.type === 'rich_text') continue
    for (const element of [block.accessory, block.element, ...listOf(block.elements)].filter(isJson)) {
      const actionId = textIn(element, 'action_id')
      if (actionId === '') continue
      const times = (seen.get(actionId) ?? 0) + 1
      seen.set(actionId, times)
      ids.set(element, times === 1 ? actionId : `${actionId}#${times}`)
    }
  }
  return ids
}
