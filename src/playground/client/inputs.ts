/** What a form element holds: one value, or the values that are ticked. */
export type Entered = string | readonly string[]

const valueIn = (holder: HTMLElement): Entered => {
  const ticked = [...holder.querySelectorAll<HTMLInputElement>('input[type=checkbox], input[type=radio]')]
  if (holder.dataset.shape === 'checks') return ticked.filter((box) => box.checked).map((box) => box.value)
  if (holder.dataset.shape === 'radio') return ticked.find((box) => box.checked)?.value ?? ''
  const field = holder.querySelector<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
    'input, select, textarea',
  )
  return field?.value ?? ''
}

/** Remembers what the element shows at first: what a person has changed stays when it is drawn anew. */
export const markInitial = (holder: HTMLElement): HTMLElement => {
  holder.dataset.initial = JSON.stringify(valueIn(holder))
  return holder
}

export const enteredIn = (holder: HTMLElement): Entered => valueIn(holder)

const holdersIn = (root: ParentNode): readonly HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>('[data-input]'),
]

const enteredInAll = (holders: readonly HTMLElement[]): Record<string, Entered> =>
  Object.fromEntries(holders.map((holder) => [holder.dataset.input ?? '', valueIn(holder)]))

/**
 * What stands in every input below `root`, by the id of the action, touched or not: what was sent and refused before
 * is remembered, and only what is sent takes its place.
 */
export const allInputs = (root: ParentNode): Record<string, Entered> => enteredInAll(holdersIn(root))

/** What a person has changed below `root`, by the id of the action. */
export const changedInputs = (root: ParentNode): Record<string, Entered> =>
  enteredInAll(holdersIn(root).filter((holder) => JSON.stringify(valueIn(holder)) !== holder.dataset.initial))

/** Puts what was entered before into elements drawn anew, where they are still there. */
export const restoreInputs = (root: ParentNode, entered: Readonly<Record<string, Entered>>): void => {
  for (const holder of holdersIn(root)) {
    const value = entered[holder.dataset.input ?? '']
    if (value === undefined) continue
    const boxes = holder.querySelectorAll<HTMLInputElement>('input[type=checkbox], input[type=radio]')
    for (const box of boxes) box.checked = [value].flat().includes(box.value)
    const field = holder.querySelector<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
      'input:not([type=checkbox], [type=radio]), select, textarea',
    )
    if (field !== null && typeof value === 'string') field.value = value
  }
}
