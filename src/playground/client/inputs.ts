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

/** Remembers what the element shows at first, to know later what a person has changed. */
export const markInitial = (holder: HTMLElement): HTMLElement => {
  holder.dataset.initial = JSON.stringify(valueIn(holder))
  return holder
}

export const enteredIn = (holder: HTMLElement): Entered => valueIn(holder)

/**
 * What a person has changed below `root`, by the id of the action. What was sent once is sent again, also when it is by now what
 * stood there at first: the other side remembers what it got last.
 */
export const changedInputs = (root: ParentNode): Record<string, Entered> => {
  const changed: Record<string, Entered> = {}
  for (const holder of root.querySelectorAll<HTMLElement>('[data-input]')) {
    const value = valueIn(holder)
    if (holder.dataset.sent !== undefined || JSON.stringify(value) !== holder.dataset.initial)
      changed[holder.dataset.input ?? ''] = value
  }
  return changed
}

/** Puts what was entered before into elements drawn anew, where they are still there. */
export const restoreInputs = (root: ParentNode, entered: Readonly<Record<string, Entered>>): void => {
  for (const holder of root.querySelectorAll<HTMLElement>('[data-input]')) {
    const value = entered[holder.dataset.input ?? '']
    if (value === undefined) continue
    holder.dataset.sent = ''
    const boxes = holder.querySelectorAll<HTMLInputElement>('input[type=checkbox], input[type=radio]')
    for (const box of boxes) box.checked = [value].flat().includes(box.value)
    const field = holder.querySelector<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
      'input:not([type=checkbox], [type=radio]), select, textarea',
    )
    if (field !== null && typeof value === 'string') field.value = value
  }
}
